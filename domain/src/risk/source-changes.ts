import type { RiskReason, RiskSource } from './risk-source.ts';

/** A reason that is not as it was. */
export type SourceChange = {
  readonly source: RiskSource;
  readonly reason: RiskReason;
  readonly change: 'new' | 'gone' | 'more' | 'less';
  /** Units of the index; 0: it was not there. */
  readonly amountBefore: number;
  readonly amountAfter: number;
};

/**
 * What changed from some sources to others, reason by reason. A reason that only moved, or only changed its reach, is told as
 * one that went and one that came.
 * @returns the weightiest first: by how much the sum over the ground changes, were nobody there (∫ amount × kernel = amount × πR²/3)
 */
export function sourceChanges(
  before: readonly RiskSource[],
  after: readonly RiskSource[],
): SourceChange[] {
  const [was, is] = [reasonsOf(before), reasonsOf(after)];
  const changes: (SourceChange & { weight: number })[] = [];
  for (const [id, { source, reason, place }] of was) {
    const now = is.get(id);
    const isSamePlace = now?.place === place;
    if (!isSamePlace) changes.push(gone(source, reason));
    if (now === undefined) continue;
    if (!isSamePlace) changes.push(come(now.source, now.reason));
    else if (now.reason.amount !== reason.amount)
      changes.push(moved(now.source, reason, now.reason));
  }
  for (const [id, { source, reason }] of is) if (!was.has(id)) changes.push(come(source, reason));
  return changes
    .toSorted(
      (one, other) => other.weight - one.weight || (one.reason.id < other.reason.id ? -1 : 1),
    )
    .map(({ weight: _weight, ...change }) => change);
}

type Held = { source: RiskSource; reason: RiskReason; place: string };

function reasonsOf(sources: readonly RiskSource[]): Map<string, Held> {
  const byId = new Map<string, Held>();
  for (const source of sources)
    for (const reason of source.reasons) {
      const place = JSON.stringify([source.at.coordinates, source.reachM]);
      byId.set(`${source.id} ${reason.id}`, { source, reason, place });
    }
  return byId;
}

function weightOf({ reachM }: RiskSource, amount: number): number {
  return Math.abs(amount) * reachM * reachM;
}
function come(source: RiskSource, reason: RiskReason) {
  const { amount } = reason;
  const weight = weightOf(source, amount);
  return { source, reason, change: 'new' as const, amountBefore: 0, amountAfter: amount, weight };
}
function gone(source: RiskSource, reason: RiskReason) {
  const { amount } = reason;
  const weight = weightOf(source, amount);
  return { source, reason, change: 'gone' as const, amountBefore: amount, amountAfter: 0, weight };
}
function moved(source: RiskSource, { amount: amountBefore }: RiskReason, reason: RiskReason) {
  const { amount: amountAfter } = reason;
  const by = amountAfter - amountBefore;
  const change = by > 0 ? ('more' as const) : ('less' as const);
  return { source, reason, change, amountBefore, amountAfter, weight: weightOf(source, by) };
}
