import { localFrame } from '../../geo/local-frame.ts';
import { signedArea } from '../../geo/polygon.ts';
import { sunElevationDeg } from '../../geo/sun.ts';
import type {
  ConsequenceLevel,
  ConsequenceRun,
  ConsequenceRunInput,
} from '../../wire/consequence.ts';
import { chemicalOf } from '../chemicals/chemicals.ts';
import type { Chemical } from '../chemicals/chemical.ts';
import { ppmToMgPerM3 } from '../chemicals/concentration-units.ts';
import { toxicLevels } from '../effects/threat-levels.ts';
import { standingLevels } from './affected-places.ts';
import type { Scene } from './affected-places.ts';
import { chooseCloud } from '../choice/choose-cloud.ts';
import { withRememberedExtents } from '../remembered-extents.ts';
import { releaseFrom } from '../source-terms/release-from.ts';
import type { Vessel } from '../source-terms/scenario.ts';
import type { SourceTerm } from '../source-terms/source-term.ts';
import { eachOnce } from '../validity.ts';
import type { Caveat } from '../validity.ts';
import type { Weather } from '../weather/weather.ts';
import { affectedOf } from './affected.ts';
import { cloudEffect } from './cloud-effects.ts';
import type { CloudEffect, CloudLevel, RunCloud } from './cloud-effects.ts';
import type { Effect } from './effect.ts';
import { cloudMembers, outlinesOf } from './ensemble.ts';
import { exceedanceContours } from './exceedance-contours.ts';
import { explosionEffect } from './explosion-effect.ts';
import { fireEffects } from './fire-effects.ts';
import { flashFireEffect } from './flash-fire-effect.ts';
import { frameTimesS } from './frame-times.ts';
import { inputLog } from './known-inputs.ts';
import { NotComputable } from './not-computable.ts';
import { cellPeople, peopleWithin } from './people-within.ts';
import type { CellPeople } from './people-within.ts';
import { resolveVessel } from './resolve-vessel.ts';
import { resolveWeather } from './resolve-weather.ts';
import { envelopeFeatures, exceedanceFeatures, frameFeatures } from './run-features.ts';
import type { RunFacts } from './run-facts.ts';
import { scenarioOf } from './scenario-of.ts';
import { shownFigures } from './shown-figures.ts';
import { windPlaces } from './wind-places.ts';
import type { WindPlaces } from './wind-places.ts';

/** Changes whenever the same facts would give another answer. Stored with every run. */
export const ENGINE_VERSION = 'consequence-2';

/** Everything of a run that follows from its input and facts. */
export type ConsequenceAnswer = Omit<
  ConsequenceRun,
  | 'id'
  | 'number'
  | 'title'
  | 'createdAt'
  | 'createdBy'
  | 'facility'
  | 'scenario'
  | 'input'
  | 'resultHash'
  | 'computedMs'
>;

/**
 * What happens when this gets out there in this air: release, cloud, fires and explosion, who is affected and how sure it is.
 * The same input and facts give the same answer, bit for bit.
 * @throws NotComputable when a property or an input is missing that a model needs, naming it
 */
