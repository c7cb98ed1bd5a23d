import type { Text } from '../../text/text.ts';

/** Protected targets (防护目标) by their need. */
export const TARGET_CLASSES = [
  'high-sensitivity',
  'important',
  'class-1',
  'class-2',
  'class-3',
] as const;
export type TargetClass = (typeof TARGET_CLASSES)[number];

/** New, rebuilt or extended facilities have to keep more distance than those in service. */
export type FacilityStatus = 'new' | 'in-service';

type Criterion = { readonly name: Text } & { readonly [status in FacilityStatus]: number };

/** Individual risk that a target may not exceed, per year. @source GB 36894-2018, table 1 (recalled) */
export const INDIVIDUAL_RISK_LIMITS: { readonly [target in TargetClass]: Criterion } = {
  'high-sensitivity': {
    name: { zh: '高敏感防护目标', en: 'high-sensitivity target' },
    new: 3e-7,
    'in-service': 3e-6,
  },
  important: {
    name: { zh: '重要防护目标', en: 'important target' },
    new: 3e-7,
    'in-service': 3e-6,
  },
  'class-1': {
    name: { zh: '一般防护目标中的一类防护目标', en: 'general target, class I' },
    new: 3e-7,
    'in-service': 3e-6,
  },
  'class-2': {
    name: { zh: '一般防护目标中的二类防护目标', en: 'general target, class II' },
    new: 3e-6,
    'in-service': 1e-5,
  },
  'class-3': {
    name: { zh: '一般防护目标中的三类防护目标', en: 'general target, class III' },
    new: 1e-5,
    'in-service': 3e-5,
  },
};

/** Contours that are drawn, per year, outermost first. @source GB 36894-2018 */
export const RISK_CONTOUR_LEVELS: readonly number[] = [3e-7, 3e-6, 1e-5, 3e-5];

/** The limit of a target; the limit itself is still met. */
export function individualRiskLimit(target: TargetClass, status: FacilityStatus): number {
  return INDIVIDUAL_RISK_LIMITS[target][status];
}

/** Region of the F–N diagram. */
export type SocietalRegion = 'unacceptable' | 'alarp' | 'acceptable';

/** Lines F(N) = c/N for N up to 1000. @source GB 36894-2018; anchors (10, 1e-4) and (10, 1e-6), form recalled */
export const SOCIETAL_LINES = { upper: 1e-3, lower: 1e-5, maxPeople: 1000 } as const;

export const SOCIETAL_REGION_NAMES: { readonly [region in SocietalRegion]: Text } = {
  unacceptable: { zh: '不可接受区', en: 'unacceptable' },
  alarp: { zh: '尽可能降低区', en: 'as low as reasonably practicable' },
  acceptable: { zh: '可接受区', en: 'acceptable' },
};

/**
 * Region of a point of the F–N curve; on a line the better one holds. Beyond 1000 deaths the lines are taken as going on.
 * @param people     deaths N, ≥ 1
 * @param frequency  of N deaths or more, per year
 */
export function societalRegion(people: number, frequency: number): SocietalRegion {
  if (!(people >= 1)) throw new RangeError(`people must be ≥ 1, got ${people}`);
  const weight = frequency * people;
  if (weight > SOCIETAL_LINES.upper * (1 + ROUNDING)) return 'unacceptable';
  return weight > SOCIETAL_LINES.lower * (1 + ROUNDING) ? 'alarp' : 'acceptable';
}

/** 1e-4 × 10 is not exactly 1e-3. */
const ROUNDING = 1e-9;
