import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom, type SeededRandom } from '../random/seeded-random.ts';
import { WEATHER_WARNING_KINDS, WEATHER_WARNING_LEVELS } from '../weather/warning-words.ts';
import type { WeatherWarningKind, WeatherWarningLevel } from '../weather/warning-words.ts';
import { isAbout, unknownText } from './facilities-about.ts';
import { FACILITY_KINDS, FACILITY_TRAITS } from './facility-facts.ts';
import type { FacilityFacts, FacilityTrait } from './facility-facts.ts';
import { judgeRules } from './judge-rules.ts';
import { inUnknownWeather, raisesOf } from './raises.ts';
import { SUGGESTED_WEATHER_RULES, withSuggestions } from './suggested-rules.ts';
import type { WarningInForce, WeatherInstrument } from './weather-facts.ts';
import { draftOf, weatherRule, weatherRuleDraft } from './weather-rule.ts';
import type { MeasuredQuantity, WeatherRule } from './weather-rule.ts';

const DAY = '2026-11-28';
const RAIN: WeatherRule = SUGGESTED_WEATHER_RULES.find(({ id }) => id === 'rainstorm-low-stores')!;
const GALE: WeatherRule = SUGGESTED_WEATHER_RULES.find(({ id }) => id === 'gale-high-work')!;
const STORE: FacilityFacts = {
  ...{ id: 1, enterpriseId: 7, kind: 'warehouse', level: 3, elevationM: 2, isInFloodArea: null },
  ...{ holdsFlammables: null, traits: {} },
};
const warning = (kind: WeatherWarningKind, level: WeatherWarningLevel, id = 1): WarningInForce => ({
  id,
  kind,
  level,
});
const wind = (value: number | null, isFresh = true): WeatherInstrument => ({
  ...{ quantity: 'wind-speed', value, isFresh },
});
const LEVELS = Object.keys(WEATHER_WARNING_LEVELS) as WeatherWarningLevel[];

describe('a weather rule', () => {
  it('holds from the level of warning that it names, and raises as far as the worst condition says', () => {
    const rows: [WarningInForce[], levels: number | null][] = [
      [[], null],
      [[warning('rainstorm', 'blue')], null],
      [[warning('rainstorm', 'yellow')], 1],
      [[warning('rainstorm', 'orange')], 2],
      [[warning('rainstorm', 'red')], 2],
      [[warning('gale', 'red')], null],
      [[warning('rainstorm', 'yellow', 1), warning('rainstorm', 'red', 2)], 2],
    ];
    for (const [warnings, levels] of rows) {
      const [judged] = judgeRules([RAIN], { warnings, instruments: [] }, DAY);
      const told = JSON.stringify(warnings);
      assert.equal(judged!.verdict, levels === null ? 'does-not-hold' : 'holds', told);
      assert.equal(raisesOf([judged!], [STORE])[0]?.levels ?? null, levels, told);
    }
  });

  it('names the warning that it holds for, the worst one', () => {
    const warnings = [warning('rainstorm', 'orange', 4), warning('rainstorm', 'red', 9)];
    const [judged] = judgeRules([RAIN], { warnings, instruments: [] }, DAY);
    assert.equal(judged!.causes.length, 1, 'told once, however many conditions it meets');
    assert.deepEqual(judged!.causes[0], {
      ...{ levels: 2, warningId: 9, of: 'warning:9' },
      text: { zh: '暴雨红色预警', en: 'Rainstorm red warning' },
    });
  });

  it('of measured weather: one station is enough, one that is well refutes, silence does neither', () => {
    const rows: [WeatherInstrument[], verdict: string, levels: number | null][] = [
      [[], 'does-not-hold', null],
      [[wind(10.7)], 'does-not-hold', null],
      [[wind(10.8)], 'holds', 1],
      [[wind(3), wind(17.2)], 'holds', 2],
      // The last value of a station that fell silent counts while no other speaks.
      [[wind(17.2, false)], 'holds', 2],
      [[wind(17.2, false), wind(3)], 'does-not-hold', null],
      [[wind(3, false)], 'unknown', null],
      [[wind(null, false)], 'unknown', null],
      [[wind(null, false), wind(3)], 'does-not-hold', null],
    ];
    for (const [instruments, verdict, levels] of rows) {
      const [judged] = judgeRules([GALE], { warnings: [], instruments }, DAY);
      const told = JSON.stringify(instruments);
      assert.equal(judged!.verdict, verdict, told);
      assert.equal(judged!.causes[0]?.levels ?? null, levels, told);
      assert.equal(judged!.notMeasured.length, instruments.length === 0 ? 2 : 0, told);
    }
    const silent = { warnings: [], instruments: [wind(18, false)] };
    assert.match(judgeRules([GALE], silent, DAY)[0]!.causes[0]!.text.en, /18 m\/s .*silent since/);
  });

  it('with a limit downwards takes the lowest station', () => {
    const cold = SUGGESTED_WEATHER_RULES.find(({ id }) => id === 'cold-plant')!;
    const at = (value: number): WeatherInstrument => ({
      ...{ quantity: 'air-temperature', value, isFresh: true },
    });
    const verdict = (...values: number[]) =>
      judgeRules([cold], { warnings: [], instruments: values.map(at) }, DAY)[0]!.verdict;
    assert.equal(verdict(-4.9, 3), 'does-not-hold');
    assert.equal(verdict(3, -5), 'holds');
  });

  it('is that of the day, and silent while it is switched off', () => {
    const off = { ...RAIN, version: 2, effectiveFrom: DAY, isEnabled: false };
    const later = { ...RAIN, version: 3, effectiveFrom: '2026-12-01', warnings: GALE.warnings };
    const facts = { warnings: [warning('gale', 'red')], instruments: [] };
    const ids = (date: string) =>
      judgeRules(withSuggestions([off, later]), facts, date)
        .filter(({ rule, verdict }) => rule.id === RAIN.id && verdict === 'holds')
        .map(({ rule }) => rule.version);
    assert.deepEqual(ids('2026-11-27'), []);
    assert.deepEqual(ids(DAY), []);
    assert.deepEqual(ids('2026-12-01'), [3]);
    const rain = { warnings: [warning('rainstorm', 'red')], instruments: [] };
    const holds = (date: string) =>
      judgeRules(withSuggestions([off, later]), rain, date).some(
        ({ rule, verdict }) => rule.id === RAIN.id && verdict === 'holds',
      );
    assert.deepEqual([holds('2026-11-27'), holds(DAY)], [true, false]);
  });
});

