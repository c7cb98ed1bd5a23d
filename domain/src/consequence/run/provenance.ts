/** Where a number of a run came from: what a person typed, a live sensor, the registry, a default, or an assumption. */
export const PROVENANCES = ['given', 'live', 'registry', 'default', 'assumed'] as const;
export type Provenance = (typeof PROVENANCES)[number];
