import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../simulate/random.ts';
import { dice, mutate } from './mutate.ts';

const frame = Buffer.from('##0012ST=32;CN=2011;CP=&&a01001-Rtd=25.1&&1C80\r\n');
const other = Buffer.from('7e0002000001', 'hex');

test('the same seed gives the same frames, few of them as they were, none too long, the original untouched', () => {
  const run = (seed: number) => {
    const roll = dice(seededRandom(seed));
    return Array.from({ length: 5000 }, () => mutate(frame, other, roll).toString('hex'));
  };
  const before = frame.toString('hex');
  const mutated = run(3);
  assert.deepEqual(run(3), mutated);
  assert.notDeepEqual(run(4), mutated);
  assert.equal(frame.toString('hex'), before);
  assert.ok(mutated.filter((hex) => hex === before).length < 500);
  assert.ok(new Set(mutated).size > 4000);
  const lengths = mutated.map((hex) => hex.length / 2);
  assert.ok(Math.min(...lengths) === 0 && Math.max(...lengths) <= 16_384);
});