describe('what a rule is about', () => {
  const about = RAIN.about;
  it('low-lying: one witness that says yes is enough; an elevation that nobody knows counts; no flood map, no witness', () => {
    const rows: [
      elevationM: number | null,
      isInFloodArea: boolean | null,
      unknown: string[] | null,
    ][] = [
      [2.9, false, []],
      [2.9, null, []],
      [8, true, []],
      [null, true, []],
      [3, false, null],
      [8, null, null],
      [null, false, ['ground']],
      [null, null, ['ground']],
    ];
    for (const [elevationM, isInFloodArea, unknown] of rows) {
      const facility = { ...STORE, elevationM, isInFloodArea };
      assert.deepEqual(
        isAbout(about, facility),
        unknown,
        JSON.stringify([elevationM, isInFloodArea]),
      );
    }
  });

  it('traits: one that is known to be so is enough; one that nobody knows counts', () => {
    const withAny = (traits: FacilityFacts['traits']) => isAbout(GALE.about, { ...STORE, traits });
    assert.deepEqual(withAny({ crane: true }), []);
    assert.deepEqual(withAny({ crane: true, 'high-work': false }), []);
    assert.deepEqual(withAny({ crane: false }), ['high-work']);
    assert.deepEqual(withAny({}), ['crane', 'high-work']);
    assert.equal(withAny({ crane: false, 'high-work': false }), null);
    const lacks = { ...GALE.about, withAny: [], without: ['cooling' as const] };
    assert.deepEqual(isAbout(lacks, { ...STORE, traits: { cooling: false } }), []);
    assert.equal(isAbout(lacks, { ...STORE, traits: { cooling: true } }), null);
    assert.deepEqual(isAbout(lacks, STORE), ['cooling']);
  });

  it('kind, level and flammables', () => {
    const ask = { ...about, lowLying: null, kinds: ['tank' as const], fromLevel: 2 as const };
    assert.equal(isAbout(ask, STORE), null);
    assert.equal(isAbout(ask, { ...STORE, kind: 'tank' }), null);
    assert.deepEqual(isAbout(ask, { ...STORE, kind: 'tank', level: 2 }), []);
    const burns = { ...about, kinds: [], lowLying: null, holdsFlammables: true };
    assert.deepEqual(isAbout(burns, STORE), ['flammables']);
    assert.equal(isAbout(burns, { ...STORE, holdsFlammables: false }), null);
    assert.equal(unknownText([]), null);
    assert.match(unknownText(['ground', 'crane'])!.zh, /^高程、起重机械未知/);
  });
});

describe('unknown weather', () => {
  it('names the facilities of rules that cannot be judged, and none of a rule that holds', () => {
    const facilities = [
      { ...STORE, traits: { crane: true } },
      { ...STORE, id: 2, traits: { crane: false, 'high-work': false } },
    ];
    const judged = (...instruments: WeatherInstrument[]) =>
      judgeRules([GALE], { warnings: [], instruments }, DAY);
    const ids = (list: { facility: FacilityFacts }[]) => list.map(({ facility }) => facility.id);
    assert.deepEqual(ids(inUnknownWeather(judged(wind(2, false)), facilities)), [1]);
    assert.deepEqual(inUnknownWeather(judged(wind(20)), facilities), []);
    assert.deepEqual(inUnknownWeather(judged(), facilities), []);
  });
});

