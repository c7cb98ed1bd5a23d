import type { ConsequenceEvent, ConsequenceLevel } from '../../wire/consequence.ts';

/** A closed line in the frame of the wind: [x downwind, y left] of the source, m; the last place repeats the first. */
export type WindRing = readonly (readonly [xM: number, yM: number])[];

/** One level of one event, in the frame of the wind. */
export type EffectLevel = Omit<ConsequenceLevel, 'reachM' | 'areaM2' | 'people'> & {
  /** Where it is met at any time: simple rings that do not overlap. */
  readonly outline: readonly WindRing[];
  /** Where it is met at one time; null for what does not drift: fires and explosions. */
  readonly outlineAt: ((tS: number) => readonly WindRing[]) | null;
};

/** A cloud, a fire or an explosion with its levels, most severe first. */
export type Effect = { readonly event: ConsequenceEvent; readonly levels: readonly EffectLevel[] };
