import { computed, effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import {
  listMovingObjects,
  listPoints,
  type MovingObject,
  type Point,
} from '@parkwatch/domain/wire/enterprises';
import { apiResource, type ApiResource } from '../../api/api-resource.ts';
import { Formats } from '../../i18n/formats.ts';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { Live } from '../../live/live.ts';
import { OpenAlarms } from '../../live/open-alarms.ts';
import { movingFeature, pointFeature, type PointContext } from './live-points.ts';

/** Values go stale without an event: all are looked at again this often. */
const SWEEP_S = 10;

export type LiveLayer = {
  readonly features: Signal<readonly MapFeature[]>;
  readonly resource: ApiResource<unknown>;
};

function sweeps(): Signal<number> {
  const nowMs = inject(SecondsClock).nowMs;
  return computed(() => Math.floor(nowMs() / 1000 / SWEEP_S));
}

/** Sensors with their last value and state. A batch of readings touches only the sensors in it. */
export function liveSensors(
  isWanted: () => boolean,
): LiveLayer & { readonly points: Signal<readonly Point[]> } {
  const live = inject(Live);
  const formats = inject(Formats);
  const alarmed = alarmedPoints();
  const resource = apiResource(listPoints, () => (isWanted() ? { query: {} } : undefined), {
    reloadOn: live.resyncs,
  });
  const points = computed(() => resource.value()?.items ?? []);
  const byId = computed(() => new Map(points().map((point) => [point.id, point])));
  const features = signal<ReadonlyMap<number, MapFeature>>(new Map());
  const sweep = sweeps();
  const context = (): PointContext => ({
    nowMs: Date.now(),
    reading: (id) => untracked(live.latest(id)),
    alarmed: untracked(alarmed),
    write: (value) => formats.measured(value),
  });
  effect(() => {
    const all = points();
    alarmed();
    sweep();
    untracked(() => {
      const now = context();
      const before = features();
      features.set(
        new Map(all.map((point) => [point.id, pointFeature(point, now, before.get(point.id))])),
      );
    });
  });
  effect(() => {
    const batch = live.batch();
    if (!batch || batch.readings.size === 0) return;
    untracked(() => renew(batch.readings.keys()));
  });
  function renew(ids: Iterable<number>): void {
    const now = context();
    const known = features();
    const next = new Map(known);
    let isChanged = false;
    for (const id of ids) {
      const point = byId().get(id);
      if (!point) continue;
      const feature = pointFeature(point, now, known.get(id));
      isChanged ||= feature !== known.get(id);
      next.set(id, feature);
    }
    if (isChanged) features.set(next);
  }
  return { features: computed(() => [...features().values()]), resource, points };
}

/** Points with an alarm whose cause is still there; the same set object while it holds the same points. */
function alarmedPoints(): Signal<ReadonlySet<number>> {
  const alarms = inject(OpenAlarms);
  return computed(
    () =>
      new Set(
        alarms
          .all()
          .filter(({ state }) => state === 'unack-active' || state === 'acked-active')
          .map(({ point }) => point.id),
      ),
    { equal: (one, other) => one.size === other.size && [...one].every((id) => other.has(id)) },
  );
}

/** Vehicles and vessels where they were last seen. */
export function liveMovers(
  isWanted: () => boolean,
  staleAfterS: number,
): LiveLayer & { readonly objects: Signal<ReadonlyMap<number, MovingObject>> } {
  const live = inject(Live);
  const resource = apiResource(listMovingObjects, () => (isWanted() ? {} : undefined), {
    reloadOn: live.resyncs,
  });
  const sweep = sweeps();
  let before = new Map<string, MapFeature>();
  const objects = computed(() => {
    const objects = new Map((resource.value()?.items ?? []).map((object) => [object.id, object]));
    for (const [id, object] of live.positions()) {
      const known = objects.get(id);
      if (!known || Date.parse(object.at) >= Date.parse(known.at)) objects.set(id, object);
    }
    return objects;
  });
  const features = computed(() => {
    sweep();
    const now = { nowMs: Date.now(), staleAfterS };
    const next = [...objects().values()].map((object) =>
      movingFeature(object, now, before.get(String(object.id))),
    );
    before = new Map(next.map((feature) => [feature.id, feature]));
    return next;
  });
  return { features, resource, objects };
}
