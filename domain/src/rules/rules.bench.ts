import { evaluate, rulesOf, type RuleStates } from './index.ts';
import { seededRandom } from '../random/seeded-random.ts';
import type { Reading } from '../reading/reading.ts';
import { BARE_POINT } from './time-line.ts';

/** One full ingest call: 10,000 readings over 2,000 points with every rule on. The limit is 100 ms, as one call must fit well inside a second. */
export const RULES_LIMIT_MS = 100;
const POINTS = 2000;
const PER_POINT = 5;

const random = seededRandom(1);
const points = Array.from({ length: POINTS }, (_, index) => {
  const point = {
    ...BARE_POINT,
    id: index + 1,
    ll: 5,
    l: 10,
    h: 80,
    hh: 90,
    deadband: 2,
    delayS: 10,
    rateLimitPerMin: 20,
    frozenS: 3600,
    sustained: { limit: 70, hours: 3 },
  };
  const states: RuleStates = {};
  return { rules: rulesOf(point), states, id: point.id, value: random.between(0, 100) };
});

function round(startMs: number): number {
  let events = 0;
  for (const point of points) {
    const readings: Reading[] = Array.from({ length: PER_POINT }, (_, step) => {
      point.value = Math.max(0, Math.min(100, point.value + random.between(-5, 5)));
      return {
        pointId: point.id,
        atMs: startMs + step * 30_000,
        value: point.value,
        quality: 'good',
      };
    });
    const nowMs = startMs + PER_POINT * 30_000;
    const result = evaluate({ states: point.states, rules: point.rules, readings, nowMs });
    point.states = result.states;
    events += result.events.length;
  }
  return events;
}

function run() {
  const spentMs: number[] = [];
  for (let turn = 0; turn < 12; turn++) {
    const before = performance.now();
    round(turn * PER_POINT * 30_000);
    spentMs.push(performance.now() - before);
  }
  // The first turns warm the compiler up.
  const ours = spentMs.slice(2).sort((a, b) => a - b)[5]!;
  const what = `alarm rules over ${POINTS * PER_POINT} readings of ${POINTS} points, median`;
  return [
    {
      what,
      ours,
      unit: 'ms',
      peer: RULES_LIMIT_MS,
      peerName: 'limit',
      ratio: ours / RULES_LIMIT_MS,
    },
  ];
}

export default { name: 'rules', run };
