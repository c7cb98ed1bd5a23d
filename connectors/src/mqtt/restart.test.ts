import assert from 'node:assert/strict';
import { it } from 'node:test';
import { connectAsync } from 'mqtt';
import type { ValueReading } from '../contract.ts';
import { startMosquitto } from '../testing/mosquitto.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';

const broker = await startMosquitto();

it(
  'ends when the broker is killed, and gets all once it is back',
  { timeout: 30_000 },
  async (context) => {
    const { url, username, secret } = broker;
    const mapping = { by: 'pointers', device: 'a', point: '{1}', value: '/v' };
    const config = {
      settings: {
        ...{ url, username, secret, clientId: 'restart' },
        subscriptions: [{ format: 'json', topic: 'p/+', mapping }],
      },
      devices: [{ account: 'a' }],
    };
    const open = () => openConnector(connector, config);
    const connectDevice = async () => {
      const client = await connectAsync(url, { username, password: secret, reconnectPeriod: 0 });
      context.after(() => client.end(true));
      return client;
    };
    const valuesOf = ({ host }: ReturnType<typeof open>) =>
      host.delivered.flatMap(({ readings }) => readings.map((one) => (one as ValueReading).value));

    const first = open();
    let device = await connectDevice();
    while (first.host.seen.length === 0) await device.publishAsync('p/T', '{"v":0}', { qos: 1 });
    await broker.kill();
    await assert.rejects(first.ended, /^Error: broker: /);
    assert.deepEqual(first.host.states, [
      { account: 'a', state: 'connected' },
      { account: 'a', state: 'disconnected' },
    ]);
    await assert.rejects(open().ended, /^Error: broker: connect ECONNREFUSED/);

    await broker.start();
    // The session was on the broker's disk: what comes before we are back is kept for us.
    device = await connectDevice();
    for (const v of [1, 2, 3]) await device.publishAsync('p/T', JSON.stringify({ v }), { qos: 1 });
    const second = open();
    await second.host.until(() => valuesOf(second).includes(3));
    assert.deepEqual(
      valuesOf(second).filter((value) => value > 0),
      [1, 2, 3],
    );
    await second.close();
  },
);
