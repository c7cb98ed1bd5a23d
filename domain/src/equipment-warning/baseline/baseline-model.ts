import * as z from 'zod';

/** Another number for another form or meaning: a model of another format is trained anew, not converted. */
export const BASELINE_FORMAT = 1;

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const interval = { fromMs: z.number(), toMs: z.number() };

const modelVariable = z.strictObject({
  pointId: z.int().positive(),
  name: text,
  unit: z.string(),
  centre: z.number(),
  /** Above 0, in the variable's unit. */
  scale: z.number().positive(),
  /** How much wider than of independent samples the EWMA and the long-run mean of this variable spread; ≥ 1. */
  ewmaWidening: z.number().min(1),
  cusumWidening: z.number().min(1),
});

/** What normal looks like on one unit, learned from stored data. Plain JSON. */
export const baselineModel = z.strictObject({
  format: z.literal(BASELINE_FORMAT),
  trainedOn: z.strictObject({
    ...interval,
    rows: z.int().positive(),
    /** Rows of the window that a gap or an interval left out kept from being used. */
    rowsWithGaps: z.int().nonnegative(),
    rowsLeftOut: z.int().nonnegative(),
    leftOut: z.array(z.strictObject(interval)),
    /** Share of the training rows beyond each limit: far from `falseAlarmShare` says that the data is not as assumed. */
    beyondT2Share: z.number(),
    beyondSpeShare: z.number().nullable(),
  }),
  variables: z.array(modelVariable).min(2),
  /** Variables that were offered and not used, and why. */
  dropped: z.array(
    z.strictObject({
      pointId: z.int().positive(),
      name: text,
      why: z.enum(['constant', 'too-many-gaps']),
    }),
  ),
  /** Charts of single variables: design for the stated mean rows between false alarms of all charts together. */
  charts: z.strictObject({
    runLength: z.number(),
    lambda: z.number(),
    ewmaLimit: z.number(),
    k: z.number(),
    h: z.number(),
  }),
  pca: z.strictObject({
    chosenBy: z.enum(['explained-share', 'parallel-analysis']),
    /** All, largest first. */
    eigenvalues: z.array(z.number()),
    /** One row per component kept, one entry per variable. */
    loadings: z.array(z.array(z.number())).min(1),
    explainedShare: z.number(),
    falseAlarmShare: z.number(),
    t2Limit: z.number().positive(),
    /** Null: the components explain everything, nothing is left over to judge. */
    speLimit: z.number().positive().nullable(),
  }),
  /** A method warns after so many rows beyond its limit in succession. */
  rowsToWarn: z.int().positive(),
  /** Silence longer than this makes everything unknown, s. */
  maxGapS: z.number().positive(),
});
export type BaselineModel = Readonly<z.infer<typeof baselineModel>>;
export type ModelVariable = BaselineModel['variables'][number];

/** How to train. Every figure is the caller's, so that it stands in one place with the unit it is for. */
export type TrainingOptions = {
  /** Mean rows between false alarms of all EWMA charts together, and of all CUSUM charts together. */
  readonly chartRunLength: number;
  /** EWMA: weight of the newest row. */
  readonly lambda: number;
  /** CUSUM: allowance, half the shift that matters, standard deviations. */
  readonly k: number;
  /** Share of normal rows that T² and SPE may each call abnormal. */
  readonly falseAlarmShare: number;
  /** How many components: as many as explain this share; or those that random data of the same size would not have. */
  readonly components: { readonly explainedShare: number } | 'parallel-analysis';
  readonly rowsToWarn: number;
  readonly maxGapS: number;
};

/**
 * Defaults: a false run of the charts of a method every 2,000 rows (33 h of minutes), 1 % of rows beyond T² and beyond
 * SPE, three rows in succession; components by parallel analysis. Argued in docs/risk/equipment-warning.md.
 */
export const TRAINING_DEFAULTS: Omit<TrainingOptions, 'maxGapS'> = {
  chartRunLength: 2000,
  lambda: 0.2,
  k: 0.5,
  falseAlarmShare: 0.01,
  components: 'parallel-analysis',
  rowsToWarn: 3,
};
