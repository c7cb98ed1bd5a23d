/** What can be said of a condition. Unknown is an answer of its own: it is never taken for "does not hold". */
export const VERDICTS = ['holds', 'does-not-hold', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * All of them: one that does not hold decides, whatever the unknown ones are; else an unknown one leaves it unknown.
 * @throws RangeError when there is none: "all of nothing" would hold
 * @source Kleene's strong three-valued logic
 */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  return decide(verdicts, { by: 'does-not-hold', else: 'holds' });
}

/** Any of them: one that holds decides; else an unknown one leaves it unknown. As {@link allOf}. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  return decide(verdicts, { by: 'holds', else: 'does-not-hold' });
}

function decide(verdicts: readonly Verdict[], rule: { by: Verdict; else: Verdict }): Verdict {
  if (verdicts.length === 0) throw new RangeError('there is no verdict to join');
  if (verdicts.includes(rule.by)) return rule.by;
  return verdicts.includes('unknown') ? 'unknown' : rule.else;
}
