/** How far a source trusts a value, as OPC UA status classes have it (Good, Uncertain, Bad). */
export const QUALITIES = ['good', 'uncertain', 'bad'] as const;
export type Quality = (typeof QUALITIES)[number];

/** One accepted value of one point. */
export type Reading = {
  readonly pointId: number;
  /** Epoch milliseconds of the measurement at the source, not of its arrival. */
  readonly atMs: number;
  /** In the point's unit; finite. */
  readonly value: number;
  readonly quality: Quality;
};

/** Whether a value from outside is one of the three quality words. */
export function isQuality(value: unknown): value is Quality {
  return (QUALITIES as readonly unknown[]).includes(value);
}