export function computeRun(input: ConsequenceRunInput, facts: RunFacts): ConsequenceAnswer {
  const chemical = chemicalFor(facts.cas);
  const log = inputLog();
  const air = resolveWeather(facts, input.terrain ?? 'urban', log);
  const { weather } = air;
  const source = sourceOf(input, { facts, chemical, weather }, log);
  const { release } = source;
  const outcome = outcomeOf(input, { ...source, chemical, weather });
  const { clouds, effects, timesS } = outcome;
  const members =
    clouds.length === 0 || input.members === 0
      ? []
      : cloudMembers({
          ...{ best: { weather, release }, chemical, count: input.members },
          receptorHeightM: input.receptorHeightM,
          isDirectionKnown: air.isDirectionKnown,
        });
  const window = { fromS: 0, toS: outcome.lookAheadS };
  const outlines = outlinesOf(members, clouds[0]?.levels ?? [], window);
  const frame = localFrame(facts.source);
  const places = windPlaces(frame, weather.windFromDeg);
  const cells = peopleAround(facts, places);
  const levels = effects.flatMap((effect) => effect.levels.map((one) => shownLevel(one, cells)));
  return {
    engineVersion: ENGINE_VERSION,
    at: facts.source,
    substance: { cas: chemical.cas, name: chemical.name },
    windMPerS: weather.windMPerS,
    windFromDeg: weather.windFromDeg,
    stability: weather.stability,
    redReachM: redReachM(levels),
    inputs: log.inputs,
    release: {
      figures: shownFigures(release.why),
      steps: release.steps.map((step) => ({ ...step })),
    },
    cloudModel: clouds[0]?.cloud.model ?? null,
    events: effects.map(({ event }) => event),
    levels,
    frames: timesS.map((atS) => ({ atS, contours: frameFeatures(effects, atS, places) })),
    envelope: envelopeFeatures(effects, places),
    exceedance: exceedanceFeatures(
      [...outlines].flatMap(([id, outlined]) => exceedanceContours(id, outlined, frame)),
    ),
    ...affectedOf(
      facts,
      {
        ...outcome,
        ...{ outlines, standing: standingLevels(effects) },
        ...toxicityOf(chemical, weather),
      },
      { frame, places },
    ),
    caveats: eachOnce([FLAT, ...air.caveats, ...source.caveats, ...release.caveats]),
  };
}

type Outcome = {
  readonly clouds: readonly (RunCloud & CloudEffect)[];
  readonly effects: readonly Effect[];
  readonly timesS: readonly number[];
  readonly lookAheadS: number;
};

/** The clouds of the release, and what burns or explodes of it. */
function outcomeOf(
  input: ConsequenceRunInput,
  source: Source & { readonly chemical: Chemical; readonly weather: Weather },
): Outcome {
  const { release, vessel, chemical, weather } = source;
  const lookAheadS = input.lookAheadMin * 60;
  const clouds = cloudsOf(release, { weather, chemical, input }).map((cloud) => ({
    ...cloud,
    ...cloudEffect(cloud, { chemical, weather, lookAheadS }),
  }));
  const timesS = frameTimesS(goneS(clouds), lookAheadS);
  const isCatastrophic = input.scenario.kind === 'catastrophic';
  const effects: Effect[] = [
    ...clouds.map(({ event, levels }) => ({ event, levels })),
    ...clouds
      .slice(0, 1)
      .flatMap(({ cloud }) => [
        ...listed(flashFireEffect(cloud, { chemical, weather }, timesS)),
        ...listed(explosionEffect({ cloud, chemical, weather }, timesS)),
      ]),
    ...fireEffects({ chemical, weather, release, vessel, isCatastrophic }),
  ];
  return { clouds, effects, timesS, lookAheadS };
}

/** What a place's air is judged by. Without a published exponent the load is Haber's, concentration times time. */
function toxicityOf(
  chemical: Chemical,
  { temperatureK, pressurePa }: Weather,
): Pick<Scene, 'gas' | 'toxic'> {
  const gas = { molarMassKgPerMol: chemical.molarMassKgPerMol.value, temperatureK, pressurePa };
  const exponent = chemical.probits.purpleBook?.n ?? chemical.probits.lees?.n ?? 1;
  const lightest = toxicLevels(chemical).at(-1);
  if (lightest === undefined) return { gas, toxic: { exponent, harmlessLoad: null } };
  const harmlessLoad = ppmToMgPerM3(lightest.value, gas) ** exponent * LEVEL_MIN;
  return { gas, toxic: { exponent, harmlessLoad } };
}

/** Minutes for which the toxic levels hold. */
const LEVEL_MIN = 60;

function peopleAround(facts: RunFacts, { toWind }: WindPlaces): CellPeople[] {
  const isNight = sunElevationDeg(facts.source, facts.atMs) <= 0;
  return facts.population.map((cell) => cellPeople(cell, toWind(cell.at), isNight));
}

