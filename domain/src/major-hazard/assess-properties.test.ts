import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom, type SeededRandom } from '../random/seeded-random.ts';
import { assessMajorHazard } from './assess-major-hazard.ts';
import type { MajorHazardAssessment } from './assessment.ts';
import { rationalOf } from './exact-value.ts';
import { compare } from './rational.ts';
import {
  randomCategories,
  randomItem,
  randomQuantity,
  randomUnit,
  sampleUnit,
} from './sample-units.ts';
import type { InventoryItem, MajorHazardUnit } from './unit.ts';

const SEED = 20261128;
const ROUNDS = 1500;

/** Runs a property over random units. */
function eachUnit(seed: number, check: (unit: MajorHazardUnit, random: SeededRandom) => void) {
  const random = seededRandom(seed);
  for (let round = 0; round < ROUNDS; round++) check(randomUnit(random), random);
}

/** A decimal as a whole number of 10⁻⁹, by moving digits alone. */
function scaled(text: string): bigint {
  const [whole = '', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(9, '0'));
}

/** S and R over one common denominator of all Q, in whole numbers: no fraction, no float, no code of the room. */
function wholeSums({ rows, alpha }: MajorHazardAssessment) {
  const common = rows.reduce((product, row) => product * scaled(row.critical!.criticalT), 1n);
  let [s, r] = [0n, 0n];
  for (const { designMaxT, critical, beta } of rows) {
    const share = scaled(designMaxT!) * (common / scaled(critical!.criticalT));
    s += share;
    r += share * scaled(beta!.beta) * scaled(alpha.alpha);
  }
  return { s, r, one: common, oneOfR: common * 10n ** 18n };
}

/** 0: none; 1 for level 4, to 4 for level 1. */
function severity({ level }: MajorHazardAssessment): number {
  return level === null ? 0 : 5 - level;
}

function assertNoBetter(worse: MajorHazardAssessment, than: MajorHazardAssessment): void {
  assert.ok(compare(rationalOf(worse.s), rationalOf(than.s)) >= 0);
  assert.ok(compare(rationalOf(worse.r), rationalOf(than.r)) >= 0);
  assert.ok(severity(worse) >= severity(than));
}

function withItem(unit: MajorHazardUnit, at: number, change: Partial<InventoryItem>) {
  const items = unit.items.map((item, index) => (index === at ? { ...item, ...change } : item));
  return { ...unit, items };
}

test(`S, R, verdict and level agree with whole-number arithmetic (seed ${SEED})`, () => {
  let [onTheLimit, onACut] = [0, 0];
  eachUnit(SEED, (unit) => {
    const result = assessMajorHazard(unit);
    const { s, r, one, oneOfR } = wholeSums(result);
    const [exactS, exactR] = [rationalOf(result.s), rationalOf(result.r)];
    assert.equal(exactS.n * one, s * exactS.d);
    assert.equal(exactR.n * oneOfR, r * exactR.d);
    assert.equal(result.verdict, s >= one ? 'major-hazard' : 'not-major-hazard');
    const level = r >= 100n * oneOfR ? 1 : r >= 50n * oneOfR ? 2 : r >= 10n * oneOfR ? 3 : 4;
    assert.equal(result.level, s >= one ? level : null);
    if (s === one) onTheLimit++;
    if (s >= one && [10n, 50n, 100n].some((cut) => r === cut * oneOfR)) onACut++;
  });
  assert.ok(onTheLimit > 20 && onACut > 5, `too few on a limit: ${onTheLimit}, ${onACut}`);
});

