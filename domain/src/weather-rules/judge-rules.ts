import { inEffect } from '../equipment-warning/in-effect.ts';
import type { Text } from '../text/text.ts';
import { WEATHER_WARNING_KINDS, WEATHER_WARNING_LEVELS } from '../weather/warning-words.ts';
import type { WeatherWarningLevel } from '../weather/warning-words.ts';
import type { WarningInForce, WeatherFacts } from './weather-facts.ts';
import { MEASURED_QUANTITIES } from './weather-rule.ts';
import type {
  MeasuredCondition,
  RaisedLevels,
  WarningCondition,
  WeatherRule,
} from './weather-rule.ts';

/** Why a rule holds. */
export type WeatherCause = {
  readonly levels: RaisedLevels;
  /** The warning signal; null: measured. */
  readonly warningId: number | null;
  readonly text: Text;
  /** Of one signal or one quantity there is one cause. */
  readonly of: string;
};

export type JudgedRule = {
  readonly rule: WeatherRule;
  /**
   * `unknown`: no condition is known to hold, and one cannot be judged, as its instruments are silent. It is not good news:
   * what was told stays told, and the facilities carry the amount of unknown weather.
   */
  readonly verdict: 'holds' | 'unknown' | 'does-not-hold';
  /** Of a rule that holds, the greatest raise first. */
  readonly causes: readonly WeatherCause[];
  /** Conditions of which the park has no instrument: the rule stands on its other conditions alone. */
  readonly notMeasured: readonly MeasuredCondition[];
};

/**
 * The rules that hold on a day and are switched on, each with what it says of the weather of now.
 * @param versions  all versions
 * @param date      `YYYY-MM-DD` at the park
 */
export function judgeRules(
  versions: readonly WeatherRule[],
  facts: WeatherFacts,
  date: string,
): JudgedRule[] {
  return inEffect(versions, date)
    .filter(({ isEnabled }) => isEnabled)
    .map((rule) => judgeRule(rule, facts));
}

function judgeRule(rule: WeatherRule, { warnings, instruments }: WeatherFacts): JudgedRule {
  const measured = rule.measured.map((condition) => judgeMeasured(condition, instruments));
  const causes = [
    ...rule.warnings.flatMap((condition) => warningCauses(condition, warnings)),
    ...measured.flatMap(({ cause }) => cause ?? []),
  ]
    .toSorted((one, other) => other.levels - one.levels)
    // A red warning meets the condition of a yellow one as well: it is told once, with its greatest raise.
    .filter(({ of }, at, all) => all.findIndex((one) => one.of === of) === at);
  const isUnknown = measured.some(({ verdict }) => verdict === 'unknown');
  return {
    rule,
    verdict: causes.length > 0 ? 'holds' : isUnknown ? 'unknown' : 'does-not-hold',
    causes,
    notMeasured: rule.measured.filter((_, at) => measured[at]!.verdict === 'not-measured'),
  };
}

const RANK: Readonly<Record<WeatherWarningLevel, number>> = {
  blue: 1,
  yellow: 2,
  orange: 3,
  red: 4,
};

/** The worst of the signals that meet the condition, if any. */
function warningCauses(
  { kind, fromLevel, levels }: WarningCondition,
  warnings: readonly WarningInForce[],
): WeatherCause[] {
  const [worst] = warnings
    .filter((one) => one.kind === kind && RANK[one.level] >= RANK[fromLevel])
    .toSorted((one, other) => RANK[other.level] - RANK[one.level] || one.id - other.id);
  return worst
    ? [{ levels, warningId: worst.id, text: warningText(worst), of: `warning:${worst.id}` }]
    : [];
}

/** `暴雨红色预警`, `Rainstorm red warning`. */
export function warningText({ kind, level }: Pick<WarningInForce, 'kind' | 'level'>): Text {
  const [what, how] = [WEATHER_WARNING_KINDS[kind], WEATHER_WARNING_LEVELS[level]];
  return { zh: `${what.zh}${how.zh}预警`, en: `${what.en} ${how.en} warning` };
}

type JudgedMeasured = {
  readonly verdict: JudgedRule['verdict'] | 'not-measured';
  readonly cause?: WeatherCause;
};

/**
 * One fresh instrument that meets the condition is enough; else one fresh one that does not refutes it: stations of a park
 * stand in the same weather. With all of them silent, a condition that held at a last value holds on, and any other is unknown.
 */
function judgeMeasured(
  condition: MeasuredCondition,
  all: WeatherFacts['instruments'],
): JudgedMeasured {
  const instruments = all.filter(({ quantity }) => quantity === condition.quantity);
  if (instruments.length === 0) return { verdict: 'not-measured' };
  const fresh = instruments.filter(({ isFresh, value }) => isFresh && value !== null);
  const values = (fresh.length > 0 ? fresh : instruments).flatMap(({ value }) => value ?? []);
  const worst = condition.is === 'at-least' ? Math.max(...values) : Math.min(...values);
  const holds =
    values.length > 0 &&
    (condition.is === 'at-least' ? worst >= condition.limit : worst <= condition.limit);
  if (!holds) return { verdict: fresh.length > 0 ? 'does-not-hold' : 'unknown' };
  const text = measuredText(condition, worst, fresh.length === 0);
  return {
    verdict: 'holds',
    cause: { levels: condition.levels, warningId: null, text, of: condition.quantity },
  };
}

function measuredText({ quantity, limit, is }: MeasuredCondition, value: number, isOld: boolean) {
  const { name, sign } = MEASURED_QUANTITIES[quantity];
  const shown = `${Number(value.toFixed(1))} ${sign}（${is === 'at-least' ? '≥' : '≤'} ${limit}）`;
  const shownEn = shown.replace('（', ' (').replace('）', ')');
  return {
    zh: `${name.zh} ${shown}${isOld ? '，气象站此后无数据' : ''}`,
    en: `${name.en} ${shownEn}${isOld ? ', stations silent since' : ''}`,
  };
}