function chemicalFor(cas: string): Chemical {
  const chemical = chemicalOf(cas);
  if (chemical !== null) return chemical;
  throw new NotComputable(
    { zh: `物质库中没有 CAS ${cas}`, en: `The table of substances does not have CAS ${cas}` },
    '/place/cas',
  );
}

type Source = { release: SourceTerm; vessel: Vessel | null; caveats: readonly Caveat[] };

function sourceOf(
  input: ConsequenceRunInput,
  { facts, chemical, weather }: { facts: RunFacts; chemical: Chemical; weather: Weather },
  log: ReturnType<typeof inputLog>,
): Source {
  const scenario = scenarioOf(input.scenario, input.lookAheadMin * 60);
  const isGiven = scenario.kind === 'given-rate' || scenario.kind === 'given-puff';
  const resolved = isGiven
    ? { vessel: null, caveats: [] }
    : resolveVessel({ facts, chemical, airK: weather.temperatureK }, log);
  const release = releaseFrom(scenario, resolved.vessel, chemical, weather);
  return { release, vessel: resolved.vessel, caveats: resolved.caveats };
}

/** That of the release and, after a sudden one, that of the pool which it leaves. */
function cloudsOf(
  release: SourceTerm,
  {
    weather,
    chemical,
    input,
  }: { weather: Weather; chemical: Chemical; input: ConsequenceRunInput },
): RunCloud[] {
  const options = { receptorHeightM: input.receptorHeightM };
  const releases = [
    { id: 'cloud' as const, release },
    ...(release.poolRelease ? [{ id: 'pool-cloud' as const, release: release.poolRelease }] : []),
  ];
  return releases
    .filter((one) => one.release.airborneKg > 0)
    .map((one) => ({
      id: one.id,
      cloud: withRememberedExtents(chooseCloud(one.release, weather, chemical, options)),
    }));
}

/** Places along its way at which a cloud is asked when it has gone: at its very end it is there for a moment only. */
const WAY_SHARES = [0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95];

/** When the last level has gone from everywhere, s. */
function goneS(clouds: readonly (RunCloud & { readonly levels: readonly CloudLevel[] })[]): number {
  const ends = clouds.flatMap(({ cloud, levels }) =>
    levels.flatMap(({ levelKgPerM3 }) => {
      const reachM = cloud.extentM(levelKgPerM3)?.downwindM ?? 0;
      return WAY_SHARES.map((share) => cloud.goneAfterS(share * reachM, levelKgPerM3));
    }),
  );
  return Math.max(0, ...ends);
}

function shownLevel(
  level: Effect['levels'][number],
  cells: readonly ReturnType<typeof cellPeople>[],
): ConsequenceLevel {
  const { outline, id, hazard, eventId, label, meaning, value, unit, colour } = level;
  const reaches = outline.flat().map(([xM, yM]) => Math.hypot(xM, yM));
  const areaM2 = outline.reduce((sum, ring) => sum + Math.abs(signedArea(ring)), 0);
  return {
    ...{ id, hazard, eventId, label, meaning, value, unit, colour },
    reachM: Math.round(reaches.reduce((most, reach) => Math.max(most, reach), 0)),
    areaM2: Math.round(areaM2),
    people: peopleWithin(outline, cells),
  };
}

function redReachM(levels: readonly ConsequenceLevel[]): number | null {
  const red = levels.filter(({ colour, reachM }) => colour === 'red' && reachM > 0);
  return red.length === 0 ? null : Math.max(...red.map(({ reachM }) => reachM));
}

function listed(effect: Effect | null): Effect[] {
  return effect === null ? [] : [effect];
}

const FLAT: Caveat = {
  code: 'flat-ground',
  text: {
    zh: '按平坦开阔地面计算，未考虑建筑物、地形与海陆风；浓度的典型误差为 2 倍',
    en: 'Computed over flat open ground, without buildings, terrain or sea breeze; concentrations are good to a factor of two',
  },
};
