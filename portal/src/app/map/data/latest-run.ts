import { computed, inject, type Signal } from '@angular/core';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import { listConsequenceRuns, readConsequenceRun } from '@parkwatch/domain/wire/consequence';
import type { ConsequenceRun } from '@parkwatch/domain/wire/consequence';
import { apiResource, type ApiResource } from '../../api/api-resource.ts';
import { Live } from '../../live/live.ts';
import { contourFeatures, eventsAtFirst } from './run-features.ts';

export type LatestRun = {
  readonly features: Signal<readonly MapFeature[]>;
  /** The list while there is no run to read, else the run. */
  readonly resource: Signal<ApiResource<unknown>>;
};

/** How far the run that was computed last reaches. Each contour carries the run's number: it is an assumption, with a name. */
export function latestRun(isWanted: () => boolean): LatestRun {
  const reloadOn = { reloadOn: inject(Live).resyncs };
  const list = apiResource(
    listConsequenceRuns,
    () => (isWanted() ? { query: { limit: 1 } } : undefined),
    reloadOn,
  );
  const newest = computed(() => list.value()?.items[0]?.id);
  const run = apiResource(
    readConsequenceRun,
    () => {
      const id = newest();
      return id === undefined ? undefined : { params: { id } };
    },
    reloadOn,
  );
  const features = computed(() => {
    const value = run.value();
    return value ? numbered(value) : [];
  });
  return { features, resource: computed(() => (newest() === undefined ? list : run)) };
}

function numbered(run: ConsequenceRun): MapFeature[] {
  const shown = new Set(eventsAtFirst(run));
  const contours = contourFeatures(run.levels, run.envelope, ({ eventId }) => shown.has(eventId));
  return contours.map((contour) => {
    const { nameZh, nameEn } = contour.properties as Record<'nameZh' | 'nameEn', string>;
    const names = { nameZh: `${run.number} ${nameZh}`, nameEn: `${run.number} ${nameEn}` };
    return { ...contour, properties: { ...contour.properties, ...names } };
  });
}