describe('rules on random parks', () => {
  const random = seededRandom(20_261_128);
  const someBoolean = () => random.pick([true, false, null]);
  const facility = (id: number): FacilityFacts => ({
    id,
    enterpriseId: 1 + random.below(4),
    kind: random.pick(FACILITY_KINDS),
    level: random.pick([1, 2, 3, 4]),
    elevationM: random.pick([null, random.between(-1, 8)]),
    isInFloodArea: someBoolean(),
    holdsFlammables: someBoolean(),
    traits: Object.fromEntries(
      (Object.keys(FACILITY_TRAITS) as FacilityTrait[]).flatMap((trait) => {
        const has = someBoolean();
        return has === null ? [] : [[trait, has]];
      }),
    ),
  });
  const instrument = (): WeatherInstrument => ({
    quantity: random.pick(['air-temperature', 'wind-speed', 'rain'] satisfies MeasuredQuantity[]),
    value: random.pick([null, random.between(-20, 60)]),
    isFresh: random.pick([true, false]),
  });
  const kinds = Object.keys(WEATHER_WARNING_KINDS) as WeatherWarningKind[];
  const some = <T>(most: number, make: (at: number) => T): T[] =>
    Array.from({ length: random.below(most + 1) }, (_, at) => make(at));
  const raised = (
    warnings: WarningInForce[],
    instruments: WeatherInstrument[],
    park: FacilityFacts[],
  ) => {
    const judged = judgeRules(SUGGESTED_WEATHER_RULES, { warnings, instruments }, DAY);
    return new Map(
      raisesOf(judged, park).map((one) => [`${one.rule.id} ${one.facility.id}`, one.levels]),
    );
  };

  it('a further warning or a higher level never lowers a facility; an ended one leaves no trace', () => {
    for (let round = 0; round < 2000; round++) {
      const park = some(6, facility);
      const instruments = some(3, instrument);
      const warnings = some(3, (at) => warning(random.pick(kinds), random.pick(LEVELS), at + 1));
      const before = raised(warnings, instruments, park);
      const worse = worseThan(warnings, random, kinds);
      const after = raised(worse, instruments, park);
      for (const [key, levels] of before)
        assert.ok((after.get(key) ?? 0) >= levels, `${key}: ${JSON.stringify([warnings, worse])}`);
      assert.deepEqual(raised(warnings, instruments, park), before);
    }
  });

  it('what is not known of a facility never lowers it', () => {
    for (let round = 0; round < 2000; round++) {
      const known = facility(1);
      const bare = random.pick<FacilityFacts>([
        { ...known, elevationM: null },
        { ...known, holdsFlammables: null },
        { ...known, traits: {} },
        { ...known, elevationM: null, holdsFlammables: null, traits: {} },
      ]);
      const warnings = some(4, (at) => warning(random.pick(kinds), random.pick(LEVELS), at + 1));
      const before = raised(warnings, [], [known]);
      const after = raised(warnings, [], [bare]);
      for (const [key, levels] of before) assert.ok((after.get(key) ?? 0) >= levels, key);
    }
  });
});

/** One warning more, or one a level higher. */
function worseThan(
  warnings: WarningInForce[],
  random: SeededRandom,
  kinds: readonly WeatherWarningKind[],
): WarningInForce[] {
  const at = random.below(warnings.length + 1);
  const found = warnings[at];
  if (found === undefined)
    return [...warnings, warning(random.pick(kinds), random.pick(LEVELS), 99)];
  const higher = LEVELS[Math.min(3, LEVELS.indexOf(found.level) + 1)]!;
  return warnings.with(at, { ...found, level: higher });
}

describe('the form of a rule', () => {
  it('takes the suggestions, which call themselves so', () => {
    for (const rule of SUGGESTED_WEATHER_RULES) {
      assert.deepEqual(weatherRule.parse(rule), rule);
      assert.equal(rule.origin, 'suggestion');
    }
    const ids = SUGGESTED_WEATHER_RULES.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('refuses what makes no sense', () => {
    const draft = draftOf(RAIN);
    assert.ok(weatherRuleDraft.safeParse(draft).success);
    for (const wrong of [
      { ...draft, id: 'Rain storm' },
      { ...draft, warnings: [], measured: [] },
      { ...draft, warnings: [{ kind: 'frogs', fromLevel: 'red', levels: 1 }] },
      { ...draft, warnings: [{ kind: 'heat', fromLevel: 'red', levels: 3 }] },
      { ...draft, about: { ...draft.about, lowLying: { belowM: null, inFloodArea: false } } },
      { ...draft, reminder: { zh: ' ', en: 'x' } },
      { ...draft, answerWithinMin: 0 },
      { ...draft, origin: 'law' },
      { ...draft, effectiveFrom: '2026-02-30' },
    ])
      assert.equal(weatherRuleDraft.safeParse(wrong).success, false, JSON.stringify(wrong));
  });
});
