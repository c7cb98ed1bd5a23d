import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/seeded-random.ts';
import { DAY_MS, HOUR_MS } from '../time/duration.ts';
import { HIDDEN_DANGER_GRADES } from '../wire/hidden-danger.ts';
import { foldTrail, type AsReported, type TrailLine } from './fold-trail.ts';
import { transitionsFrom, type HiddenDangerActionType } from './life.ts';
import {
  nextHiddenDanger,
  type HiddenDangerAction,
  type HiddenDangerActor,
} from './next-hidden-danger.ts';

const SEED = 20261129;
const T0 = Date.UTC(2026, 10, 29);
const REPORTED: AsReported = { grade: 'general', category: 'process', enterpriseId: 4 };
const REPORT: TrailLine = { atMs: T0, by: 9, action: 'report', to: 'reported', data: {} };
type Random = ReturnType<typeof seededRandom>;

function anyAction(random: Random, type: HiddenDangerActionType, atMs: number): HiddenDangerAction {
  const isTheirs = ['take-up', 'progress', 'answer'].includes(type);
  const by: HiddenDangerActor = isTheirs
    ? { userId: 40 + random.below(3), group: 'enterprise', enterpriseId: 4 }
    : { userId: 1 + random.below(3), group: 'park-office', enterpriseId: null };
  const base = { atMs, by, text: 'words' };
  const later = random.next() < 0.5 ? {} : { deadlineMs: atMs + random.between(1, 9 * DAY_MS) };
  switch (type) {
    case 'confirm':
      return { ...base, type, grade: random.pick(HIDDEN_DANGER_GRADES), category: 'fire' };
    case 'refuse':
      return { ...base, type, duplicateOf: random.pick([null, 7]) };
    case 'progress':
      return { ...base, type, percent: 40, photoCount: 0 };
    case 'answer':
    case 'confirm-held':
      return { ...base, type, photoCount: 1 };
    case 'reopen':
      return { ...base, type, photoCount: 1, ...later };
    case 'dispatch':
    case 'return':
      return { ...base, type, ...later };
    default:
      return { ...base, type };
  }
}

test(`a life is what its trail adds up to, after every step of 2,000 lives (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const ends = new Set<string>();
  for (let round = 0; round < 2_000; round++) {
    const lines: TrailLine[] = [REPORT];
    let life = foldTrail(REPORTED, lines);
    let atMs = T0;
    for (let step = 0; step < 30; step++) {
      const ways = transitionsFrom(life.state);
      if (ways.length === 0) break;
      atMs += random.between(1, 3) * HOUR_MS;
      const next = nextHiddenDanger(life, anyAction(random, random.pick(ways).action, atMs));
      // Somebody who may not: the next one tries.
      if ('refused' in next) continue;
      const { entry, hiddenDanger } = next;
      lines.push(entry);
      life = hiddenDanger;
      // A reminder changes nothing of it.
      lines.push({ atMs, by: null, action: 'remind', to: life.state, data: { stepId: 'x' } });
      assert.deepEqual(foldTrail(REPORTED, lines), life, `round ${round}: ${entry.action}`);
    }
    ends.add(life.state);
  }
  for (const state of ['archived', 'refused', 'withdrawn']) assert.ok(ends.has(state), state);
});

test('a later deadline that was granted counts, and a state that nobody knows is told', () => {
  const granted = { atMs: T0, by: 1, action: 'postpone-grant', to: 'rectifying' } as const;
  const life = foldTrail(REPORTED, [REPORT, { ...granted, data: { deadlineMs: T0 + DAY_MS } }]);
  assert.equal(life.deadlineMs, T0 + DAY_MS);
  assert.throws(() => foldTrail(REPORTED, [{ ...REPORT, to: 'lost' }]), /no state .*: lost/);
});
