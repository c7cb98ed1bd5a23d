/**
 * Share of the people of a place that is indoors, where the place itself does not say.
 * @source Purple Book (CPR 18E) table 5.3: 0.93 by day, 0.99 by night
 */
export const INDOOR_SHARE = { day: 0.93, night: 0.99 } as const;
