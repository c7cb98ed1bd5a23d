import type { Params } from '@angular/router';
import type { MajorHazardVerdict } from '@parkwatch/domain/major-hazard/assessment';
import {
  MAJOR_HAZARD_LEVELS,
  type MajorHazardLevel,
} from '@parkwatch/domain/major-hazard/standard';
import type { MajorHazardCounts } from '@parkwatch/domain/wire/major-hazards';

/** What of the list is shown: one level, what is not determined, what is none. */
export type HazardFilter = {
  readonly key: '1' | '2' | '3' | '4' | 'not-determined' | 'not-major-hazard';
  readonly count: keyof MajorHazardCounts;
  readonly query: { readonly level?: MajorHazardLevel; readonly verdict?: MajorHazardVerdict };
};

export const HAZARD_FILTERS: readonly HazardFilter[] = [
  ...MAJOR_HAZARD_LEVELS.map((level): HazardFilter => ({
    key: `${level}`,
    count: `level${level}`,
    query: { level },
  })),
  {
    ...{ key: 'not-determined', count: 'notDetermined' },
    query: { verdict: 'not-determined' },
  },
  {
    ...{ key: 'not-major-hazard', count: 'notMajorHazard' },
    query: { verdict: 'not-major-hazard' },
  },
];

/** The filter that an address names; none for anything else. */
export function filterOf(shown: string | undefined): HazardFilter | undefined {
  return HAZARD_FILTERS.find(({ key }) => key === shown);
}

/** The address of a filter: a second click takes it away. */
export function paramsOf({ key }: HazardFilter, shown: HazardFilter | undefined): Params {
  return { show: shown?.key === key ? null : key };
}
