import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import { DAY_MS, HOUR_MS } from '../time/duration.ts';
import { dataQuality as qualityOf } from './data-quality.ts';
import type { FeedFacts } from './data-quality.ts';
import { FEED_NAMES } from './feeds.ts';
import type { Feed } from './feeds.ts';

const nowMs = Date.parse('2026-11-27T08:00:00Z');
const good: FeedFacts = {
  ...{ isRequired: true, lastMs: nowMs - 60_000, accepted: 100, rejected: 0, latenessMs: 1000 },
};
const all = (facts: FeedFacts): Record<Feed, FeedFacts> =>
  Object.fromEntries(FEED_NAMES.map((feed) => [feed, facts])) as Record<Feed, FeedFacts>;
const dataQuality = (feeds: Partial<Record<Feed, FeedFacts>>, atMs: number, hasOnlyLand = false) =>
  qualityOf({ feeds, hasOnlyLand }, atMs);
const stateOf = (facts: Partial<Record<Feed, FeedFacts>>, feed: Feed) =>
  dataQuality(facts, nowMs).feeds.find((one) => one.feed === feed)!;

describe('data quality', () => {
  it('is 100 when everything comes in time and nothing is refused', () => {
    const { score, grade } = dataQuality(all(good), nowMs);
    assert.deepEqual([score, grade], [100, 'good']);
  });

  it('of an enterprise that never delivered anything is 0, whether that is known or not', () => {
    const never = all({ ...good, lastMs: null, accepted: 0 });
    assert.deepEqual([dataQuality({}, nowMs).score, dataQuality(never, nowMs).score], [0, 0]);
    assert.equal(stateOf({}, 'telemetry').state, 'never');
  });

  it('leaves out what is not required, and is not known when nothing is', () => {
    const facts = { ...all(good), inventories: { ...good, isRequired: false, lastMs: null } };
    assert.equal(dataQuality(facts, nowMs).score, 100);
    const nothing = dataQuality(all({ ...good, isRequired: false }), nowMs);
    assert.deepEqual([nothing.score, nothing.grade], [null, null]);
  });

  it('of an enterprise of which only its land is known is 0, whatever it delivers', () => {
    const nothing = all({ ...good, isRequired: false, lastMs: null });
    const dangersAlone = { ...nothing, 'hidden-dangers': good };
    for (const facts of [nothing, dangersAlone]) {
      const { score, grade, hasOnlyLand } = dataQuality(facts, nowMs, true);
      assert.deepEqual([score, grade, hasOnlyLand], [0, 'poor', true]);
    }
  });

  const ages: [ageMs: number, state: string, score: number][] = [
    [DAY_MS, 'on-time', 1],
    [1.5 * DAY_MS, 'on-time', 1],
    [2.25 * DAY_MS, 'late', 0.5],
    [3 * DAY_MS, 'missing', 0],
    [30 * DAY_MS, 'missing', 0],
    // A clock that runs ahead is no merit.
    [-HOUR_MS, 'on-time', 1],
  ];
  for (const [ageMs, state, score] of ages) {
    it(`a daily feed of ${ageMs / DAY_MS} d ago is ${state}`, () => {
      const found = stateOf({ commitments: { ...good, lastMs: nowMs - ageMs } }, 'commitments');
      assert.deepEqual([found.state, found.score], [state, score]);
    });
  }

  it('falls with the share that is refused and with sensors that are silent', () => {
    const refused = stateOf({ checks: { ...good, accepted: 30, rejected: 10 } }, 'checks');
    assert.deepEqual([refused.score, refused.rejectedShare], [0.75, 0.25]);
    const silent = { ...good, live: { known: 3, all: 4 } };
    assert.equal(stateOf({ telemetry: silent }, 'telemetry').score, 0.75);
    assert.equal(
      stateOf({ telemetry: { ...good, live: { known: 0, all: 0 } } }, 'telemetry').score,
      0,
    );
  });

  it('never rises because something got worse (property)', () => {
    const seed = 20261127;
    const random = seededRandom(seed);
    for (let round = 0; round < 500; round++) {
      const facts = Object.fromEntries(
        FEED_NAMES.map((feed) => [
          feed,
          { ...good, lastMs: nowMs - random.next() * 5 * DAY_MS, rejected: random.below(50) },
        ]),
      ) as Record<Feed, FeedFacts>;
      const feed = random.pick(FEED_NAMES);
      const worse = [
        { ...facts[feed], lastMs: facts[feed].lastMs! - random.next() * DAY_MS },
        { ...facts[feed], rejected: facts[feed].rejected + 1 },
        { ...facts[feed], lastMs: null },
      ];
      const before = dataQuality(facts, nowMs).score!;
      for (const one of worse) {
        const after = dataQuality({ ...facts, [feed]: one }, nowMs).score!;
        assert.ok(after <= before, `seed ${seed}, round ${round}: ${before} → ${after}`);
      }
    }
  });
});
