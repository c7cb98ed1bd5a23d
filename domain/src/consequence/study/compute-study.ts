import { localFrame } from '../../geo/local-frame.ts';
import type { LocalFrame } from '../../geo/local-frame.ts';
import type { RiskStudyInput, RiskStudyResult, RiskStudySummary } from '../../wire/risk-studies.ts';
import type { FatalOutcome } from '../risk/fn-curve.ts';
import { riskModel } from '../risk/risk-field.ts';
import type { WindRose } from '../risk/wind-rose.ts';
import { ENGINE_VERSION } from '../run/compute-run.ts';
import { eachOnce } from '../validity.ts';
import { figures } from './figures.ts';
import { gridAround, riskPicture } from './study-contours.ts';
import { deathsOf, riskCells } from './study-deaths.ts';
import { studyChains } from './study-domino.ts';
import type { StudyFacts } from './study-facts.ts';
import { computeFacility } from './study-facility.ts';
import type { ComputedFacility } from './study-facility.ts';
import { societalCurve } from './societal-curve.ts';
import { shownChains, shownFacility } from './shown-facility.ts';
import { assumptionsOf, STUDY_CAVEATS } from './study-assumptions.ts';
import { assumedWeather, roseOf } from './study-air.ts';
import { studyTargets } from './study-targets.ts';

/** What follows from input and facts of a study. */
export type StudyAnswer = {
  readonly engineVersion: string;
  readonly figures: NonNullable<RiskStudySummary['figures']>;
  readonly result: RiskStudyResult;
};

/** How the time goes over facilities, map and people. */
const SHARES = { facilities: 0.7, map: 0.8, people: 0.95 } as const;

/**
 * Quantitative risk assessment of a park: individual risk on the map and at protected targets, societal risk, chains of
 * accidents. The same input and facts give the same answer, bit for bit.
 * @param onProgress  told the share that is done, 0 to 1
 * @throws RangeError for weather statistics that do not add up to 1
 */
export function computeStudy(
  input: RiskStudyInput,
  facts: StudyFacts,
  onProgress: (share: number) => void,
): StudyAnswer {
  const rose = roseOf(facts.weather.value ?? assumedWeather());
  const frame = localFrame([...facts.centre]);
  const { terrain, dominoOrder, status } = input;
  const computed = facts.facilities.map((facility, at) => {
    onProgress((SHARES.facilities * at) / facts.facilities.length);
    return computeFacility(facility, { facts, frame, rose, terrain });
  });
  onProgress(SHARES.facilities);
  const scenarios = computed.flatMap((one) => one.scenarios.map(({ scenario }) => scenario));
  const model = riskModel(scenarios, rose);
  const grid = gridAround(model);
  const picture = riskPicture(model, grid, frame);
  onProgress(SHARES.map);
  const deaths = deathsByFacility(computed, { facts, frame, rose });
  onProgress(SHARES.people);
  const domino = studyChains(
    computed.flatMap((one) => one.domino ?? []),
    dominoOrder,
  );
  const { facilities } = facts;
  const targets = studyTargets(facts.targets, { model, grid, frame, facilities, status });
  const societal = societalCurve([...deaths.values()].flat());
  return {
    engineVersion: ENGINE_VERSION,
    figures: {
      facilityCount: computed.filter(({ skipped }) => skipped === null).length,
      scenarioCount: scenarios.length,
      highestRiskPerYear: figures(picture.highestPerYear),
      lossOfLifePerYear: figures(societal.lossOfLifePerYear),
      societalRegion: societal.curve.region,
      targetsOverLimit: targets.filter(({ isMet }) => !isMet).length,
    },
    result: {
      assumptions: assumptionsOf(input, facts, rose),
      contours: picture.contours,
      fnCurve: societal.curve,
      targets,
      facilities: computed.map((one) => shownFacility(one, { deaths, nodes: domino.nodes })),
      chains: shownChains(domino),
      caveats: eachOnce([...STUDY_CAVEATS, ...computed.flatMap(({ caveats }) => caveats)]),
    },
  };
}

type Around = { readonly facts: StudyFacts; readonly frame: LocalFrame; readonly rose: WindRose };

/** By the facility that it begins with; those that kill nobody are left out. */
function deathsByFacility(
  computed: readonly ComputedFacility[],
  { facts, frame, rose }: Around,
): Map<number, FatalOutcome[]> {
  const cells = facts.population.flatMap((cell, at) =>
    riskCells(cell, frame.toMetres([...cell.at]), at),
  );
  return new Map(
    computed.map(({ facility, scenarios }) => [
      facility.id,
      deathsOf(
        scenarios.map(({ scenario }) => scenario),
        cells,
        rose,
      ),
    ]),
  );
}
