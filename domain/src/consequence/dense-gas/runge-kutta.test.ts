import assert from 'node:assert/strict';
import { test } from 'node:test';
import { integrate, type OdeProblem } from './runge-kutta.ts';

function problem(change: Partial<OdeProblem>): OdeProblem {
  return {
    slopes: (_x, y, out) => {
      out[0] = -y[0]!;
    },
    floors: [1e-12],
    tolerance: 1e-6,
    firstStep: 0.1,
    longestStep: () => Infinity,
    accept: () => false,
    ...change,
  };
}

test('decay over five times its scale is followed within the tolerance', () => {
  const y = Float64Array.of(1);
  const end = integrate(problem({}), y, { fromX: 0, toX: 5 });
  assert.deepEqual(end, { x: 5, isStalled: false });
  assert.ok(Math.abs(y[0]! / Math.exp(-5) - 1) < 2e-5, String(y[0]));
});

test('a swing stays on its circle', () => {
  const y = Float64Array.of(1, 0);
  const slopes: OdeProblem['slopes'] = (_x, now, out) => {
    [out[0], out[1]] = [now[1]!, -now[0]!];
  };
  integrate(problem({ slopes, floors: [0.1, 0.1] }), y, { fromX: 0, toX: 2 * Math.PI });
  assert.ok(Math.hypot(y[0]! - 1, y[1]!) < 1e-4);
});

test('it stops where the caller says so, and no step is longer than allowed', () => {
  const xs = [0];
  const accept = (x: number): boolean => xs.push(x) > 4;
  const end = integrate(problem({ accept, longestStep: () => 0.25 }), Float64Array.of(1), {
    fromX: 0,
    toX: 9,
  });
  assert.equal(end.x, xs.at(-1));
  for (const [at, x] of xs.slice(1).entries()) assert.ok(x - xs[at]! <= 0.25);
});

test('where no step is small enough it says that it stalled', () => {
  const slopes: OdeProblem['slopes'] = (_x, _y, out) => {
    out[0] = NaN;
  };
  const end = integrate(problem({ slopes }), Float64Array.of(1), { fromX: 0, toX: 1 });
  assert.equal(end.isStalled, true);
});
