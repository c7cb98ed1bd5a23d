import { describe, expect, it } from 'vitest';
import { sampleRiskSummary } from '../../testing/risk-register-samples.ts';
import { distributionOption } from './distribution-option.ts';

const look = {
  colours: ['red', 'orange', 'yellow', 'blue', 'grey'],
  ...{ text: 'black', line: 'grey', surface: 'white', font: 'sans-serif' },
  words: ['重大', '较大', '一般', '低', '未评'],
  nameOf: () => '海湾化工',
};
type Series = {
  readonly name: string;
  readonly data: readonly unknown[];
  readonly itemStyle: { readonly decal?: unknown };
};
const seriesOf = (isNarrow: boolean) =>
  distributionOption(sampleRiskSummary().enterprises, { ...look, isNarrow })['series'] as Series[];

describe('the four-colour distribution', () => {
  it('has a part a level, told by pattern as well as by colour, and nothing for none', () => {
    const series = seriesOf(false);
    expect(series.map(({ name, data }) => [name, data])).toEqual([
      ['重大', [{ value: 2, label: { show: true } }]],
      ['较大', [{ value: 1, label: { show: true } }]],
      ['一般', ['-']],
      ['低', ['-']],
      ['未评', [{ value: 1, label: { show: true } }]],
    ]);
    const patterns = series.map(({ itemStyle }) => JSON.stringify(itemStyle.decal));
    expect(new Set(patterns).size).toBe(5);
  });
});
