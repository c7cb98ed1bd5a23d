import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { assessMajorHazard } from './assess-major-hazard.ts';
import { exactValue } from './exact-value.ts';
import type { CategorySymbol } from './hazard-categories.ts';
import { parseDecimal } from './rational.ts';
import { sampleUnit } from './sample-units.ts';

type HazardVector = {
  name: string;
  items: { name: string; q_t: number; Q_t: number; beta: number }[];
  exposed_people_500m: number;
  alpha: number;
  S: number;
  R: number;
  is_major_hazard: boolean;
  level: number | null;
};
const FILE = new URL('../../vectors/major-hazard/gb18218.json', import.meta.url);
const vectors = JSON.parse(readFileSync(FILE, 'utf8')) as HazardVector[];

/** The vectors give β but no class; these are the classes that the notes of the table give it for. */
const CLASSES: { readonly [name: string]: readonly CategorySymbol[] } = {
  液化石油气: ['W2'],
  甲醇: ['W5.3'],
  苯: ['W5.3'],
  甲苯: ['W5.3'],
  丙烯腈: ['W5.3'],
};

test('all eleven vectors are here', () => assert.equal(vectors.length, 11));

for (const vector of vectors) {
  test(`vector ${vector.name}`, () => {
    const unit = sampleUnit(
      vector.items.map(({ name, q_t }) => ({
        name: { zh: name, en: `(${name})` },
        cas: null,
        designMaxT: String(q_t),
        categories: CLASSES[name] ?? null,
      })),
      vector.exposed_people_500m,
    );
    const result = assessMajorHazard(unit);
    for (const [at, { Q_t, beta }] of vector.items.entries()) {
      assert.equal(Number(result.rows[at]?.critical?.criticalT), Q_t);
      assert.equal(Number(result.rows[at]?.beta?.beta), beta);
    }
    assert.equal(Number(result.alpha.alpha), vector.alpha);
    assert.deepEqual(result.s, exactValue(parseDecimal(String(vector.S))));
    assert.deepEqual(result.r, exactValue(parseDecimal(String(vector.R))));
    assert.equal(result.verdict === 'major-hazard', vector.is_major_hazard);
    assert.equal(result.level, vector.level);
    assert.ok(!result.isLowerBound && !result.isAssumed);
    assert.deepEqual(result.caveats, []);
  });
}
