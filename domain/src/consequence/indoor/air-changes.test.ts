import assert from 'node:assert/strict';
import { test } from 'node:test';
import { airChangesPerH, ENCLOSURES, enclosureOf, REFERENCE_AIR } from './air-changes.ts';

test('at the air of the table the value of the table comes out', () => {
  const { windMPerS, indoorOutdoorK } = REFERENCE_AIR;
  assert.equal(airChangesPerH(0.6, windMPerS, indoorOutdoorK), 0.6);
});

test('wind and a temperature difference of either sign raise the exchange', () => {
  assert.ok(airChangesPerH(0.6, 8, 10) > 0.6);
  assert.equal(airChangesPerH(0.6, 3, -20), airChangesPerH(0.6, 3, 20));
  assert.equal(airChangesPerH(0.6, 0, 0), 0);
});

test('each type is listed once, with both names and a source', () => {
  assert.equal(new Set(ENCLOSURES.map(({ id }) => id)).size, ENCLOSURES.length);
  for (const { name, source } of ENCLOSURES) assert.ok(name.zh && name.en && source);
  assert.equal(enclosureOf('dwelling')?.changesPerH, 0.6);
  assert.equal(enclosureOf('constructor'), null);
});

test('nonsense is refused by name', () => {
  assert.throws(() => airChangesPerH(0, 3, 10), /changesPerH/);
  assert.throws(() => airChangesPerH(1, Number.NaN, 10), /windMPerS/);
});
