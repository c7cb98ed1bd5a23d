export const GROUND_KINDS = ['concrete', 'soil', 'dry-sandy-soil', 'moist-sandy-soil'] as const;
/** What a pool lies on. */
export type GroundKind = (typeof GROUND_KINDS)[number];

/** Heat conduction of the ground; both scaled for cracks and seepage, see {@link GROUNDS}. */
export type Ground = {
  readonly conductivityWPerMK: number;
  readonly diffusivityM2PerS: number;
};

/**
 * The ground under a pool. Values of experiments with cold spills: nine times those of the dry material, as liquid gets into
 * cracks and pores, so that the heat flux k/√(πat) is three times that of an even slab.
 * @source Briscoe & Shaw 1980, as tabled in ALOHA's technical documentation (NOAA TM NOS OR&R 43, table 9), read in an
 *   implementation that quotes it
 */
export const GROUNDS: Readonly<Record<GroundKind, Ground>> = {
  concrete: { conductivityWPerMK: 8.28, diffusivityM2PerS: 3.74e-6 },
  soil: { conductivityWPerMK: 8.64, diffusivityM2PerS: 4.13e-6 },
  'dry-sandy-soil': { conductivityWPerMK: 2.34, diffusivityM2PerS: 1.74e-6 },
  'moist-sandy-soil': { conductivityWPerMK: 5.31, diffusivityM2PerS: 3.02e-6 },
};
