import type { RegionalEnterprise } from '../wire/regional-overview.ts';

export type Unranked = Omit<RegionalEnterprise, 'rank'>;

/** What is not known stands between yellow and blue: it is no good news, and no fire. */
const COLOUR_ORDER = ['red', 'yellow', 'unknown', 'blue', 'none'] as const;

/**
 * By what enterprises are ranked, one after the other: present colour, hours in red, overdue hidden dangers, tasks that were missed,
 * measures that do not work, the level of the worst major hazard source, sensors that are unknown. No points are added up: each
 * place in the list can be told in one sentence.
 */
const ORDER: readonly ((one: Unranked) => number)[] = [
  ({ colour }) => COLOUR_ORDER.indexOf(colour),
  ({ redHours }) => -Math.round(redHours * 10),
  ({ overdueDangers }) => -overdueDangers,
  ({ missedTasks }) => -missedTasks,
  ({ ineffectiveMeasures }) => -ineffectiveMeasures,
  // A unit that is not determined stands between levels 2 and 3, as an unknown colour does between yellow and blue.
  ({ hazardLevel, undeterminedHazards: open }) => Math.min(hazardLevel ?? 5, open > 0 ? 2.5 : 5),
  ({ unknownPoints }) => -unknownPoints,
];

/** The worst first. Those that nothing tells apart share a rank and stand by code. */
export function rankEnterprises(rows: readonly Unranked[]): RegionalEnterprise[] {
  const sorted = rows.toSorted(
    (one, other) => compared(one, other) || (one.enterprise.code < other.enterprise.code ? -1 : 1),
  );
  let rank = 1;
  return sorted.map((row, at) => {
    const before = sorted[at - 1];
    if (before === undefined || compared(before, row) !== 0) rank = at + 1;
    return { rank, ...row };
  });
}

function compared(one: Unranked, other: Unranked): number {
  for (const by of ORDER) {
    const difference = by(one) - by(other);
    if (difference !== 0) return difference;
  }
  return 0;
}
