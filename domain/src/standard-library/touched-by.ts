import type { StandardModule } from './modules.ts';
import type { StandardVersion } from './standard-line.ts';

/** A change of one line, as far as it says whom it touches. */
export type TouchingChange = {
  readonly lineKey: string;
  /** As it was and as it is: who leaves the module looks again, too. */
  readonly modules: readonly StandardModule[];
  readonly enterpriseId: StandardVersion['enterpriseId'];
};

/** An open hidden danger that was judged by a line. */
export type JudgedDanger = {
  readonly id: number;
  readonly enterpriseId: number;
  readonly lineKey: string;
};
/** An enterprise with the modules whose checklists it has. */
export type CheckedEnterprise = {
  readonly id: number;
  readonly modules: readonly StandardModule[];
};

export type Touched = {
  readonly enterpriseId: number;
  /** Lines of which it has open dangers or a checklist. */
  readonly lineKeys: readonly string[];
  readonly dangerIds: readonly number[];
  /** Whether one of the lines stands in its checklists. */
  readonly hasChecklist: boolean;
};

/**
 * Who has to look again after changes: enterprises with open dangers judged by a changed line, and those whose checklists have it.
 * An enterprise's own line touches nobody else.
 * @returns one entry for each touched enterprise, in the order of the enterprises given
 */
export function touchedBy(
  changes: readonly TouchingChange[],
  dangers: readonly JudgedDanger[],
  enterprises: readonly CheckedEnterprise[],
): Touched[] {
  return enterprises.flatMap(({ id: enterpriseId, modules }) => {
    const concerns = changes.filter((change) => [null, enterpriseId].includes(change.enterpriseId));
    const checked = concerns.filter((change) =>
      change.modules.some((module) => modules.includes(module)),
    );
    const keys = new Set(concerns.map(({ lineKey }) => lineKey));
    const judged = dangers.filter(
      (danger) => danger.enterpriseId === enterpriseId && keys.has(danger.lineKey),
    );
    if (checked.length === 0 && judged.length === 0) return [];
    const lineKeys = new Set([...checked, ...judged].map(({ lineKey }) => lineKey));
    return [
      {
        ...{ enterpriseId, lineKeys: [...lineKeys], dangerIds: judged.map(({ id }) => id) },
        hasChecklist: checked.length > 0,
      },
    ];
  });
}
