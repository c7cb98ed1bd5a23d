import type { Text } from '../../text/text.ts';
import type { Cloud } from '../cloud.ts';
import { positive, zeroOrMore } from '../inputs.ts';
import type { Caveat } from '../validity.ts';
import { indoorAir, type AirStep } from './indoor-air.ts';

/** People in a building as a toxic cloud comes, and the way they could walk. In the frame of the wind, m. */
export type ShelterCase = {
  readonly cloud: Pick<Cloud, 'concentrationKgPerM3'>;
  readonly xM: number;
  readonly yM: number;
  /** When they decide, and when the cloud has passed the building, s since the release began. */
  readonly nowS: number;
  readonly passedS: number;
  /** Air changes per hour while shut, and with everything open afterwards. */
  readonly shutChangesPerH: number;
  readonly airingChangesPerH: number;
  /** Concentration indoors when they decide. */
  readonly indoorKgPerM3: number;
  readonly walk: Walk;
  /** n of the toxic load Cⁿ t. */
  readonly exponent: number;
  /** A load that harms nobody, in the unit of the answer; null: none known. */
  readonly harmlessLoad: number | null;
};

export type Walk = {
  /** Which way, any length: [0, 1] is across the wind, to the left. */
  readonly direction: readonly [xM: number, yM: number];
  readonly speedMPerS: number;
  /** Until they are out of the door, s; indoors until then. */
  readonly delayS: number;
};

/** A proposal for the commander. Loads in (mg/m³)ⁿ min. */
export type ShelterAdvice = {
  readonly advice: 'shelter' | 'evacuate' | 'uncertain';
  readonly shelterLoad: number;
  readonly evacuateLoad: number;
  readonly reason: Text;
  readonly caveats: readonly Caveat[];
};

/** Pieces of the passage in which the outdoor concentration is taken as even. */
const PIECES = 400;
/** Air exchange is known to about this factor. */
const EXCHANGE_FACTOR = 2;

/**
 * Stay inside or walk out: the toxic load indoors over the passage and the airing after it, against the load on the way out.
 * Loads that differ by less than a doubled air exchange would change them (2ⁿ) are told as uncertain.
 * @throws RangeError for times out of order, a direction without length, or a negative value
 * @source single-zone infiltration; loads of ten Berge; the margin is a choice of this project
 */
export function shelterOrEvacuate(input: ShelterCase): ShelterAdvice {
  zeroOrMore('nowS', input.nowS);
  if (!(input.passedS > input.nowS && input.passedS < Infinity))
    throw new RangeError(`passedS must be after nowS, got ${input.passedS}`);
  positive('exponent', input.exponent);
  const shelterLoad = inUnits(shelterRaw(input), input.exponent);
  const evacuateLoad = inUnits(evacuateRaw(input), input.exponent);
  const loads = { shelterLoad, evacuateLoad };
  return { ...loads, ...adviceOf(loads, input), caveats: [WELL_MIXED] };
}

/** (kg/m³)ⁿ s to (mg/m³)ⁿ min. */
function inUnits(raw: number, exponent: number): number {
  return (raw * 1e6 ** exponent) / 60;
}

/** Even pieces of the outdoor air at the building, from now until the cloud has passed. */
function passage({ cloud, xM, yM, nowS, passedS, shutChangesPerH }: ShelterCase): AirStep[] {
  const lengthS = (passedS - nowS) / PIECES;
  return Array.from({ length: PIECES }, (_, at) => ({
    fromS: nowS + at * lengthS,
    toS: nowS + (at + 1) * lengthS,
    outdoorKgPerM3: cloud.concentrationKgPerM3(xM, yM, nowS + (at + 0.5) * lengthS),
    changesPerH: shutChangesPerH,
  })).map((step, at, all) => ({ ...step, fromS: at === 0 ? nowS : all[at - 1]!.toS }));
}

function shelterRaw(input: ShelterCase): number {
  const steps = passage(input);
  const endS = steps.at(-1)!.toS;
  const airing: AirStep = {
    fromS: endS,
    toS: Infinity,
    outdoorKgPerM3: 0,
    changesPerH: positive('airingChangesPerH', input.airingChangesPerH),
  };
  const air = indoorAir([...steps, airing], input.indoorKgPerM3);
  return air.loadUntil(Infinity, input.exponent);
}

function evacuateRaw(input: ShelterCase): number {
  const { cloud, xM, yM, nowS, passedS, exponent } = input;
  const { direction, speedMPerS, delayS } = input.walk;
  const length = positive('length of direction', Math.hypot(...direction));
  const speed = positive('speedMPerS', speedMPerS);
  const leaveS = nowS + zeroOrMore('delayS', delayS);
  const waiting = indoorAir(passage(input), input.indoorKgPerM3);
  const inside = waiting.loadUntil(Math.min(leaveS, passedS), exponent);
  if (leaveS >= passedS) return inside;
  const stepS = (passedS - leaveS) / (4 * PIECES);
  let outside = 0;
  for (let at = 0; at < 4 * PIECES; at++) {
    const walkedS = (at + 0.5) * stepS;
    const wayM = (speed * walkedS) / length;
    const [x, y] = [xM + direction[0] * wayM, yM + direction[1] * wayM];
    outside += cloud.concentrationKgPerM3(x, y, leaveS + walkedS) ** exponent * stepS;
  }
  return inside + outside;
}

type Loads = { readonly shelterLoad: number; readonly evacuateLoad: number };

function adviceOf(
  { shelterLoad, evacuateLoad }: Loads,
  { exponent, harmlessLoad }: ShelterCase,
): Pick<ShelterAdvice, 'advice' | 'reason'> {
  if (harmlessLoad !== null && shelterLoad <= harmlessLoad)
    return { advice: 'shelter', reason: HARMLESS };
  const margin = EXCHANGE_FACTOR ** exponent;
  if (shelterLoad * margin <= evacuateLoad) return { advice: 'shelter', reason: LESS_INSIDE };
  if (evacuateLoad * margin <= shelterLoad) return { advice: 'evacuate', reason: LESS_OUTSIDE };
  return { advice: 'uncertain', reason: CLOSE };
}

const HARMLESS = {
  zh: '关闭门窗后室内毒性负荷低于无害水平：就地避险',
  en: 'With everything shut the toxic load inside stays harmless: stay inside',
};
const LESS_INSIDE = {
  zh: '就地避险（云团过后通风）的毒性负荷明显低于沿该方向撤离',
  en: 'Staying inside, and airing once the cloud has passed, takes clearly less toxic load than walking this way',
};
const LESS_OUTSIDE = {
  zh: '沿该方向撤离的毒性负荷明显低于就地避险',
  en: 'Walking this way takes clearly less toxic load than staying inside',
};
const CLOSE = {
  zh: '两种方式的毒性负荷相差小于建筑换气次数的不确定度：无法据此判断',
  en: 'The two loads differ by less than the air exchange of the building is uncertain: this does not decide it',
};

const WELL_MIXED: Caveat = {
  code: 'indoor-single-zone',
  text: {
    zh: '室内按单区充分混合计算，未计墙面吸附与房间差异；换气次数的不确定度约为 2 倍',
    en: 'Indoors is one well-mixed zone; walls take up nothing, rooms do not differ; air exchange is known to a factor of 2',
  },
};
