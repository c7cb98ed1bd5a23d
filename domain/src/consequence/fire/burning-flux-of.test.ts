import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chemicalOf } from '../chemicals/chemicals.ts';
import { burningFluxOf } from './burning-flux-of.ts';

test('a liquid of the standard table burns by it: benzene in a large pool at 0.085 kg/m²s', () => {
  assert.ok(Math.abs(burningFluxOf(chemicalOf('71-43-2')!, 20, 298)! - 0.085) < 1e-3);
});

test('another one burns by its heats: toluene within a third of what was measured, 0.066 kg/m²s', () => {
  const flux = burningFluxOf(chemicalOf('108-88-3')!, 20, 298)!;
  assert.ok(Math.abs(flux / 0.066 - 1) < 0.34, `${flux}`);
});

test('of a substance that does not burn nothing is told', () => {
  assert.equal(burningFluxOf(chemicalOf('7782-50-5')!, 20, 298), null);
});
