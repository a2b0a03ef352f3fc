import type { ServiceView } from '@cleanpath/api';
import { PLANES, type Plane } from '@cleanpath/model';
import { TrustGlyph, VerdictGlyph } from '../../components/glyph.js';
import { useMessages } from '../../messages/messages.js';
import classes from './plane-verdicts.module.css';

interface PlaneVerdictsProps {
  readonly view: ServiceView;
  readonly plane: Plane | undefined;
  readonly onPlane: (plane: Plane | undefined) => void;
  readonly onElement: (id: string) => void;
}

/** What the verdict would be if one plane alone counted; choosing a plane lets its lane stand out below. */
export function PlaneVerdicts({ view, plane, onPlane, onElement }: PlaneVerdictsProps) {
  const { t } = useMessages();
  const { verdict, planes } = view.demand;
  const choices = [undefined, ...PLANES.filter((each) => planes[each] !== undefined)];
  if (choices.length === 1) return null;
  return (
    <div className={classes.planes}>
      <fieldset className={classes.switch}>
        <legend>{t('service.byPlane')}</legend>
        {choices.map((each) => {
          const there = each === undefined ? verdict : planes[each]!;
          const name = each === undefined ? t('service.allPlanes') : t(`words.plane.${each}`);
          return (
            <label key={each ?? ''} className={each === plane ? classes.chosen : undefined}>
              <input
                type="radio"
                name="service-plane"
                checked={each === plane}
                onChange={() => onPlane(each)}
                aria-label={t('service.planeTitle', { plane: name, verdict: t(`words.verdict.${there}`) })}
              />
              <VerdictGlyph verdict={there} silent />
              <span aria-hidden>{name}</span>
              <span className={classes.verdict} aria-hidden>
                {t(`words.verdict.${there}`)}
              </span>
            </label>
          );
        })}
      </fieldset>
      <div aria-live="polite">
        {plane === undefined ? null : <PlaneAnswer view={view} plane={plane} onElement={onElement} />}
      </div>
    </div>
  );
}

function PlaneAnswer({
  view,
  plane,
  onElement,
}: Pick<PlaneVerdictsProps, 'view' | 'onElement'> & { readonly plane: Plane }) {
  const { t } = useMessages();
  const roots = Object.values(view.elements)
    .filter((element) => element.plane === plane && element.own !== 'trusted')
    .sort((a, b) => (a.own === b.own ? (a.id < b.id ? -1 : 1) : a.own === 'untrusted' ? -1 : 1));
  return (
    <p className={classes.answer}>
      {t('service.planeSentence', {
        plane: t(`words.plane.${plane}`),
        verdict: t(`words.verdict.${view.demand.planes[plane] ?? 'clean'}`).toLowerCase(),
      })}{' '}
      {roots.length === 0 ? t('service.planeNoRoots') : t('service.planeRoots')}
      {roots.map((root) => (
        <button key={root.id} type="button" className={classes.root} onClick={() => onElement(root.id)}>
          <TrustGlyph state={root.own} /> {root.name}
        </button>
      ))}
    </p>
  );
}
