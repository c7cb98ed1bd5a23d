import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { BURRO_AIR, BURRO_POOL, METHANE } from './sample-slab-cases.ts';
import type { SlabPuffRow } from './slab-puff.ts';
import { slabRelease } from './slab-release.ts';

type Published = {
  readonly dense_gas: readonly { readonly id: string; readonly rows?: number[][] }[];
};
const FILE = new URL('../../../vectors/consequence/field-data.json', import.meta.url);
const published = JSON.parse(readFileSync(FILE, 'utf8')) as Published;

const CASE = { source: BURRO_POOL, substance: METHANE, air: BURRO_AIR };

test('Burro 8 of SLAB’s manual is met within 30 %: here within 8 %', () => {
  const rows = published.dense_gas.find(({ id }) => id === 'slab-manual-burro8')!.rows!;
  const { puff } = slabRelease(CASE, 107, 1500);
  for (const [x, height, half, speed, , share] of rows) {
    const next = puff.findIndex((row) => row.centreM >= x!);
    const [a, b] = [puff[next - 1]!, puff[next]!];
    const part = (x! - a.centreM) / (b.centreM - a.centreM);
    const off = (of: (row: SlabPuffRow) => number, wanted: number): number =>
      Math.abs((of(a) + part * (of(b) - of(a))) / wanted - 1);
    assert.ok(off(({ mixture }) => mixture.moleFraction, share!) < 0.08, `c at ${x}`);
    assert.ok(off(({ heightM }) => heightM, height!) < 0.08, `h at ${x}`);
    assert.ok(off(({ halfWidthM }) => halfWidthM, half!) < 0.08, `B at ${x}`);
    assert.ok(off(({ speedMPerS }) => speedMPerS, speed!) < 0.08, `U at ${x}`);
  }
});

test('the plume turns into a puff without a jump, with the whole mass', () => {
  const { plume, puff } = slabRelease(CASE, 107, 1500);
  const [end, start] = [plume.at(-1)!, puff[0]!];
  assert.equal(start.centreM, end.xM);
  for (const row of puff) {
    const { mixture, halfLengthM, halfWidthM, heightM, massFraction } = row;
    const mass = 4 * mixture.densityKgPerM3 * halfLengthM * halfWidthM * heightM * massFraction;
    assert.ok(Math.abs(mass / (117 * 107) - 1) < 1e-3, `${row.tS} s: ${mass}`);
  }
});

test('a lasting release stays a plume', () => {
  const { plume, puff } = slabRelease(CASE, Infinity, 1500);
  assert.equal(puff.length, 0);
  assert.equal(plume.at(-1)!.xM, 1500);
});
