import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, describe, it } from 'node:test';
import { isPosition } from '../contract.ts';
import { openConnector } from '../testing/test-host.ts';
import { instantBytes } from './beijing-time.ts';
import connector from './connector.ts';
import { buildFrame } from './frame.ts';
import { COMMANDS } from './tables.ts';

const NOW_MS = Date.UTC(2026, 6, 21, 2);
const DAY_MS = 86_400_000;
const FIRE = 'part/1/3/42/2.18/fire';
const NO_TEXT = Array<number>(31).fill(0);

type Say = { readonly command: number; readonly sentAtMs: number; readonly sinceMs: number };

/** What of a fire is delivered when a device says since when it burns, and whether the clock was blamed. */
async function heard({ command, sentAtMs, sinceMs }: Say) {
  const settings = { host: '127.0.0.1', port: 0, syncClock: false };
  const devices = [{ account: '5', points: { [FIRE]: { point: 'FA' } } }];
  const opened = openConnector(connector, { settings, devices }, { now: () => NOW_MS });
  const events: string[] = [];
  opened.host.log.warn = (_fields, event) => void events.push(event);
  const socket = connect(await opened.host.port, '127.0.0.1');
  after(() => socket.destroy());
  await once(socket, 'connect');
  const data = [2, 1, 1, 3, 42, 18, 0, 2, 0, 0b11, 0, ...NO_TEXT, ...instantBytes(sinceMs)];
  const head = { serial: 1, version: 1, source: 5, target: 6 };
  socket.write(buildFrame({ ...head, command, sentAtMs, data }));
  await opened.host.until(({ delivered }) => delivered.length > 0);
  const fires = opened.host.delivered.flatMap(({ readings }) =>
    readings.flatMap((one) =>
      !isPosition(one) && one.point === FIRE ? [[one.value, one.atMs, one.quality]] : [],
    ),
  );
  await opened.close();
  return { fires, events };
}

describe('a state that holds since long', () => {
  const since60Days = { sinceMs: NOW_MS - 60 * DAY_MS, sentAtMs: NOW_MS - 1000 };

  it('is told good for the time of the answer, and no clock is blamed', async () => {
    const { fires, events } = await heard({ ...since60Days, command: COMMANDS.reply });
    assert.deepEqual([fires, events], [[[1, NOW_MS - 1000, 'good']], []]);
  });

  it('is told since when, too, within the window', async () => {
    const sinceMs = NOW_MS - DAY_MS;
    const { fires } = await heard({ ...since60Days, sinceMs, command: COMMANDS.reply });
    assert.deepEqual(fires, [
      [1, sinceMs, 'good'],
      [1, NOW_MS - 1000, 'good'],
    ]);
  });

  it('is not lost when the clock of the answer is off too: then the arrival stands in', async () => {
    const off = { sentAtMs: NOW_MS - 59 * DAY_MS, sinceMs: NOW_MS - 60 * DAY_MS };
    const { fires, events } = await heard({ ...off, command: COMMANDS.reply });
    assert.deepEqual(events, ['gb26875.clock-off']);
    assert.ok(fires.length > 0);
    for (const fire of fires) assert.deepEqual(fire, [1, NOW_MS, 'uncertain']);
  });

  it('is not lost where the device sends it by itself, with that time alone', async () => {
    const { fires, events } = await heard({ ...since60Days, command: COMMANDS.send });
    assert.deepEqual([fires, events], [[[1, NOW_MS, 'uncertain']], ['gb26875.clock-off']]);
  });
});