test(`parts of one critical quantity that add up to it make a major hazard source (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  for (let round = 0; round < ROUNDS; round++) {
    // 0.3 t of phosgene in so many vessels of 0.001 t steps, and the same less a milligram.
    const parts = cutInto(300, 2 + random.below(6), random).map(
      (steps) => `0.${String(steps).padStart(3, '0')}`,
    );
    const of = (quantities: readonly string[]) =>
      assessMajorHazard(
        sampleUnit(
          quantities.map((designMaxT) => ({
            name: { zh: '光气', en: 'phosgene' },
            cas: null,
            designMaxT,
          })),
        ),
      );
    assert.equal(of(parts).verdict, 'major-hazard');
    assert.equal(of(parts).s.fraction, '1');
    const first = (Number(parts[0]!.slice(2)) - 1) * 1_000_000 + 999_999;
    const less = `0.${String(first).padStart(9, '0')}`;
    assert.equal(of([less, ...parts.slice(1)]).verdict, 'not-major-hazard');
  }
});

/** Whole parts of a sum, each at least 1. */
function cutInto(sum: number, count: number, random: SeededRandom): number[] {
  const parts = Array<number>(count).fill(1);
  for (let left = sum - count; left > 0; left--) parts[random.below(count)]! += 1;
  return parts;
}

test(`more of a substance, one substance more: never better (seed ${SEED})`, () => {
  eachUnit(SEED + 1, (unit, random) => {
    const before = assessMajorHazard(unit);
    const at = random.below(unit.items.length);
    const more = `1${unit.items[at]!.designMaxT!.padStart(20, '0')}`;
    assertNoBetter(assessMajorHazard(withItem(unit, at, { designMaxT: more })), before);
    const items = [...unit.items, randomItem(random, unit.items.length)];
    assertNoBetter(assessMajorHazard({ ...unit, items }), before);
  });
});

test(`more people, or people not known: never better (seed ${SEED})`, () => {
  eachUnit(SEED + 2, (unit, random) => {
    const before = assessMajorHazard(unit);
    const people = unit.people! + random.below(120);
    assertNoBetter(assessMajorHazard({ ...unit, people }), before);
    assertNoBetter(assessMajorHazard({ ...unit, people: null }), before);
  });
});

test(`one hazard category more never betters what table 1 does not name (seed ${SEED})`, () => {
  eachUnit(SEED + 3, (unit, random) => {
    const at = random.below(unit.items.length);
    const categories = [...unit.items[at]!.categories!, ...randomCategories(random)];
    assertNoBetter(assessMajorHazard(withItem(unit, at, { categories })), assessMajorHazard(unit));
  });
});

test(`a quantity or class that is not known never shows that a unit is none (seed ${SEED})`, () => {
  eachUnit(SEED + 4, (unit, random) => {
    const at = random.below(unit.items.length);
    const noQuantity = assessMajorHazard(withItem(unit, at, { designMaxT: null }));
    assert.notEqual(noQuantity.verdict, 'not-major-hazard');
    assert.ok(noQuantity.isLowerBound);
    // It is a bound: the full calculation is at least that.
    assertNoBetter(assessMajorHazard(unit), noQuantity);
    const noClass = assessMajorHazard(withItem(unit, at, { categories: null }));
    if (noClass.isLowerBound) assert.notEqual(noClass.verdict, 'not-major-hazard');
    else assertNoBetter(noClass, assessMajorHazard(unit));
  });
});

test(`a mixture of which the class is not known is the stricter of both readings (seed ${SEED})`, () => {
  eachUnit(SEED + 5, (unit, random) => {
    const at = random.below(unit.items.length);
    const of = (isSameClassAsPure: boolean | null) =>
      assessMajorHazard(withItem(unit, at, { mixture: { isSameClassAsPure } }));
    for (const known of [true, false]) assertNoBetter(of(null), of(known));
  });
});

test(`a content that is not known is never milder than any content (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const NAMES = [
    '甲醛',
    '硝酸铵',
    '硝酸铵肥料',
    '硝化棉',
    '硝化棉溶液',
    '硝酸',
    '过氧化甲基乙基酮',
  ];
  for (let round = 0; round < ROUNDS; round++) {
    const name = random.pick(NAMES);
    const categories = randomCategories(random);
    const base = {
      name: { zh: name, en: `(${name})` },
      cas: null,
      categories,
      designMaxT: randomQuantity(random),
    };
    const percent = () => String(random.below(1000) / 10);
    const contents = {
      substance: percent(),
      water: percent(),
      ethanol: percent(),
      nitrogen: String(random.below(200) / 10),
      combustible: String(random.below(10) / 10),
      plasticiser: percent(),
      'available-oxygen': percent(),
      'diluent-a': percent(),
    };
    const known = assessMajorHazard(sampleUnit([{ ...base, contents }]));
    // Content within no row: the classes decide, which may be stricter than any row where table 1 is silent of them.
    assertNoBetter(assessMajorHazard(sampleUnit([base])), known);
  }
});

test(`the order of the substances and trailing zeros are of no matter (seed ${SEED})`, () => {
  eachUnit(SEED + 6, (unit, random) => {
    const items = unit.items
      .map((item) => ({ item, key: random.next() }))
      .toSorted((one, other) => one.key - other.key)
      .map(({ item }) => ({ ...item, designMaxT: `${item.designMaxT}00` }));
    const [before, after] = [unit, { ...unit, items }].map(assessMajorHazard);
    const sums = ({ s, r, level, verdict, summary }: MajorHazardAssessment) => ({
      s,
      r,
      level,
      verdict,
      summary,
    });
    assert.deepEqual(sums(after!), sums(before!));
    assert.deepEqual(assessMajorHazard(unit), before);
  });
});
