import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { connectAsync } from 'mqtt';
import type { IClientOptions, MqttClient } from 'mqtt';
import type { ValueReading } from '../../contract.ts';
import { startMosquitto } from '../../testing/mosquitto.ts';
import { openConnector } from '../../testing/test-host.ts';
import type { TestHost } from '../../testing/test-host.ts';
import connector from '../connector.ts';
import { parsePayload } from './decode.ts';
import { encodeSparkplug } from './encode.ts';
import type { SaidMetric, SaidPayload } from './encode.ts';

const broker = await startMosquitto();
const { url, username, secret } = broker;
const T0 = Date.parse('2026-03-01T08:00:00Z');

const level: SaidMetric = { name: 'Level', alias: 1, type: 'Double', value: 3, unit: 'm' };
const dataOf = (value: number): SaidMetric => ({
  alias: 1,
  type: 'Double',
  value,
  withoutType: true,
});
const bdSeq: SaidMetric = { name: 'bdSeq', type: 'UInt64', value: 7 };

function connectClient(options: IClientOptions = {}): Promise<MqttClient> {
  const login = { username, password: secret, protocolVersion: 5 as const, reconnectPeriod: 0 };
  return connectAsync(url, { ...login, ...options });
}

function openSource(clientId: string, sparkplug: object = {}) {
  return openConnector(connector, {
    settings: { url, username, secret, clientId, sparkplug: { hostId: clientId, ...sparkplug } },
    devices: [{ account: `${clientId}/edge` }, { account: `${clientId}/edge/plc` }],
  });
}

/** An edge node on a real connection, with its death as the will. It answers rebirth commands when it is told to. */
async function edgeNode(group: string) {
  const will = {
    topic: `spBv1.0/${group}/NDEATH/edge`,
    payload: Buffer.from(encodeSparkplug({ metrics: [bdSeq] })),
  };
  const client = await connectClient({ will: { ...will, qos: 1, retain: false } });
  const publish = (type: string, payload: SaidPayload, device?: string) => {
    const topic = `spBv1.0/${group}/${type}/edge${device === undefined ? '' : `/${device}`}`;
    return client.publishAsync(topic, Buffer.from(encodeSparkplug({ atMs: T0, ...payload })));
  };
  const birth = async () => {
    await publish('NBIRTH', { seq: 0, metrics: [bdSeq, level] });
    await publish('DBIRTH', { seq: 1, metrics: [level] }, 'plc');
  };
  const commands: Uint8Array[] = [];
  const there = Promise.withResolvers<void>();
  client.on('message', (topic, payload) => {
    if (topic.includes('/NCMD/')) commands.push(payload);
    else if (payload.toString().includes('true')) there.resolve();
  });
  await client.subscribeAsync([`spBv1.0/${group}/NCMD/edge`, `spBv1.0/STATE/${group}`], { qos: 1 });
  after(() => client.end(true));
  return { client, publish, birth, commands, hostIsThere: there.promise };
}

/** Is born once the primary host says that it is there, as the specification has it, and waits until it is known. */
async function bornIn(
  { host }: { host: TestHost<object> },
  node: Awaited<ReturnType<typeof edgeNode>>,
) {
  await node.hostIsThere;
  await node.birth();
  await host.until(({ states }) => states.some(({ account }) => account.endsWith('/plc')));
}
const readingsOf = (host: TestHost<object>, account: string) =>
  host.delivered
    .filter((one) => one.account === account)
    .flatMap(({ readings }) => readings.map((one) => one as ValueReading));

