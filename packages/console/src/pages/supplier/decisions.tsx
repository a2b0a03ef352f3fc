import { useMemo, useState } from 'react';
import { intervalBar } from '@cleanpath/assessment/charts';
import { Drawn } from '../../components/drawn.js';
import { OutcomeGlyph } from '../../components/glyph.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { byTier } from './decision-groups.js';
import { decisionThresholds } from './decision-thresholds.js';
import { EvidenceText } from './evidence-text.js';
import type { Criterion, Decision, EvidenceItem } from './report-parts.js';
import { useUnitFigures } from './unit-figures.js';
import classes from './decisions.module.css';

export interface DecisionsProps {
  readonly decisions: readonly Decision[];
  readonly criteria: readonly Criterion[];
  readonly evidence: readonly EvidenceItem[];
  /** The policy that decides and the date it decides for, in words. */
  readonly clause: string;
}

/** One row per tier: decision, interval against the thresholds, coverage against its minimum, and what decides. */
export function Decisions({ decisions, criteria, evidence, clause }: DecisionsProps) {
  const { t } = useMessages();
  const ids = useMemo(() => new Set(evidence.map(({ id }) => id)), [evidence]);
  return (
    <Section title={t('supplier.decisionsTitle')} lead={t('supplier.decisionsLead')}>
      {decisions.length === 0 ? (
        <p className="soft">{t('supplier.noDecisions')}</p>
      ) : (
        <ol className={classes.decisions}>
          {byTier(decisions).map((decision) => (
            <DecisionRow key={decision.tier} decision={decision} criteria={criteria} ids={ids} />
          ))}
        </ol>
      )}
      <p className={classes.clause}>{clause}</p>
    </Section>
  );
}

interface RowProps {
  readonly decision: Decision;
  readonly criteria: readonly Criterion[];
  readonly ids: ReadonlySet<string>;
}

function DecisionRow({ decision, criteria, ids }: RowProps) {
  const { t } = useMessages();
  const binding = criteria.find(({ id }) => id === decision.binding)?.title ?? decision.binding;
  return (
    <li className={classes.row}>
      <div className={classes.outcome}>
        <span className={classes.tier}>{t(`words.tier.${decision.tier}`)}</span>
        <OutcomeGlyph outcome={decision.outcome} word />
      </div>
      <Against decision={decision} />
      <Coverage decision={decision} />
      <div className={classes.why}>
        <p>
          <EvidenceText text={decision.sentence} ids={ids} />
        </p>
        {binding === undefined ? null : (
          <p className="soft">
            {t('supplier.binding')}: <ServerText>{binding}</ServerText>
          </p>
        )}
        <Fragile changes={decision.fragile} ids={ids} />
      </div>
    </li>
  );
}

/** Room of the label of a level, px: near the zero it moves to the right of its mark instead of out of the picture. */
const LABEL = 116;

/** The interval with its bounds, and the levels of the policy written beneath their marks. */
function Against({ decision }: { readonly decision: Decision }) {
  const { t } = useMessages();
  const { unit, lower, upper } = useUnitFigures();
  const bounds = t('supplier.between', { lower: lower(decision.lower), upper: upper(decision.upper) });
  const levels = decisionThresholds(decision).map((level) => ({
    ...level,
    words: t(`supplier.${level.kind}`, { at: unit(level.at) }),
  }));
  return (
    <div className={classes.against}>
      <div role="img" aria-label={[bounds, ...levels.map(({ words }) => words)].join(', ')}>
        <span aria-hidden>
          <Drawn chart={intervalBar(decision.lower, decision.upper, levels)} />
          <span className={classes.levels}>
            {levels.map(({ kind, at, words }) => (
              <span
                key={kind}
                className={kind === 'accept' ? classes.accept : classes.exclude}
                style={
                  kind === 'accept'
                    ? { left: `max(${at * 100}%, ${LABEL}px)` }
                    : { right: `min(${(1 - at) * 100}%, 100% - ${LABEL}px)` }
                }
              >
                {words}
              </span>
            ))}
          </span>
        </span>
      </div>
      <span className={classes.bounds} aria-hidden>
        {lower(decision.lower)}–{upper(decision.upper)}
      </span>
    </div>
  );
}

function Coverage({ decision: { coverage, minimumCoverage } }: { readonly decision: Decision }) {
  const { t } = useMessages();
  const { lower, unit } = useUnitFigures();
  const met = minimumCoverage === undefined || coverage >= minimumCoverage;
  return (
    <div className={classes.coverage}>
      <span className={classes.coverageTrack} aria-hidden>
        <span className={classes.coverageFill} style={{ width: `${coverage * 100}%` }} />
        {minimumCoverage === undefined ? null : (
          <span className={classes.minimum} style={{ left: `${minimumCoverage * 100}%` }} />
        )}
      </span>
      <span className={met ? 'soft' : classes.missing}>
        {t('supplier.coverage')}{' '}
        {minimumCoverage === undefined
          ? lower(coverage)
          : t('supplier.coverageOf', { coverage: lower(coverage), minimum: unit(minimumCoverage) })}
        {minimumCoverage === undefined ? null : <> · {t(met ? 'supplier.coverageMet' : 'supplier.coverageMissing')}</>}
      </span>
    </div>
  );
}

/** Changes named before the rest is folded. */
const FRAGILE_SHOWN = 2;

function Fragile({ changes, ids }: { readonly changes: readonly string[]; readonly ids: ReadonlySet<string> }) {
  const { t } = useMessages();
  const [all, setAll] = useState(false);
  if (changes.length === 0) return <p className="soft">{t('supplier.fragileNone')}</p>;
  const more = changes.length - FRAGILE_SHOWN;
  return (
    <p className={classes.fragile}>
      {t('supplier.fragile')}:{' '}
      <EvidenceText text={(all ? changes : changes.slice(0, FRAGILE_SHOWN)).join('; ')} ids={ids} />
      {more <= 0 ? null : (
        <>
          {' '}
          <button type="button" className={classes.link} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('supplier.showLess') : t('supplier.fragileMore', { more })}
          </button>
        </>
      )}
    </p>
  );
}
