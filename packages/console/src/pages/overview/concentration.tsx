import { NativeSelect, SegmentedControl } from '@mantine/core';
import { routeUrl, type AssessmentSummary } from '@cleanpath/api';
import { HHI_MAX } from '@cleanpath/assessment/charts';
import type { Plane, Tier } from '@cleanpath/model';
import { useFilters } from '../../app/use-filters.js';
import { DownloadLink } from '../../components/download-link.js';
import { Section } from '../../components/section.js';
import { useMessages } from '../../messages/messages.js';
import { ConcentrationCell } from './concentration-cell.js';
import { concentrationGrid, concentrationRegions, DEPTHS, isWhole, MEASURES } from './concentration-panels.js';
import classes from './concentration.module.css';
import page from './overview.module.css';

/** What the assessment calls elements without a region. */
const NO_REGION = 'not stated';

/** Small multiples: planes down, tiers across, each a bar from zero with the thresholds. */
export function Concentration({ summary }: { readonly summary: AssessmentSummary }) {
  const { t, number } = useMessages();
  const [filters, setFilters] = useFilters(['measure', 'region', 'depth']);
  const { concentration, concentrationThresholds: thresholds, networkId, id, names } = summary;
  if (concentration.length === 0) return null;
  const measures = MEASURES.filter((measure) => concentration.some((row) => row.measure === measure));
  const measure = measures.find((one) => one === filters.measure) ?? measures[0]!;
  const regions = concentrationRegions(concentration, measure);
  const region = regions.find((one) => one === filters.region) ?? regions[0]!;
  const depth = DEPTHS.find((one) => one === filters.depth) ?? 'owner';
  const grid = concentrationGrid(concentration, { measure, depth, region });
  const levels = (thresholds?.bands ?? []).filter(({ upTo }) => upTo > 0 && upTo < HHI_MAX);
  const csv = routeUrl('assessmentTable', { params: { network: networkId, assessment: id, table: 'concentration' } });
  const planeTitle = (plane: string) => (isWhole(plane) ? t('overview.allPlanes') : t(`words.plane.${plane as Plane}`));
  const regionTitle = (name: string) =>
    isWhole(name) ? t('overview.wholeNetwork') : name === NO_REGION ? t('overview.noRegion') : name;
  const tierTitle = (tier: string) => (isWhole(tier) ? t('overview.allTiers') : t(`words.tier.${tier as Tier}`));
  return (
    <Section
      title={t('overview.concentration')}
      id="concentration"
      lead={t('overview.concentrationLead')}
      actions={<DownloadLink href={csv}>{t('components.csv')}</DownloadLink>}
    >
      <div className={classes.controls}>
        <SegmentedControl
          size="xs"
          aria-label={t('overview.countedBy')}
          value={depth}
          onChange={(value) => setFilters({ depth: value === 'owner' ? undefined : value }, { replace: true })}
          data={DEPTHS.map((value) => ({ value, label: t(`overview.depth.${value}`) }))}
        />
        {measures.length < 2 ? null : (
          <NativeSelect
            size="xs"
            label={t('overview.measure')}
            value={measure}
            onChange={(event) => setFilters({ measure: event.currentTarget.value }, { replace: true })}
            data={measures.map((value) => ({ value, label: t(`words.measure.${value}`) }))}
          />
        )}
        {regions.length < 2 ? null : (
          <NativeSelect
            size="xs"
            aria-label={t('overview.region')}
            value={region}
            onChange={(event) => setFilters({ region: event.currentTarget.value }, { replace: true })}
            data={regions.map((value) => ({ value, label: regionTitle(value) }))}
          />
        )}
      </div>
      <div className={classes.scroll} role="region" aria-label={t('overview.concentration')} tabIndex={0}>
        <table className={classes.grid}>
          <caption className="sr">{t('overview.concentration')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('overview.plane')}</th>
              {grid.tiers.map((tier) => (
                <th key={tier} scope="col">
                  {isWhole(tier) ? tierTitle(tier) : t('overview.atTier', { tier: tierTitle(tier) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map(({ plane, cells }) => (
              <tr key={plane}>
                <th scope="row">{planeTitle(plane)}</th>
                {cells.map((row, i) => (
                  <td key={grid.tiers[i]}>
                    {row === undefined ? null : (
                      <ConcentrationCell
                        row={row}
                        label={`${planeTitle(plane)}, ${tierTitle(row.tier)}`}
                        levels={levels.map(({ upTo }) => upTo)}
                        names={names}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={page.note}>
        {t('overview.concentrationNote', { max: number(HHI_MAX), measure: t(`words.measure.${measure}`) })}{' '}
        {thresholds === undefined || levels.length === 0
          ? null
          : t('overview.thresholds', {
              levels: levels.map(({ upTo, label }) => `${label} ≤ ${number(upTo)}`).join(', '),
              source: thresholds.source ?? thresholds.id,
            })}
      </p>
    </Section>
  );
}
