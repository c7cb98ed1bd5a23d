// Rule of points: what each kind of facility has is listed in facility-points.ts, weather and air stations in
// station-points.ts. Each point stands at its own place beside or on its facility. Twelve plants run into a recorded
// fault every 6 hours, one after the other (fault-plan.ts); the rest run normally.
import type { LocalFrame } from '@parkwatch/domain/geo/local-frame';

import type { Enterprise, Facility, Lot, SensorPoint, Substance } from './demo-park-types.ts';
import { facilityPoints } from './facility-points.ts';
import { faultPlan } from './fault-plan.ts';
import { stationPoints } from './station-points.ts';

export type PointWorld = {
  readonly enterprises: readonly Enterprise[];
  readonly facilities: readonly Facility[];
  readonly substances: ReadonlyMap<string, Substance>;
  readonly lots: readonly Lot[];
  readonly frame: LocalFrame;
};

/** Points whose recording is replaced: never connected, or stuck. Every 190th and every 410th of the plant's points. */
const SILENT_EVERY = 190;
const STUCK_EVERY = 410;

export function makePoints(world: PointWorld): SensorPoint[] {
  const plan = faultPlan(world.facilities);
  const plant = world.facilities.flatMap((facility, index) => {
    const substance =
      facility.substanceCas === null ? null : (world.substances.get(facility.substanceCas) ?? null);
    const enterprise = world.enterprises.find((one) => one.ref === facility.enterpriseRef)!;
    const run = plan.get(facility.ref) ?? { program: 'd00' as const, phaseS: index * 977 };
    return facilityPoints({ facility, enterprise, substance, run, frame: world.frame });
  });
  return [...plant.map(withDefects), ...stationPoints(world.lots, world.frame)];
}

/** Some sensors of a real park never answer or are stuck: without them, "unknown" would never be seen. */
function withDefects(point: SensorPoint, index: number): SensorPoint {
  if (point.signal.channel.startsWith('vent')) return point;
  if (index % SILENT_EVERY === SILENT_EVERY - 1)
    return { ...point, signal: { ...point.signal, source: 'derived', channel: 'silent' } };
  if (index % STUCK_EVERY !== STUCK_EVERY - 1) return point;
  const stuckAt = Math.round(((point.l ?? point.rangeLow) + (point.h ?? point.rangeHigh)) * 5) / 10;
  const signal = {
    source: 'derived',
    channel: 'steady',
    scale: 0,
    offset: stuckAt,
    phaseS: 0,
  } as const;
  return { ...point, frozenS: point.frozenS ?? 21_600, signal };
}
