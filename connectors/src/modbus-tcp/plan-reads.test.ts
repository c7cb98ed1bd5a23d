import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import type { FunctionCode } from '@parkwatch/domain/sources/modbus-tcp';
import { planReads } from './plan-reads.ts';
import type { Need, ReadPlan } from './plan-reads.ts';

const LIMITS = { maxGap: 8, maxWords: 125 };
const need = (fc: FunctionCode, address: number, count = 1): Need => ({ fc, address, count });
const alone = (of: Need): Need => ({ ...of, isAlone: true });
const blocks = ({ blocks: all }: ReadPlan) =>
  all.map(({ fc, address, count }) => `fc${fc} ${address}+${count}`);

const cases: [name: string, needs: Need[], expected: string[]][] = [
  ['neighbours are read together', [need(3, 0), need(3, 1), need(3, 2, 2)], ['fc3 0+4']],
  ['whatever their order', [need(3, 2, 2), need(3, 0), need(3, 1)], ['fc3 0+4']],
  ['functions are apart', [need(4, 0), need(3, 0), need(1, 0)], ['fc1 0+1', 'fc3 0+1', 'fc4 0+1']],
  ['a gap of eight is read over', [need(3, 0), need(3, 9)], ['fc3 0+10']],
  ['one of nine is not', [need(3, 0), need(3, 10)], ['fc3 0+1', 'fc3 10+1']],
  ['125 registers are the most', [need(3, 0, 4), need(3, 4, 121)], ['fc3 0+125']],
  ['126 are two requests', [need(3, 0, 4), need(3, 4, 122)], ['fc3 0+4', 'fc3 4+122']],
  ['a value is never split', [need(3, 0, 124), need(3, 124, 2)], ['fc3 0+124', 'fc3 124+2']],
  ['bits go up to 2000', [need(1, 0), need(1, 8), need(1, 16)], ['fc1 0+17']],
  ['the same register is read once', [need(3, 5), need(3, 5), need(3, 4, 2)], ['fc3 4+2']],
  [
    'what must be alone is alone',
    [need(3, 0), alone(need(3, 1)), need(3, 2)],
    ['fc3 0+1', 'fc3 1+1', 'fc3 2+1'],
  ],
  [
    'two values of one register stay together, also alone',
    [alone(need(3, 1)), alone(need(3, 1))],
    ['fc3 1+1'],
  ],
];
for (const [name, needs, expected] of cases)
  test(name, () => assert.deepEqual(blocks(planReads(needs, LIMITS)), expected));

const SEED = 502;
test(`every need stands whole in its block, no block is too long (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  for (let round = 0; round < 500; round++) {
    const maxWords = 4 + random.below(122);
    const needs = Array.from({ length: 1 + random.below(40) }, () =>
      need(random.pick([1, 2, 3, 4]), random.below(400), random.pick([1, 2, 4])),
    ).map((one) => (random.next() < 0.1 ? alone(one) : one));
    const plan = planReads(needs, { maxGap: random.below(20), maxWords });
    assert.equal(plan.places.length, needs.length);
    for (const [index, { block, at }] of plan.places.entries()) {
      const { fc, address, count } = plan.blocks[block]!;
      const own = needs[index]!;
      assert.equal(fc, own.fc);
      assert.equal(address + at, own.address);
      assert.ok(at >= 0 && at + own.count <= count);
    }
    for (const { fc, count } of plan.blocks) assert.ok(count <= (fc <= 2 ? 2000 : maxWords));
  }
});
