import { normalQuantile } from '../../consequence/uncertainty/normal-quantile.ts';
import { seededRandom } from '../../random/seeded-random.ts';
import { MINUTE_MS } from '../../time/duration.ts';
import { TRAINING_DEFAULTS, type BaselineModel } from './baseline-model.ts';
import { trainBaseline, type TrainingData } from './train-baseline.ts';
import type { Row, Variable } from './training-table.ts';

export const SEED = 20261130;
/** For the tests of the room: how a made-up unit is trained. */
export const OPTIONS = { ...TRAINING_DEFAULTS, maxGapS: 300 };
export const VARIABLES: Variable[] = Array.from({ length: 8 }, (_, at) => ({
  pointId: 101 + at,
  name: { zh: `变量${at + 1}`, en: `variable ${at + 1}` },
  unit: '°C',
}));

/** Rows a minute apart of eight variables that follow two hidden causes, with noise; `change` makes them a fault. */
export function plantRows(
  seed: number,
  count: number,
  change: (values: number[], at: number) => number[] = (values) => values,
): Row[] {
  const random = seededRandom(seed);
  const normal = (): number => normalQuantile(random.between(1e-9, 1 - 1e-9));
  return Array.from({ length: count }, (_, at) => {
    const [one, two] = [normal(), normal()];
    const values = VARIABLES.map(
      (_variable, index) =>
        50 + 10 * index + (index < 4 ? 3 * one : 5 * two) + (index === 7 ? one : 0) + normal(),
    );
    return { atMs: at * MINUTE_MS, values: change(values, at) };
  });
}

export const dataOf = (rows: readonly Row[]): TrainingData => ({
  variables: VARIABLES,
  rows,
  leaveOut: [],
  alarms: [],
});

export function trained(data: TrainingData, options = OPTIONS): BaselineModel {
  const result = trainBaseline(data, options);
  if (!('model' in result)) throw new RangeError(result.detail.en);
  return result.model;
}