describe('Sparkplug B through a broker', { timeout: 30_000 }, () => {
  it('delivers what nodes and devices say by their aliases', async () => {
    const source = openSource('data');
    const node = await edgeNode('data');
    await bornIn(source, node);
    await node.publish('DDATA', { seq: 2, metrics: [dataOf(4.5)] }, 'plc');
    await source.host.until((host) =>
      readingsOf(host, 'data/edge/plc').some(({ value }) => value === 4.5),
    );
    assert.deepEqual(readingsOf(source.host, 'data/edge/plc').at(-1), {
      ...{ point: 'Level', atMs: T0, value: 4.5, unit: null, quality: 'good' },
    });
    assert.equal(readingsOf(source.host, 'data/edge')[0]?.unit, 'm');
    assert.deepEqual(source.host.refused, []);
    await source.close();
  });

  it('asks for a rebirth when data come before the birth, and reads on after it', async () => {
    const source = openSource('rebirth', { rebirthEveryS: 3600 });
    const node = await edgeNode('rebirth');
    await node.hostIsThere;
    await node.publish('DDATA', { seq: 9, metrics: [dataOf(1)] }, 'plc');
    await node.publish('DDATA', { seq: 10, metrics: [dataOf(1)] }, 'plc');
    while (node.commands.length === 0)
      await new Promise((resolve) => node.client.once('message', resolve));
    const command = parsePayload(node.commands[0]!);
    assert.ok('metrics' in command);
    assert.equal(command.metrics[0]?.name, 'Node Control/Rebirth');
    assert.equal(command.metrics[0]?.raw.bool, true);
    assert.deepEqual(source.host.delivered, []);
    await node.birth();
    await node.publish('DDATA', { seq: 2, metrics: [dataOf(8)] }, 'plc');
    await source.host.until((host) =>
      readingsOf(host, 'rebirth/edge/plc').some(({ value }) => value === 8),
    );
    assert.ok(
      source.host.seen
        .slice(0, 2)
        .every(
          ({ decoded }) => 'rejected' in decoded && decoded.rejected.startsWith('before-birth'),
        ),
    );
    assert.equal(node.commands.length, 1, 'asked once in an hour');
    await source.close();
  });

  it('asks for a rebirth after a gap', async () => {
    const source = openSource('gap');
    const node = await edgeNode('gap');
    await bornIn(source, node);
    const asked = new Promise((resolve) => node.client.once('message', resolve));
    await node.publish('DDATA', { seq: 5, metrics: [dataOf(6)] }, 'plc');
    await asked;
    const last = source.host.seen.at(-1)?.decoded;
    assert.deepEqual(last && 'notes' in last ? last.notes : null, [
      'seq-gap: 2 was expected, 5 came',
    ]);
    assert.equal(readingsOf(source.host, 'gap/edge/plc').at(-1)?.quality, 'uncertain');
    await source.close();
  });

  it('learns the death of a node that fell silent, and says that its values do not hold', async () => {
    const source = openSource('death');
    const node = await edgeNode('death');
    await bornIn(source, node);
    node.client.stream.destroy();
    await source.host.until(
      ({ states }) => states.filter(({ state }) => state === 'disconnected').length === 2,
    );
    assert.deepEqual(source.host.states.slice(-2), [
      { account: 'death/edge', state: 'disconnected' },
      { account: 'death/edge/plc', state: 'disconnected' },
    ]);
    const last = readingsOf(source.host, 'death/edge/plc').at(-1);
    assert.deepEqual([last?.value, last?.quality], [3, 'bad']);
    assert.ok(last !== undefined && last.atMs > T0);
    await source.close();
  });

  it('refuses retained births, payloads that are none, and nodes that nobody configured', async () => {
    const source = openSource('strange');
    const node = await edgeNode('strange');
    await bornIn(source, node);
    await node.client.publishAsync('spBv1.0/strange/DDATA/edge/plc', Buffer.from('not protobuf'));
    await node.client.publishAsync(
      'spBv1.0/stranger/NDATA/edge',
      Buffer.from(encodeSparkplug({ metrics: [] })),
    );
    await source.host.until(({ refused }) => refused.length > 0);
    const rejections = source.host.seen.flatMap(({ decoded }) =>
      'rejected' in decoded ? [decoded.rejected] : [],
    );
    assert.deepEqual(rejections, [
      'bad-protobuf: not a Sparkplug B payload',
      'unknown-device: the account stranger/edge may not deliver',
    ]);
    await source.close();
  });

  it('takes nothing of a device that is blocked, and all of its node', async () => {
    const source = openConnector(connector, {
      settings: { url, username, secret, clientId: 'block', sparkplug: { hostId: 'block' } },
      devices: [{ account: 'block/edge' }, { account: 'block/edge/plc', state: 'blocked' }],
    });
    const node = await edgeNode('block');
    await node.hostIsThere;
    await node.birth();
    await node.publish('DDATA', { seq: 2, metrics: [dataOf(4)] }, 'plc');
    await source.host.until(({ refused }) => refused.length === 2);
    node.client.stream.destroy();
    await source.host.until(({ states }) => states.at(-1)?.state === 'disconnected');
    assert.deepEqual(
      source.host.delivered.filter(({ account }) => account !== 'block/edge'),
      [],
    );
    assert.ok(source.host.refused.every(({ why }) => why === 'blocked'));
    assert.deepEqual(
      readingsOf(source.host, 'block/edge').map(({ quality }) => quality),
      ['good', 'bad'],
    );
    await source.close();
  });

  it('says as primary host that it is there, insists on it, and says when it goes', async () => {
    const watcher = await connectClient();
    after(() => watcher.end(true));
    const said: { online: boolean; timestamp: number }[] = [];
    const waiting: (() => void)[] = [];
    watcher.on('message', (_topic, payload) => {
      said.push(JSON.parse(payload.toString()) as (typeof said)[number]);
      waiting.splice(0).forEach((look) => look());
    });
    const until = async (count: number) => {
      while (said.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    };
    await watcher.subscribeAsync('spBv1.0/STATE/state', { qos: 1 });
    const source = openSource('state');
    await until(1);
    // The will of an earlier session that comes late.
    await watcher.publishAsync('spBv1.0/STATE/state', '{"online":false,"timestamp":1}', {
      qos: 1,
      retain: true,
    });
    await until(3);
    await source.close();
    await until(4);
    assert.deepEqual(
      said.map(({ online }) => online),
      [true, false, true, false],
    );
    assert.ok(said[3]!.timestamp >= said[0]!.timestamp);
  });

  it('leaves a will that says offline when the host breaks off', async () => {
    const watcher = await connectClient();
    after(() => watcher.end(true));
    await watcher.subscribeAsync('spBv1.0/STATE/broken', { qos: 1 });
    const source = openSource('broken');
    const node = await edgeNode('broken');
    await bornIn(source, node);
    source.host.failWith(new Error('the spool is full'));
    const offline = new Promise((resolve) =>
      watcher.on(
        'message',
        (_topic, payload) => payload.toString().includes('false') && resolve(true),
      ),
    );
    await node.publish('DDATA', { seq: 2, metrics: [dataOf(1)] }, 'plc');
    await assert.rejects(source.ended, /the spool is full/);
    assert.ok(await offline);
  });
});
