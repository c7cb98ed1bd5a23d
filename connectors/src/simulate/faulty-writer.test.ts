import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FAULTS } from './contract.ts';
import type { Faults } from './contract.ts';
import { faultyWriter } from './faulty-writer.ts';
import { seededRandom } from './random.ts';

function line(order: Partial<Faults>, seed = 1) {
  const sent: string[] = [];
  const clock = { ms: 0 };
  const writer = faultyWriter((bytes) => void sent.push(Buffer.from(bytes).toString('latin1')), {
    ...{ faults: { ...NO_FAULTS, ...order }, random: seededRandom(seed), now: () => clock.ms },
  });
  return { sent, clock, writer };
}
const bytes = (text: string) => Buffer.from(text, 'latin1');
const names = Array.from({ length: 2000 }, (_, i) => `frame-${i}`);
const known = new Set(names);

test('without faults every frame goes out once, in order, as it is', async () => {
  const { sent, writer } = line({});
  for (const name of names) assert.deepEqual(await writer.write(bytes(name)), []);
  assert.deepEqual([sent, writer.faults], [names, 0]);
});

test('each fault does what it says to about as many frames as ordered, and tells the sender', async () => {
  for (const kind of ['drop', 'corrupt', 'duplicate', 'reorder'] as const) {
    const { sent, writer } = line({ [kind]: 0.1 });
    let told = 0;
    for (const name of names) told += (await writer.write(bytes(name))).length;
    await writer.flush();
    assert.ok(told > 120 && told < 280, `${kind}: ${told}`);
    assert.equal(writer.faults, told);
    const expected = { drop: 2000 - told, corrupt: 2000, duplicate: 2000 + told, reorder: 2000 };
    assert.equal(sent.length, expected[kind], kind);
    if (kind === 'corrupt') assert.equal(sent.filter((text, i) => text !== names[i]).length, told);
    else assert.ok(sent.every((text) => known.has(text)));
    if (kind === 'reorder') assert.deepEqual(new Set(sent), known);
  }
});

test('a frame that is overtaken goes out behind the next one, the last one on flush', async () => {
  const { sent, writer } = line({ reorder: 1 });
  for (const name of ['a', 'b', 'c']) await writer.write(bytes(name));
  assert.deepEqual(sent, ['b', 'a']);
  await writer.flush();
  assert.deepEqual(sent, ['b', 'a', 'c']);
});

test('a device that falls silent says nothing for its time', async () => {
  const { sent, clock, writer } = line({ silence: 0.01, silenceMs: 1000 });
  let silentFrom = -1;
  for (; silentFrom < 0; clock.ms += 100) {
    if ((await writer.write(bytes('x'))).includes('silence')) silentFrom = clock.ms;
  }
  const before = sent.length;
  for (; clock.ms < silentFrom + 1000; clock.ms += 100) {
    assert.deepEqual(await writer.write(bytes('x')), ['silence']);
  }
  assert.equal(sent.length, before);
});

test('the same seed gives the same faults; another seed others', async () => {
  const run = async (seed: number) => {
    const { sent, writer } = line({ drop: 0.2, corrupt: 0.2, duplicate: 0.2, reorder: 0.2 }, seed);
    for (const name of names) await writer.write(bytes(name));
    return sent;
  };
  assert.deepEqual(await run(7), await run(7));
  assert.notDeepEqual(await run(7), await run(8));
});
