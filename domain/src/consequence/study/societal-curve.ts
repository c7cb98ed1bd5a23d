import type { RiskStudyResult } from '../../wire/risk-studies.ts';
import { fnCurve, isBeyondLines, potentialLossOfLife, worstRegion } from '../risk/fn-curve.ts';
import type { FatalOutcome } from '../risk/fn-curve.ts';
import { SOCIETAL_LINES } from '../risk/risk-criteria.ts';
import { figures } from './figures.ts';

export type SocietalRisk = {
  readonly curve: RiskStudyResult['fnCurve'];
  readonly lossOfLifePerYear: number;
};

/** F–N curve with its regions, and the deaths to be expected per year. */
export function societalCurve(deaths: readonly FatalOutcome[]): SocietalRisk {
  // Some hundred thousand ends of the tree differ in the last person: two figures of N make a curve that can be drawn.
  const points = fnCurve(deaths.map(inTwoFigures));
  return {
    curve: {
      points: points.map(({ fatalities, frequencyPerYear, region }) => ({
        ...{ fatalities, region },
        frequencyPerYear: figures(frequencyPerYear),
      })),
      region: worstRegion(points),
      isBeyondLines: isBeyondLines(points),
      lines: { ...SOCIETAL_LINES },
    },
    lossOfLifePerYear: potentialLossOfLife(deaths),
  };
}

function inTwoFigures({ frequencyPerYear, fatalities }: FatalOutcome): FatalOutcome {
  return { frequencyPerYear, fatalities: Number(fatalities.toPrecision(2)) };
}
