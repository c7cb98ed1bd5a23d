import type { Text } from '../text/text.ts';
import { FACILITY_TRAITS } from './facility-facts.ts';
import type { FacilityFacts, FacilityTrait } from './facility-facts.ts';
import type { WeatherRuleAbout } from './weather-rule.ts';

/** What is not known of a facility and was taken for what is worse. */
export const UNKNOWN_FACTS = ['ground', 'flammables', 'cooling', 'crane', 'high-work'] as const;
export type UnknownFact = (typeof UNKNOWN_FACTS)[number];

/** Null: nobody knows. */
type Known = boolean | null;
type Part = { readonly isSo: Known; readonly unknown: readonly UnknownFact[] };

/**
 * Whether a rule is about a facility, and what of that rests on facts that nobody has given.
 * @returns null when it is not; else what was not known: it counted as being so
 */
export function isAbout(about: WeatherRuleAbout, facility: FacilityFacts): UnknownFact[] | null {
  const parts: Part[] = [
    known(about.kinds.length === 0 || about.kinds.includes(facility.kind)),
    known(facility.level <= about.fromLevel),
    ...(about.holdsFlammables
      ? [{ isSo: facility.holdsFlammables, unknown: ['flammables'] as const }]
      : []),
    ...(about.lowLying
      ? [{ isSo: isLowLying(about.lowLying, facility), unknown: ['ground'] as const }]
      : []),
    ...(about.withAny.length > 0 ? [anyTrait(facility, about.withAny, true)] : []),
    ...(about.without.length > 0 ? [anyTrait(facility, about.without, false)] : []),
  ];
  if (parts.some(({ isSo }) => isSo === false)) return null;
  return [...new Set(parts.flatMap(({ isSo, unknown }) => (isSo === null ? unknown : [])))];
}

function known(isSo: boolean): Part {
  return { isSo, unknown: [] };
}

/**
 * Elevation and flood areas are two witnesses of one thing: it is so when one says yes, and not so when each that can speak
 * says no. A park without a map of flood areas goes by elevation alone; without an elevation nobody knows.
 */
function isLowLying(
  { belowM, inFloodArea }: NonNullable<WeatherRuleAbout['lowLying']>,
  { elevationM, isInFloodArea }: FacilityFacts,
): Known {
  const witnesses: Known[] = [
    ...(belowM === null ? [] : [elevationM === null ? null : elevationM < belowM]),
    ...(inFloodArea && isInFloodArea !== null ? [isInFloodArea] : []),
  ];
  if (witnesses.includes(true)) return true;
  return witnesses.length === 0 || witnesses.includes(null) ? null : false;
}

/** Whether one of the traits is there (`wanted`), or missing. */
function anyTrait(
  { traits }: FacilityFacts,
  asked: readonly FacilityTrait[],
  wanted: boolean,
): Part {
  const isSo = asked.map((trait): Known => {
    const has = traits[trait] ?? null;
    return has === null ? null : has === wanted;
  });
  const unknown = asked.filter((_, at) => isSo[at] === null);
  return { isSo: isSo.includes(true) ? true : unknown.length > 0 ? null : false, unknown };
}

const WORDS: Readonly<Record<UnknownFact, Text>> = {
  ground: { zh: '高程', en: 'elevation' },
  flammables: { zh: '物料是否易燃', en: 'whether it holds flammables' },
  ...FACILITY_TRAITS,
};

/** `高程、起重机械未知，按不利情况计`; null when all is known. */
export function unknownText(unknown: readonly UnknownFact[]): Text | null {
  if (unknown.length === 0) return null;
  const list = (language: keyof Text, by: string) =>
    unknown.map((fact) => WORDS[fact][language]).join(by);
  return {
    zh: `${list('zh', '、')}未知，按不利情况计`,
    en: `not known, taken for the worse: ${list('en', ', ')}`,
  };
}
