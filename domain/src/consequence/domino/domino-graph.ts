import { fraction, zeroOrMore } from '../inputs.ts';
import type { DominoEvent, DominoFacility } from './domino-facility.ts';
import { escalationProbability } from './escalation.ts';

/** One event that can make one facility fail. */
export type DominoEdge = {
  readonly eventId: string;
  readonly fromFacilityId: string;
  readonly toFacilityId: string;
  readonly distanceM: number;
  readonly heatWPerM2: number;
  readonly overpressurePa: number;
  readonly probability: number;
  /** The target belongs to another enterprise: neither can judge the risk alone. */
  readonly isCrossEnterprise: boolean;
};

/** Facilities and events of a park. */
export type DominoPark = {
  readonly facilities: readonly DominoFacility[];
  readonly events: readonly DominoEvent[];
};

/** An edge that is less likely is left out: a ten-thousandth of the event before it is not worth drawing. */
export const NEGLIGIBLE = 1e-4;

/**
 * Every pair of event and other facility with its escalation probability.
 * @returns edges of a probability of `NEGLIGIBLE` or more; by event in the order given, then the most likely first, then by id
 * @throws RangeError for an id used twice, an event at an unknown facility, negative frequencies or shares over 1
 */
export function dominoEdges(park: DominoPark): DominoEdge[] {
  const facilities = checkedFacilities(park);
  return park.events.flatMap((event) => {
    const from = facilities.get(event.facilityId)!;
    return park.facilities
      .filter((to) => to.id !== from.id)
      .map((to) => edgeBetween(event, from, to))
      .filter(({ probability }) => probability >= NEGLIGIBLE)
      .sort(
        (one, other) =>
          other.probability - one.probability || compare(one.toFacilityId, other.toFacilityId),
      );
  });
}

function edgeBetween(event: DominoEvent, from: DominoFacility, to: DominoFacility): DominoEdge {
  const distanceM = Math.hypot(to.eastM - from.eastM, to.northM - from.northM);
  const heatWPerM2 = event.heatWPerM2(distanceM);
  const overpressurePa = event.overpressurePa(distanceM);
  const { durationS } = event;
  return {
    eventId: event.id,
    fromFacilityId: from.id,
    toFacilityId: to.id,
    distanceM,
    heatWPerM2,
    overpressurePa,
    probability: escalationProbability(to, { heatWPerM2, durationS, overpressurePa }),
    isCrossEnterprise: from.enterpriseId !== to.enterpriseId,
  };
}

/** Facilities by id, after the checks of {@link dominoEdges}. */
function checkedFacilities({ facilities, events }: DominoPark): Map<string, DominoFacility> {
  const byId = new Map(facilities.map((facility) => [facility.id, facility]));
  if (byId.size < facilities.length) throw new RangeError('a facility id is used twice');
  if (new Set(events.map(({ id }) => id)).size < events.length)
    throw new RangeError('an event id is used twice');
  const shares = new Map<string, number>();
  for (const { id, facilityId, frequencyPerYear, shareOfFailures } of events) {
    if (!byId.has(facilityId)) throw new RangeError(`event ${id}: no facility ${facilityId}`);
    zeroOrMore(`frequencyPerYear of ${id}`, frequencyPerYear);
    const sum =
      (shares.get(facilityId) ?? 0) + fraction(`shareOfFailures of ${id}`, shareOfFailures);
    if (sum > 1 + 1e-9) throw new RangeError(`shareOfFailures of ${facilityId} add up to ${sum}`);
    shares.set(facilityId, sum);
  }
  return byId;
}

/** By UTF-16 code: the same order on every machine. */
export function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
