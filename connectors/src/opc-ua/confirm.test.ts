import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { opcUaSettings } from '@parkwatch/domain/sources/opc-ua';
import type { OpcUaDevice, OpcUaSettings } from '@parkwatch/domain/sources/opc-ua';
import { StatusCodes } from 'node-opcua-client';
import { Subscription } from 'node-opcua-server';
import type { Connector, ValueReading } from '../contract.ts';
import { openConnector } from '../testing/test-host.ts';
import type { TestHost } from '../testing/test-host.ts';
import connector from './connector.ts';
import { openLine } from '../testing/open-line.ts';
import { startOpcUaServer } from './testing/opc-ua-server.ts';

const server = await startOpcUaServer();
/** The connector with a time that no form would take, so that a test need not wait for it. */
const quick: Connector<OpcUaSettings, OpcUaDevice> = {
  ...connector,
  settings: opcUaSettings.transform((settings) => ({ ...settings, refreshS: 0.2 })),
};

type Host = TestHost<OpcUaDevice>;
const readingsOf = (host: Host, point: string) =>
  host.delivered
    .flatMap(({ readings }) => readings.map((one) => one as ValueReading))
    .filter((one) => one.point === point);
const until = (host: Host, point: string, isDone: (all: readonly ValueReading[]) => boolean) =>
  host.until(() => isDone(readingsOf(host, point)));

function openSource(points: readonly string[], settings: object = {}) {
  const deadband = { kind: 'absolute', value: 1 };
  const node = (point: string) => ({ nodeId: `ns=1;s=${point}`, samplingMs: 0, deadband });
  const line = { endpointUrl: server.url, securityMode: 'None', publishingIntervalMs: 50 };
  return openConnector(quick, {
    settings: { ...line, keepAliveS: 1, ...settings },
    devices: [
      {
        account: 'dcs',
        settings: { nodes: Object.fromEntries(points.map((point) => [point, node(point)])) },
      },
    ],
  });
}

describe('an OPC UA value that does not change', { timeout: 60_000 }, () => {
  it('is delivered under its own time and, while the server is heard, again and again as of then', async () => {
    const old = new Date('2026-03-01T08:00:00Z');
    server.set('Level', 3.5, { at: old });
    const openedMs = Date.now();
    const { host, close } = openSource(['Level', 'Count']);
    await until(host, 'Level', (all) => all.length === 4);
    const [own, ...confirmed] = readingsOf(host, 'Level');
    assert.deepEqual([own?.atMs, own?.value, own?.quality], [old.getTime(), 3.5, 'good']);
    const times = confirmed.map(({ atMs }) => atMs);
    assert.ok(times[0]! >= openedMs && times.at(-1)! <= Date.now());
    assert.ok(times.every((one, at) => at === 0 || one - times[at - 1]! >= 200));
    assert.ok(confirmed.every(({ value, quality }) => value === 3.5 && quality === 'good'));
    // What the live view shows of it is read again in the same way.
    const { hex, decoded } = host.seen.at(-1)!;
    assert.deepEqual(connector.decode(Buffer.from(hex, 'hex'), opcUaSettings.parse({})), decoded);
    await close();
  });

  it('is confirmed within its deadband, and by the publications of others', async () => {
    server.set('Level', 10);
    const { host, close } = openSource(['Level', 'Count']);
    await until(host, 'Level', (all) => all.length >= 1);
    for (let n = 0; readingsOf(host, 'Level').length < 4; n++) {
      server.set('Level', 10 + (n % 2) / 2);
      server.set('Count', n * 10);
      await until(host, 'Count', (all) => all.at(-1)?.value === n * 10);
    }
    assert.ok(readingsOf(host, 'Level').every(({ value }) => value === 10));
    await close();
  });

  it('stays bad', async () => {
    const { host, close } = openSource(['Level']);
    await until(host, 'Level', (all) => all.length >= 1);
    server.set('Level', 8, { status: StatusCodes.BadSensorFailure });
    const badOf = (all: readonly ValueReading[]) => all.filter(({ quality }) => quality === 'bad');
    await until(host, 'Level', (all) => badOf(all).length >= 3);
    assert.equal(readingsOf(host, 'Level').at(-1)?.quality, 'bad');
    server.set('Level', 8);
    await until(host, 'Level', (all) => all.at(-1)?.quality === 'good');
    await close();
  });

  it('is not confirmed when nothing comes from the server, although the connection stands', async () => {
    const line = await openLine(server.port);
    const { host, ended } = openSource(['Level'], {
      endpointUrl: `opc.tcp://127.0.0.1:${line.port}`,
    });
    await until(host, 'Level', (all) => all.length >= 3);
    line.freeze();
    const frozenMs = Date.now();
    await assert.rejects(ended, /nothing came for 3 s/);
    assert.ok(readingsOf(host, 'Level').every(({ atMs }) => atMs <= frozenMs));
    line.close();
  });

  it('is not confirmed while the server says that it does not run', async () => {
    const { host, close } = openSource(['Level', 'Count']);
    await until(host, 'Level', (all) => all.length >= 2);
    server.setState(3);
    await host.until(({ states }) => states.at(-1)?.state === 'disconnected');
    const downMs = Date.now();
    for (let n = 1; Date.now() - downMs < 500; n++) {
      server.set('Count', n * 100);
      await until(host, 'Count', (all) => all.at(-1)?.value === n * 100);
    }
    const upMs = Date.now();
    server.setState(0);
    await host.until(({ states }) => states.at(-1)?.state === 'connected');
    await until(host, 'Level', (all) => all.at(-1)!.atMs >= upMs);
    const times = readingsOf(host, 'Level').map(({ atMs }) => atMs);
    assert.deepEqual(
      times.filter((one) => one > downMs && one < upMs),
      [],
    );
    await close();
  });

  it('is heard of often enough where the server publishes slower than it was asked to', async () => {
    const before = Subscription.minimumPublishingInterval;
    Subscription.minimumPublishingInterval = 400;
    try {
      const { host, close } = openSource(['Level'], { keepAliveS: 10 });
      await until(host, 'Level', (all) => all.length >= 4);
      const [, first, second] = readingsOf(host, 'Level');
      // The server's least count is two; four intervals of the count that was asked for first would be 1600 ms.
      assert.ok(second!.atMs - first!.atMs < 1500);
      await close();
    } finally {
      Subscription.minimumPublishingInterval = before;
    }
  });
});
