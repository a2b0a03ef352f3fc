import { describe, expectTypeOf, it } from 'vitest';
import type {
  Change,
  Comparison,
  ElementCard,
  ElementFilter,
  ElementPage,
  MapLayer,
  ServiceView,
} from '@cleanpath/api';
import type * as views from '@cleanpath/assessment';
import type { FactChange } from '@cleanpath/formats';
import type { ElementQuery } from '../../src/live/live-networks.js';

/** The assessment room may not import the contract; what it gives must fit all the same. Checked by the compiler. */
describe('what the views give', () => {
  it('fits the contract', () => {
    expectTypeOf<views.ElementPage>().toExtend<ElementPage>();
    expectTypeOf<views.ElementCard>().toExtend<ElementCard>();
    expectTypeOf<views.MapLayer>().toExtend<MapLayer>();
    expectTypeOf<views.ServiceView>().toExtend<ServiceView>();
    expectTypeOf<views.AssessmentComparison>().toExtend<Omit<Comparison, 'earlier' | 'later'>>();
    expectTypeOf<ElementQuery>().toExtend<views.ElementQuery>();
    expectTypeOf<ElementFilter>().toExtend<views.ElementFilter>();
    expectTypeOf<Change>().toExtend<FactChange>();
  });
});
