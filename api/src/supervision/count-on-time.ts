import { TASK_KINDS } from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { SupervisionCounts } from '@parkwatch/domain/wire/supervision';
import type { CountRow } from './store.ts';

/** Sums counts; of a task that was withdrawn in time nobody could be late. */
export function sumCounts(rows: readonly Omit<SupervisionCounts, 'due' | 'share'>[]) {
  const sum = (key: 'onTime' | 'late' | 'missed' | 'withdrawn') =>
    rows.reduce((total, row) => total + row[key], 0);
  const [onTime, late, missed, withdrawn] = [
    sum('onTime'),
    sum('late'),
    sum('missed'),
    sum('withdrawn'),
  ];
  const due = onTime + late + missed;
  return { due, onTime, late, missed, withdrawn, share: due === 0 ? null : onTime / due };
}

/** All of it, by kind, and by enterprise: the worst share first. */
export function countOnTime(rows: readonly CountRow[]) {
  const byEnterprise = [...Map.groupBy(rows, ({ enterprise }) => enterprise.id).values()].map(
    (list) => ({ enterprise: list[0]!.enterprise, ...sumCounts(list) }),
  );
  return {
    all: sumCounts(rows),
    byKind: TASK_KINDS.map((kind) => ({
      kind,
      ...sumCounts(rows.filter((row) => row.kind === kind)),
    })).filter(({ due, withdrawn }) => due + withdrawn > 0),
    byEnterprise: byEnterprise.toSorted((one, other) => (one.share ?? 2) - (other.share ?? 2)),
  };
}
