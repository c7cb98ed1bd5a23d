/** Colours that a plan can have, the worst first. */
export const PLAN_COLOURS = ['red', 'yellow', 'blue'] as const;
export type PlanColour = (typeof PLAN_COLOURS)[number];

/** What the map shows of the land of an enterprise: its worst zone, no zone at all, or its land is not recorded. */
export const SHOWN_COLOURS = [...PLAN_COLOURS, 'none', 'unknown'] as const;
export type ShownColour = (typeof SHOWN_COLOURS)[number];

/**
 * The plan that a shown colour asks for. Nobody is left without one: land without a zone is sampled as blue land is, and land
 * that is not recorded counts as yellow until it is (unknown is never good news).
 */
export function planColourOf(shown: ShownColour): PlanColour {
  if (shown === 'none') return 'blue';
  return shown === 'unknown' ? 'yellow' : shown;
}

export function isWorse(one: PlanColour, than: PlanColour): boolean {
  return PLAN_COLOURS.indexOf(one) < PLAN_COLOURS.indexOf(than);
}

export function isAsBad(one: PlanColour, as: PlanColour): boolean {
  return !isWorse(as, one);
}
