type Said = {
  /** ISO 8601, the sight. */
  readonly at: string;
  /** The end that the box says, else that after the hold of the kind. */
  readonly endsAt: string;
  /** The box says so itself. */
  readonly isEnded: boolean;
};
/** The end that is stored under the same id, if one is, and the moment of the call. */
type Known = { readonly known: Date | undefined; readonly now: Date };

/**
 * When an event counts as over, ISO 8601. A box may send one id many times:
 * - with an end: that end, the last one said;
 * - without one, while the event is open: it is still seen, and goes on for its hold from now, never shorter than before;
 * - without one, of a sight after the end that is known: it was seen again, and is open for the hold from that sight;
 * - without one, else: a repeat of a call that got no answer; what is over stays over.
 */
export function endOf({ at, endsAt, isEnded }: Said, { known, now }: Known): string {
  if (isEnded || known === undefined || Date.parse(at) > known.getTime()) return endsAt;
  if (known <= now) return known.toISOString();
  const holdMs = Date.parse(endsAt) - Date.parse(at);
  return new Date(Math.max(known.getTime(), now.getTime() + holdMs)).toISOString();
}
