import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { mqttSettings } from '@parkwatch/domain/sources/mqtt';
import type { MqttDevice, MqttSettings } from '@parkwatch/domain/sources/mqtt';
import { connectAsync } from 'mqtt';
import type { Connector, ValueReading } from '../../contract.ts';
import { startMosquitto } from '../../testing/mosquitto.ts';
import { openLine } from '../../testing/open-line.ts';
import { openConnector } from '../../testing/test-host.ts';
import type { TestHost } from '../../testing/test-host.ts';
import connector from '../connector.ts';
import { encodeSparkplug } from './encode.ts';
import type { SaidMetric, SaidPayload } from './encode.ts';

const broker = await startMosquitto();
const { url, username, secret } = broker;
/** The connector with a time that no form would take, so that a test need not wait for it. */
const quick = (refreshS: number): Connector<MqttSettings, MqttDevice> => ({
  ...connector,
  settings: mqttSettings.transform((settings) => ({
    ...settings,
    sparkplug: { ...settings.sparkplug, refreshS },
  })),
});
const bdSeq: SaidMetric = { name: 'bdSeq', type: 'UInt64', value: 7 };
const levelOf = (value: number): SaidMetric => ({ name: 'Level', alias: 1, type: 'Double', value });

/** A source without host id: nothing but its own asking tells a node that it is there. */
function openSource(group: string, settings: object = {}, refreshS = 0.2) {
  return openConnector(quick(refreshS), {
    settings: { url, username, secret, clientId: group, ...settings },
    devices: ['a', 'b'].flatMap((node) => [
      { account: `${group}/${node}` },
      { account: `${group}/${node}/plc` },
    ]),
  });
}

/** A node that runs already and answers each request for its births; its values never change by themselves. */
async function runNode(group: string, name: string) {
  const topicOf = (type: string) => `spBv1.0/${group}/${type}/${name}`;
  const payload = Buffer.from(encodeSparkplug({ metrics: [bdSeq] }));
  const client = await connectAsync(url, {
    ...{ username, password: secret, protocolVersion: 5, reconnectPeriod: 0 },
    will: { topic: topicOf('NDEATH'), payload, qos: 1, retain: false },
  });
  after(() => client.end(true));
  const publish = (topic: string, said: SaidPayload) =>
    client.publishAsync(topic, Buffer.from(encodeSparkplug({ atMs: Date.now(), ...said })));
  const node = { client, publish, topicOf, asked: 0, isMute: false };
  client.on('message', () => {
    node.asked += 1;
    if (node.isMute) return;
    void publish(topicOf('NBIRTH'), { seq: 0, metrics: [bdSeq] });
    void publish(`${topicOf('DBIRTH')}/plc`, { seq: 1, metrics: [levelOf(3)] });
  });
  await client.subscribeAsync(topicOf('NCMD'));
  return node;
}

type Host = TestHost<MqttDevice>;
const readingsOf = (host: Host, account: string) =>
  host.delivered
    .filter((one) => one.account === account)
    .flatMap(({ readings }) => readings.map((one) => one as ValueReading));
const until = (host: Host, account: string, isDone: (all: readonly ValueReading[]) => boolean) =>
  host.until(() => isDone(readingsOf(host, account)));

describe('a Sparkplug value that does not change', { timeout: 30_000 }, () => {
  it('is asked for at the start without a host id, and confirmed while its node is not dead', async () => {
    const node = await runNode('steady', 'a');
    const { host, close } = openSource('steady');
    await until(host, 'steady/a/plc', (all) => all.length >= 4);
    assert.equal(node.asked, 1);
    const all = readingsOf(host, 'steady/a/plc');
    const times = all.map(({ atMs }) => atMs);
    assert.ok(times.every((one, at) => at === 0 || one - times[at - 1]! >= 200));
    assert.ok(times.at(-1)! <= Date.now());
    assert.ok(all.every(({ value, quality }) => value === 3 && quality === 'good'));
    assert.deepEqual(host.seen.at(-1)?.hex, '', 'no message brought it');
    await close();
  });

  it('is bad and not confirmed any more when its node is dead, while another lives on', async () => {
    const [dying] = [await runNode('dies', 'a'), await runNode('dies', 'b')];
    const { host, close } = openSource('dies');
    await until(host, 'dies/a/plc', (all) => all.length >= 2);
    dying.client.stream.destroy();
    await until(host, 'dies/a/plc', (all) => all.at(-1)?.quality === 'bad');
    const seen = readingsOf(host, 'dies/a/plc').length;
    const others = readingsOf(host, 'dies/b/plc').length;
    await until(host, 'dies/b/plc', (all) => all.length >= others + 2);
    assert.equal(readingsOf(host, 'dies/a/plc').length, seen);
    await close();
  });

  it('is not confirmed after a gap; the rebirth that is asked for ends that', async () => {
    const [gapped] = [await runNode('gap', 'a'), await runNode('gap', 'b')];
    const { host, close } = openSource('gap', { sparkplug: { rebirthEveryS: 2 } });
    await until(host, 'gap/a/plc', (all) => all.length >= 2);
    gapped.isMute = true;
    const data = { seq: 9, metrics: [levelOf(4)] };
    await gapped.publish(`${gapped.topicOf('DDATA')}/plc`, data);
    await until(host, 'gap/a/plc', (all) => all.at(-1)?.quality === 'uncertain');
    const seen = readingsOf(host, 'gap/a/plc').length;
    const others = readingsOf(host, 'gap/b/plc').length;
    await until(host, 'gap/b/plc', (all) => all.length >= others + 2);
    assert.equal(readingsOf(host, 'gap/a/plc').length, seen);
    gapped.isMute = false;
    // No more data come: the source asks again by itself.
    await until(host, 'gap/a/plc', (all) => all.length >= seen + 2);
    assert.equal(readingsOf(host, 'gap/a/plc').at(-1)?.quality, 'good');
    await close();
  });

  it('is not confirmed when nothing comes from the broker, although the connection stands', async () => {
    await runNode('frozen', 'a');
    const line = await openLine(broker.port);
    const settings = { url: `mqtt://127.0.0.1:${line.port}` };
    // The next confirmation would be due before the silence of the broker is noticed.
    const { host, ended } = openSource('frozen', settings, 2);
    await until(host, 'frozen/a/plc', (all) => all.length >= 2);
    line.freeze();
    const frozenMs = Date.now();
    await assert.rejects(ended, /^Error: broker: Keepalive timeout/);
    assert.ok(readingsOf(host, 'frozen/a/plc').every(({ atMs }) => atMs <= frozenMs));
    line.close();
  });

  it('is not asked for where the source has no subscription for its births', async () => {
    const node = await runNode('other', 'a');
    const mapping = { by: 'pointers', device: '{1}', point: 'T' };
    const subscriptions = [{ format: 'json', topic: 'other/+', mapping }];
    const { host, close } = openSource('other', { subscriptions });
    while (host.seen.length === 0) {
      await node.client.publishAsync('other/x', '{"value":1}', { qos: 1 });
    }
    await close();
    assert.equal(node.asked, 0);
  });
});
