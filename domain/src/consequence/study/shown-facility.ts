import type { RiskFacility, RiskStudyResult } from '../../wire/risk-studies.ts';
import type { DominoAnswer, DominoNode } from '../domino/domino-chains.ts';
import { potentialLossOfLife } from '../risk/fn-curve.ts';
import type { FatalOutcome } from '../risk/fn-curve.ts';
import { figures } from './figures.ts';
import type { ComputedFacility } from './study-facility.ts';

/** As many chains as somebody reads. */
const MOST_CHAINS = 200;

type Found = {
  readonly deaths: ReadonlyMap<number, readonly FatalOutcome[]>;
  readonly nodes: readonly DominoNode[];
};

export function shownFacility(
  { facility, scenarios, skipped }: ComputedFacility,
  { deaths, nodes }: Found,
): RiskFacility {
  const { id, code, name, enterpriseId, enterpriseName, cas } = facility;
  const node = nodes.find(({ facilityId }) => facilityId === String(id));
  const frequency = scenarios.reduce((sum, { scenario }) => sum + scenario.frequencyPerYear, 0);
  return {
    ...{ id, code, name, enterpriseId, enterpriseName, cas, skipped },
    scenarioCount: scenarios.length,
    frequencyPerYear: figures(frequency),
    escalationPerYear: figures(node?.escalationPerYear ?? 0),
    lossOfLifePerYear: figures(potentialLossOfLife(deaths.get(id) ?? [])),
  };
}

/** The most frequent chains. */
export function shownChains({ chains }: DominoAnswer): RiskStudyResult['chains'] {
  return chains.slice(0, MOST_CHAINS).map((chain) => ({
    facilityIds: [chain.primaryFacilityId, ...chain.links.map((link) => link.facilityId)].map(
      Number,
    ),
    frequencyPerYear: figures(chain.frequencyPerYear),
    probability: figures(chain.probability),
    isCrossEnterprise: chain.isCrossEnterprise,
    text: chain.text,
  }));
}
