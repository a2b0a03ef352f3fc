import type { Assessment, Tier } from '@cleanpath/model';
import { printable } from '../io.js';
import { ink, wrap, type Ink, type Style } from './style.js';

/** Causes, actions and suppliers shown: what fits on one screen. */
const SHOWN = 3;

/** The verdict as a person reads it in ten seconds: one sentence, one bar, why, what to do, what is not known. */
export function verdictText(assessment: Assessment, style: Style): string {
  const { network, policy, headline } = assessment;
  const parts = [
    '',
    `  ${ink(style, 'bold', printable(network.name))}`,
    ink(
      style,
      'dim',
      wrap(style, `as of ${assessment.asOf} · policy: ${printable(policy.title)} ${policy.version}`, '  '),
    ),
  ];
  if (network.synthetic.length > 0) {
    parts.push(
      ink(
        style,
        'dim',
        wrap(style, `Synthetic data: ${network.synthetic.map((item) => printable(item.what)).join('; ')}`, '  '),
      ),
    );
  }
  parts.push('', wrap(style, ink(style, 'bold', printable(headline.sentence)), '  '), '', bar(assessment, style), '');
  if (headline.because !== undefined) parts.push(wrap(style, printable(headline.because), '  '));
  if (headline.unknown !== undefined) parts.push(wrap(style, printable(headline.unknown), '  '));
  parts.push(
    ...list(
      'Why',
      assessment.causes.slice(0, SHOWN).map((cause) => cause.sentence),
      style,
    ),
  );
  parts.push(
    ...list(
      'What to do first',
      assessment.actions.slice(0, SHOWN).map((action) => action.sentence),
      style,
    ),
  );
  parts.push(
    ...list(
      'Evidence worth getting',
      assessment.unknowns.slice(0, SHOWN).map((item) => item.sentence),
      style,
    ),
  );
  parts.push(...ladder(assessment, style));
  parts.push('', `  ${ink(style, 'dim', `Content hash ${assessment.contentHash}`)}`);
  return parts.join('\n');
}

const GLYPHS = { clean: '█', undetermined: '▒', blocked: '▲', disconnected: '·' } as const;
const INKS: Readonly<Record<keyof typeof GLYPHS, Ink>> = {
  clean: 'teal',
  undetermined: 'grey',
  blocked: 'vermilion',
  disconnected: 'dim',
};
const LABELS = {
  clean: 'clean',
  undetermined: 'undetermined',
  blocked: 'blocked',
  disconnected: 'not connected',
} as const;

/** One bar of the four verdicts in proportion, and their counts below with the same glyphs. */
function bar({ totals }: Assessment, style: Style): string {
  const keys = Object.keys(GLYPHS) as (keyof typeof GLYPHS)[];
  const sum = keys.reduce((total, key) => total + totals[key], 0);
  if (sum === 0) return '  (no services)';
  const room = Math.min(60, style.width - 4);
  let used = 0;
  let seen = 0;
  const cells = keys.map((key) => {
    seen += totals[key];
    const width = Math.max(totals[key] > 0 ? 1 : 0, Math.round((room * seen) / sum) - used);
    used += width;
    return ink(style, INKS[key], GLYPHS[key].repeat(width));
  });
  const legend = keys
    .filter((key) => totals[key] > 0)
    .map((key) => `${ink(style, INKS[key], GLYPHS[key])} ${totals[key]} ${LABELS[key]}`)
    .join('   ');
  return `  ${cells.join('')}\n  ${legend}`;
}

function list(title: string, sentences: readonly string[], style: Style): string[] {
  if (sentences.length === 0) return [];
  return [
    '',
    `  ${ink(style, 'bold', title)}`,
    ...sentences.map((text, i) => wrap(style, printable(text), '     ', `  ${i + 1}  `)),
  ];
}

const OUTCOME_GLYPHS = { trusted: '●', restricted: '◐', excluded: '▲', 'insufficient-evidence': '○' } as const;
const OUTCOME_INKS: Readonly<Record<keyof typeof OUTCOME_GLYPHS, Ink>> = {
  trusted: 'teal',
  restricted: 'vermilion',
  excluded: 'vermilion',
  'insufficient-evidence': 'grey',
};
const LADDER_ROWS = 8;

function ladder(assessment: Assessment, style: Style): string[] {
  const suppliers = [...assessment.suppliers]
    .filter((supplier) => supplier.elements > 0 || supplier.blocks > 0)
    .sort((a, b) => b.blocks - a.blocks || b.brokenDemands - a.brokenDemands || b.elements - a.elements)
    .slice(0, LADDER_ROWS);
  if (suppliers.length === 0) return [];
  const width = Math.min(28, Math.max(...suppliers.map((supplier) => supplier.name.length)));
  const tiers: readonly Tier[] = ['low', 'moderate', 'high', 'critical'];
  const rows = suppliers.map((supplier) => {
    const glyphs = tiers.map((tier) => {
      const outcome = supplier.decisions.find((decision) => decision.tier === tier)?.outcome ?? 'insufficient-evidence';
      return ink(style, OUTCOME_INKS[outcome], OUTCOME_GLYPHS[outcome].padEnd(5));
    });
    const name = printable(supplier.name).slice(0, width).padEnd(width);
    return `  ${name}  ${glyphs.join('')} ${String(supplier.elements).padStart(8)} ${String(supplier.blocks).padStart(7)} ${String(supplier.brokenDemands).padStart(7)}`;
  });
  return [
    '',
    `  ${ink(style, 'bold', 'Suppliers'.padEnd(width))}  ${ink(style, 'dim', 'low  mod  high crit  elements  blocks  breaks')}`,
    ...rows,
    `  ${ink(style, 'dim', '● trusted  ◐ restricted  ▲ excluded  ○ not enough evidence')}`,
  ];
}
