import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { connectAsync } from 'mqtt';
import type { ValueReading } from '../contract.ts';
import { startMosquitto } from '../testing/mosquitto.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import { encodeSparkplug } from './sparkplug/encode.ts';

/** Against a real Mosquitto: a message without a PUBACK comes again in the next session, one that has it does not. */
const broker = await startMosquitto();
const { url, username, secret } = broker;
const device = await connectAsync(url, { username, password: secret, protocolVersion: 5 });
after(() => device.endAsync(true));

const mapping = { by: 'pointers', device: 'a', point: 'T', value: '/v', time: '/t' };
const open = (clientId: string, more: object = {}) =>
  openConnector(connector, {
    settings: {
      ...{ url, username, secret, clientId },
      subscriptions: [{ format: 'json', topic: `${clientId}/#`, mapping }],
      ...more,
    },
    devices: [{ account: 'a' }, { account: 'g/n' }],
  });
type Opened = ReturnType<typeof open>;
const valuesOf = ({ host }: Opened) =>
  host.delivered.flatMap(({ readings }) => readings.map((one) => (one as ValueReading).value));
const send = (clientId: string, v: number, qos: 0 | 1 = 1) =>
  device.publishAsync(`${clientId}/x`, JSON.stringify({ v, t: 1_772_352_000_000 + v }), { qos });
const sendUntimed = (topic: string, v: number) =>
  device.publishAsync(topic, JSON.stringify({ v }), { qos: 1 });

/** Subscribed: zeros are sent until one comes through. */
async function openReady(clientId: string, more: object = {}): Promise<Opened> {
  const source = open(clientId, more);
  while (source.host.delivered.length === 0) {
    await Promise.race([send(clientId, 0), source.ended]);
  }
  return source;
}
/** What the broker sends to the next session. */
async function sentAgain(clientId: string): Promise<number[]> {
  const again = await openReady(clientId);
  await again.close();
  return valuesOf(again).filter((value) => value > 0);
}

describe('the broker is told that we have a message', { timeout: 60_000 }, () => {
  it('only when the park has committed it: one that it has not comes again', async () => {
    const source = await openReady('commit');
    source.host.holdCommits();
    for (const v of [1, 2, 3]) await send('commit', v);
    await source.host.until(() => valuesOf(source).includes(3));
    await source.close();
    assert.deepEqual(await sentAgain('commit'), [1, 2, 3]);
    assert.deepEqual(await sentAgain('commit'), []);
  });

  it('in the order of the messages, and those that wait hold up nothing that follows', async () => {
    const source = await openReady('flow', { receiveMaximum: 5 });
    const commit = source.host.holdCommits();
    for (let v = 1; v <= 20; v++) await send('flow', v);
    await source.host.until(() => valuesOf(source).includes(5));
    await send('flow', 100, 0);
    await source.host.until(() => valuesOf(source).includes(100));
    assert.deepEqual(
      valuesOf(source).filter((value) => value > 0),
      [1, 2, 3, 4, 5, 100],
      'as many as the broker sends without an answer, and what needs none',
    );
    commit();
    await source.host.until(() => valuesOf(source).includes(20));
    const inOrder = valuesOf(source).filter((value) => value > 0 && value < 100);
    assert.deepEqual(
      inOrder,
      Array.from({ length: 20 }, (_none, at) => at + 1),
    );
    await source.close();
    assert.deepEqual(await sentAgain('flow'), []);
  });

  it('already when the spool has it, where the source says so', async () => {
    const source = await openReady('spool', { acknowledge: 'spool' });
    source.host.holdCommits();
    for (const v of [1, 2, 3]) await send('spool', v);
    await source.host.until(() => valuesOf(source).includes(3));
    await source.close();
    assert.deepEqual(await sentAgain('spool'), []);
  });

  it('already when the spool has it, where it has no time of its own and would come again as another', async () => {
    const untimed = { ...mapping, time: undefined };
    const subscriptions = [{ format: 'json', topic: 'untimed/#', mapping: untimed }];
    const source = open('untimed', { subscriptions });
    while (source.host.delivered.length === 0) await sendUntimed('untimed/x', 0);
    source.host.holdCommits();
    await sendUntimed('untimed/x', 7);
    await source.host.until(() => valuesOf(source).includes(7));
    await source.close();
    const again = open('untimed', { subscriptions });
    while (again.host.delivered.length === 0) await sendUntimed('untimed/x', 0);
    await again.close();
    assert.ok(!valuesOf(again).includes(7));
  });
});

describe(
  'an edge node whose death waits behind messages without an answer',
  { timeout: 60_000 },
  () => {
    it('is not confirmed as well', async () => {
      const source = open('death', {
        sparkplug: { refreshS: 10, rebirthEveryS: 1 },
        subscriptions: [
          { format: 'sparkplug', topic: 'spBv1.0/#' },
          { format: 'json', topic: 'death/#', mapping },
        ],
      });
      const node = await edgeNode();
      const ofNode = () =>
        source.host.delivered.flatMap(({ account, readings }) =>
          account === 'g/n' ? readings : [],
        );
      while (ofNode().length === 0) {
        await node.birth();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const commit = source.host.holdCommits();
      // More than Mosquitto sends without an answer: the death stands behind them.
      for (let v = 1; v <= 120; v++) await send('death', v);
      await source.host.until(() => valuesOf(source).includes(20));
      const before = ofNode().length;
      node.die();
      await new Promise((resolve) => setTimeout(resolve, 12_000));
      assert.equal(ofNode().length, before, 'nothing is said of it while nobody knows');
      commit();
      await source.host.until(() => ofNode().length > before);
      const told = ofNode().slice(before) as readonly ValueReading[];
      assert.ok(told.every(({ quality }) => quality === 'bad'));
      await source.close();
    });
  },
);

/** An edge node with one metric, whose death certificate the broker sends when its line is cut. */
async function edgeNode() {
  const session = { name: 'bdSeq', type: 'UInt64', value: 1 } as const;
  const client = await connectAsync(url, {
    ...{ username, password: secret, protocolVersion: 5, reconnectPeriod: 0 },
    will: {
      topic: 'spBv1.0/g/NDEATH/n',
      payload: Buffer.from(encodeSparkplug({ metrics: [session] })),
      ...{ qos: 1, retain: false },
    },
  });
  const level = { name: 'Level', type: 'Double', value: 3 } as const;
  return {
    birth: () => {
      const payload = encodeSparkplug({ atMs: Date.now(), seq: 0, metrics: [session, level] });
      return client.publishAsync('spBv1.0/g/NBIRTH/n', Buffer.from(payload));
    },
    die: () => void client.stream.destroy(),
  };
}
