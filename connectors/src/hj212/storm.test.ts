import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { dice, mutate } from '../fuzz/mutate.ts';
import { seededRandom } from '../simulate/random.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import { recordedFrames } from './testing/recorded-frames.ts';
import { frameOf, readFrame, testLogger } from './testing/test-logger.ts';
import { frameAround } from './write-frame.ts';

const SEED = 21_220_250;
const CONNECTIONS = 20;
const FRAMES = 100;

describe('a storm of damaged frames', () => {
  it(`neither ends the connector nor stores what is wrong (seed ${SEED})`, async () => {
    const roll = dice(seededRandom(SEED));
    const frames = recordedFrames().map(({ frame }) => frame);
    const limits = { framesPerS: 100_000 };
    const { host } = openConnector(connector, {
      settings: { host: '127.0.0.1', port: 0, refusals: 1000, limits },
      devices: [
        { account: 'M1', secret: 'pw-1' },
        { account: '010000A8900016F000169DC0' },
        { account: 'PARKDEMO0001', settings: { crc: 'modbus' } },
      ],
    });
    const port = await host.port;
    const any = () => frames[roll(frames.length)]!;
    for (let round = 0; round < CONNECTIONS; round += 1) {
      const pieces = Array.from({ length: FRAMES }, () => {
        const bytes = Buffer.from(mutate(any(), any(), roll));
        const isSealed = roll(2) === 0 && bytes.length > 12;
        return isSealed ? frameAround(bytes.subarray(6, -6).subarray(0, 9999)) : bytes;
      });
      await sendAll(port, pieces);
    }
    const one = await testLogger(port);
    const { length } = host.delivered;
    one.send(frameOf('2011', 'DataTime=20260301080000;w01018-Rtd=31.5'));
    assert.equal(readFrame(await one.next()).cn, '9014');
    assert.equal(host.delivered.length, length + 1);
    const words = new Set(
      host.seen.map(({ decoded }) => ('rejected' in decoded ? decoded.rejected.split(':')[0] : '')),
    );
    for (const word of ['bad-crc', 'bad-length', 'bad-cp', 'refused'])
      assert.ok(words.has(word), word);
    const known = new Set(['M1', '010000A8900016F000169DC0', 'PARKDEMO0001']);
    for (const { account, readings } of host.delivered) {
      assert.ok(known.has(account));
      assert.ok(readings.every((one) => 'value' in one && Number.isFinite(one.value)));
    }
  });
});

/** Says all, hears the answers out, and resolves when the connection is closed. */
async function sendAll(port: number, pieces: readonly Uint8Array[]): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.resume();
  socket.end(Buffer.concat(pieces));
  await closed;
}
