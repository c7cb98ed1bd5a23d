import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Chemical } from '../chemicals/chemical.ts';
import { damageAt, HEAT_DAMAGE, OVERPRESSURE_DAMAGE } from './damage-levels.ts';
import { flammableLevels, HEAT_LEVELS, OVERPRESSURE_LEVELS, toxicLevels } from './threat-levels.ts';

const BARE: Chemical = {
  cas: '1-1-1',
  name: { zh: '某物', en: 'something' },
  formula: 'X',
  molarMassKgPerMol: { value: 0.07, source: 'test' },
  probits: {},
};

test('AEGL goes before ERPG, ERPG before IDLH, and nothing is made up', () => {
  const erpgPpm = { 1: 1, 2: 3, 3: 20, source: 'erpg' };
  const idlhPpm = { value: 10, source: 'niosh' };
  const aegl60Ppm = { 2: 2, 3: 20, source: 'aegl' };
  const codes = (chemical: Chemical) => toxicLevels(chemical).map(({ code }) => code);
  assert.deepEqual(codes({ ...BARE, erpgPpm, idlhPpm, aegl60Ppm }), [
    'aegl-3-60min',
    'aegl-2-60min',
  ]);
  assert.deepEqual(codes({ ...BARE, erpgPpm, idlhPpm }).length, 3);
  assert.deepEqual(codes({ ...BARE, idlhPpm }), ['idlh']);
  assert.deepEqual(codes(BARE), []);
  assert.deepEqual(
    toxicLevels({ ...BARE, erpgPpm, idlhPpm }, 'idlh').map(({ value }) => value),
    [10],
  );
});

test('flammable zones are shares of the lower explosion limit', () => {
  const levels = flammableLevels({ ...BARE, lel: { value: 0.05, source: 'test' } });
  assert.deepEqual(
    levels.map(({ value }) => Number(value.toFixed(6))),
    [0.03, 0.005],
  );
  assert.deepEqual(flammableLevels(BARE), []);
});

test('levels fall from red to yellow, in SI', () => {
  assert.deepEqual(
    HEAT_LEVELS.map(({ value }) => value),
    [10_000, 5000, 2000],
  );
  assert.deepEqual(
    OVERPRESSURE_LEVELS.map(({ value }) => Math.round(value)),
    [55_158, 24_132, 6895],
  );
});

test('damage is told by the highest level that is reached', () => {
  assert.equal(damageAt(HEAT_DAMAGE, 1000), null);
  assert.match(damageAt(HEAT_DAMAGE, 13_000)!.text.en, /piloted/);
  assert.match(damageAt(OVERPRESSURE_DAMAGE, 1e6)!.text.en, /total destruction/);
  for (const levels of [HEAT_DAMAGE, OVERPRESSURE_DAMAGE])
    for (const [at, { from }] of levels.entries()) assert.ok(from > (levels[at - 1]?.from ?? 0));
});
