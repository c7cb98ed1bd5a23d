import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readDemoPark } from './demo-park.ts';

const { facilities, floodAreas } = readDemoPark();
const count = (isSo: (one: (typeof facilities)[number]) => boolean) =>
  facilities.filter(isSo).length;

test('the ground has low and high places, and some of which nobody has said how high they are', () => {
  const known = facilities.flatMap(({ elevationM }) => elevationM ?? []);
  assert.ok(known.every((elevationM) => elevationM >= 1.7 && elevationM <= 6.7));
  for (const kind of ['warehouse', 'tank', 'process-unit', 'loading']) {
    const low = count((one) => one.kind === kind && one.elevationM !== null && one.elevationM < 3);
    const all = count((one) => one.kind === kind);
    assert.ok(low > 0 && low < all / 2, `${kind}: ${low} of ${all} lie low`);
  }
  assert.ok(known.length < facilities.length && known.length > 0.9 * facilities.length);
});

test('some tanks lack cooling, some units have cranes and high work, of some nobody has said', () => {
  const tanks = facilities.filter(({ kind }) => kind === 'tank');
  const without = tanks.filter(({ traits }) => traits.cooling === false).length;
  assert.ok(without > tanks.length / 5 && without < tanks.length / 2, `${without}`);
  for (const trait of ['crane', 'high-work'] as const)
    assert.ok(count(({ traits }) => traits[trait] === true) > 3, trait);
  assert.ok(count(({ traits }) => Object.keys(traits).length === 0) > 5);
});

test('flood areas say that they are generated, and hold a warehouse each', () => {
  assert.ok(floodAreas.length >= 3);
  for (const { nameZh, nameEn } of floodAreas) {
    assert.match(nameZh, /演示生成/);
    assert.match(nameEn, /generated/);
  }
});
