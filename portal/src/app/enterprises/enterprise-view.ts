import type { Enterprise, Facility, Point } from '@parkwatch/domain/wire/enterprises';

export const ENTERPRISE_ORDERS = ['attention', 'code'] as const;
export type EnterpriseOrder = (typeof ENTERPRISE_ORDERS)[number];

/** What wants an eye first: what is overdue, what alarms, what nobody can see, what is open. */
export function byAttention(a: Enterprise, b: Enterprise): number {
  return (
    b.overdueHiddenDangerCount - a.overdueHiddenDangerCount ||
    b.activeAlarmCount - a.activeAlarmCount ||
    b.unknownPointCount - a.unknownPointCount ||
    b.openHiddenDangerCount - a.openHiddenDangerCount ||
    a.code.localeCompare(b.code)
  );
}

/** Facilities that the portal has words for. */
export const FACILITY_KINDS = ['tank', 'process-unit', 'warehouse', 'loading', 'utility'] as const;

/** A facility with its points; without a facility, the points of the enterprise's own ground. */
export type FacilityBlock = {
  readonly facility: Facility | null;
  readonly points: readonly Point[];
};

const stateRank: Record<Point['state'], number> = { alarm: 0, unknown: 1, normal: 2 };

/** Facilities with their points; those in alarm or unseen first, then by inherent risk. */
export function blocksOf(
  facilities: readonly Facility[],
  points: readonly Point[],
): FacilityBlock[] {
  const sorted = points.toSorted(
    (a, b) => stateRank[a.state] - stateRank[b.state] || a.code.localeCompare(b.code),
  );
  const known = new Set(facilities.map(({ id }) => id));
  const others = sorted.filter(({ facilityId }) => facilityId === null || !known.has(facilityId));
  const blocks: FacilityBlock[] = facilities
    .map((facility) => ({
      facility,
      points: sorted.filter(({ facilityId }) => facilityId === facility.id),
    }))
    .toSorted(
      (a, b) =>
        rankOf(a.points) - rankOf(b.points) ||
        a.facility.inherentLevel - b.facility.inherentLevel ||
        a.facility.code.localeCompare(b.facility.code),
    );
  return others.length > 0 ? [...blocks, { facility: null, points: others }] : blocks;
}

function rankOf(points: readonly Point[]): number {
  return Math.min(2, ...points.map(({ state }) => stateRank[state]));
}

/** How many points are in which state: the state of an enterprise in three numbers. */
export function countStates(points: readonly Point[]): Record<Point['state'], number> {
  const count = (wanted: Point['state']) => points.filter(({ state }) => state === wanted).length;
  return { normal: count('normal'), alarm: count('alarm'), unknown: count('unknown') };
}
