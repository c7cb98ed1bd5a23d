/** A rule of which several versions are kept. */
export type Versioned = {
  readonly id: string;
  readonly version: number;
  /** First day on which it holds, `YYYY-MM-DD` at the park. */
  readonly effectiveFrom: string;
};

/**
 * The version of each rule that holds on a day: the latest begun; of two begun on the same day the higher version.
 * @param date  `YYYY-MM-DD` at the park
 * @returns in the order in which the ids first come; a rule that has not begun is missing
 */
export function inEffect<Rule extends Versioned>(versions: readonly Rule[], date: string): Rule[] {
  const best = new Map<string, Rule>();
  for (const rule of versions) {
    const known = best.get(rule.id);
    if (rule.effectiveFrom <= date && (!known || isLater(rule, known))) best.set(rule.id, rule);
  }
  return [...best.values()];
}

function isLater(rule: Versioned, than: Versioned): boolean {
  if (rule.effectiveFrom !== than.effectiveFrom) return rule.effectiveFrom > than.effectiveFrom;
  return rule.version > than.version;
}
