import { SegmentedControl } from '@mantine/core';
import '@mantine/core/styles/FloatingIndicator.css';
import { useState } from 'react';
import type { ServiceView } from '@cleanpath/api';
import type { LegReport, Plane } from '@cleanpath/model';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import { ServerText } from '../../messages/server-text.js';
import { elementOf } from './card-facts.js';
import type { LegView } from './lanes/lane-columns.js';
import { LegDrawing } from './lanes/leg-drawing.js';
import { RouteTable } from './route-table.js';
import classes from './service.module.css';

const FORMS = ['picture', 'table'] as const;
export type Form = (typeof FORMS)[number];

export interface LegPanelProps {
  readonly view: ServiceView;
  readonly leg: LegView;
  readonly report: LegReport;
  readonly plane: Plane | undefined;
  readonly form: Form;
  readonly selected: string | undefined;
  readonly onForm: (form: Form) => void;
  readonly onElement: (id: string) => void;
}

/** One leg in words, then as a picture or as the table that says the same. */
export function LegPanel({ view, leg, report, plane, form, selected, onForm, onElement }: LegPanelProps) {
  const { t } = useMessages();
  const [open, setOpen] = useState<ReadonlySet<string> | 'all'>(new Set());
  const unfold = (key: string) => setOpen((before) => (before === 'all' ? before : new Set([...before, key])));
  const [folds, setFolds] = useState(false);
  const asDrawn = open !== 'all' && open.size === 0;
  return (
    <Section
      title={legTitle(view, report, t)}
      lead={<ServerText>{report.sentence}</ServerText>}
      actions={
        <span className={classes.legTools}>
          {form === 'table' || (!folds && asDrawn) ? null : (
            <button
              type="button"
              className={classes.tool}
              aria-pressed={open === 'all'}
              onClick={() => setOpen(asDrawn ? 'all' : new Set())}
            >
              {t(asDrawn ? 'service.openAll' : 'service.fit')}
            </button>
          )}
          <SegmentedControl
            size="xs"
            aria-label={t('service.pictureOrTable')}
            value={form}
            data={FORMS.map((value) => ({ value, label: t(`service.${value}`) }))}
            onChange={(value) => onForm(value)}
          />
        </span>
      }
    >
      {form === 'table' ? null : (
        <div className={classes.picture}>
          <LegDrawing
            view={view}
            leg={leg}
            report={report}
            open={open}
            plane={plane}
            selected={selected}
            onElement={onElement}
            onOpen={unfold}
            onFolds={setFolds}
          />
        </div>
      )}
      <div className={form === 'table' ? undefined : classes.printOnly}>
        <RouteTable view={view} leg={leg} report={report} onElement={onElement} />
      </div>
    </Section>
  );
}

function legTitle(view: ServiceView, leg: LegReport, t: ReturnType<typeof useMessages>['t']): string {
  const plane = t(`words.plane.${leg.plane}`);
  if (leg.kind === 'set' || leg.from === undefined || leg.to === undefined) {
    return t('service.legSet', { plane, count: leg.elements?.length ?? 0 });
  }
  return t('service.legPath', { plane, from: elementOf(view, leg.from).name, to: elementOf(view, leg.to).name });
}
