import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { after, test } from 'node:test';
import { isPosition } from '../contract.ts';
import type { Delivered, OpenedConnector, TestHost } from '../testing/test-host.ts';
import { openConnector } from '../testing/test-host.ts';
import connector, { gb26875Connector } from './connector.ts';
import { buildFrame, parseFrame } from './frame.ts';
import type { Frame } from './frame.ts';
import { framer } from './framer.ts';
import { COMMANDS } from './tables.ts';

const read = (name: string) =>
  new Uint8Array(
    Buffer.from(
      readFileSync(new URL(`./frames/${name}.hex`, import.meta.url), 'utf8').trim(),
      'hex',
    ),
  );
const FIRE = read('gas-part-fire');
const SOURCE = 4_328_719_365;
const CENTRE = 6_627_269_347_851;
/** A minute after the frames of 2024-01-08. */
const NOW_MS = Date.UTC(2024, 0, 8, 2, 31, 15);
const DEVICE = {
  account: String(SOURCE),
  points: { 'part/1/3/11/0.18/fire': { point: 'E001-FA-18' }, 'system/1/3/fault': { point: 'F' } },
};

type Peer = { socket: Socket; frames: Frame[]; until(isSo: () => boolean): Promise<void> };

function open(settings: object = {}, devices: readonly object[] = [DEVICE]) {
  const config = { settings: { host: '127.0.0.1', port: 0, ...settings }, devices };
  return openConnector(connector, config, { now: () => NOW_MS });
}

async function peer(opened: OpenedConnector<unknown>): Promise<Peer> {
  const socket = connect(await opened.host.port, '127.0.0.1');
  await once(socket, 'connect');
  after(() => socket.destroy());
  const cut = framer();
  const frames: Frame[] = [];
  socket.on('data', (chunk) => {
    for (const framed of cut.push(chunk)) {
      assert.ok('frame' in framed, 'we send whole frames');
      const frame = parseFrame(framed.frame);
      assert.ok(!('rejected' in frame), 'and right ones');
      frames.push(frame);
    }
  });
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await once(socket, 'data');
  };
  return { socket, frames, until };
}

const commands = ({ frames }: Peer) => frames.map(({ command }) => command);
const fires = ({ delivered }: TestHost<unknown>) =>
  delivered.flatMap(({ account, readings }: Delivered) =>
    readings.flatMap((reading) =>
      !isPosition(reading) && reading.value === 1 ? [`${account} ${reading.point}`] : [],
    ),
  );

test('a fire is delivered, then confirmed under its serial with the addresses swapped', async () => {
  const opened = open({ syncClock: false });
  const device = await peer(opened);
  device.socket.write(FIRE);
  await device.until(() => device.frames.length > 0);
  const { serial, source, target, command, data, sentAtMs } = device.frames[0]!;
  assert.deepEqual(
    { serial, source, target, command, length: data.length, sentAtMs },
    { serial: 7, source: CENTRE, target: SOURCE, command: 3, length: 0, sentAtMs: NOW_MS },
  );
  assert.deepEqual(fires(opened.host), [`${SOURCE} part/1/3/11/0.18/fire`]);
  assert.deepEqual(opened.host.states, [{ account: String(SOURCE), state: 'connected' }]);
});

test('byte by byte, and several at once, are the same', async () => {
  const opened = open();
  const device = await peer(opened);
  for (const byte of FIRE) device.socket.write(Uint8Array.of(byte));
  device.socket.write(Buffer.concat([FIRE, FIRE]));
  await device.until(() => commands(device).filter((one) => one === COMMANDS.confirm).length === 3);
  assert.equal(opened.host.delivered.length, 3);
});

test('when it connects its clock is set and the states of what is mapped are asked for', async () => {
  const opened = open();
  const device = await peer(opened);
  device.socket.write(FIRE);
  await device.until(() => device.frames.length === 5);
  const asked = device.frames.map(({ command, data }) => [command, ...data.subarray(0, 2)]);
  assert.deepEqual(asked, [[3], [1, 90, 1], [4, 81, 1], [4, 61, 1], [4, 62, 1]]);
  // The answer says what was missed: the fire went on, and the system has a fault since then.
  const state = [1, 1, 1, 3, 0b101, 0, 0, 20, 10, 8, 1, 24];
  const head = { ...device.frames[3]!, source: SOURCE, target: CENTRE };
  device.socket.write(buildFrame({ ...head, command: COMMANDS.reply, data: state }));
  await opened.host.until(({ delivered }) => delivered.length === 2);
  const faults = opened.host.delivered[1]!.readings.filter(
    (reading) => reading.point === 'system/1/3/fault',
  );
  assert.deepEqual(
    faults.map(({ atMs }) => new Date(atMs).toISOString()),
    ['2024-01-08T02:20:00.000Z', '2024-01-08T02:31:15.000Z'],
  );
});

test('an unknown device is denied, listed and shown the door; so is a blocked one', async () => {
  for (const [devices, why] of [
    [[], 'unknown'],
    [[{ ...DEVICE, state: 'blocked' }], 'blocked'],
  ] as const) {
    const opened = open({}, devices);
    const device = await peer(opened);
    device.socket.write(FIRE);
    await once(device.socket, 'end');
    assert.deepEqual(commands(device), [COMMANDS.deny]);
    assert.deepEqual(opened.host.refused, [{ account: String(SOURCE), why }]);
    assert.deepEqual(opened.host.delivered, []);
  }
});

test('what is broken is denied under its serial, and the line goes on', async () => {
  const opened = open({ syncClock: false });
  const device = await peer(opened);
  device.socket.write(FIRE);
  await device.until(() => commands(device).includes(COMMANDS.confirm));
  const broken = Uint8Array.from(FIRE);
  broken[2] = 99;
  device.socket.write(broken);
  await device.until(() => commands(device).includes(COMMANDS.deny));
  assert.equal(device.frames.find(({ command }) => command === COMMANDS.deny)?.serial, 99);
  device.socket.write(read('unknown-type'));
  await device.until(() => commands(device).filter((one) => one === COMMANDS.deny).length === 2);
  device.socket.write(FIRE);
  await opened.host.until(({ delivered }) => delivered.length === 2);
  const rejected = opened.host.seen.flatMap(({ account, decoded }) =>
    'rejected' in decoded ? [`${account} ${decoded.rejected.split(':')[0]}`] : [],
  );
  assert.deepEqual(rejected, [`${SOURCE} bad-checksum`, `${SOURCE} unknown-type`]);
});

test('nothing is confirmed that the spool has not, and the line is closed', async () => {
  const opened = open();
  const device = await peer(opened);
  opened.host.failWith(new Error('the spool is full'));
  device.socket.write(FIRE);
  await once(device.socket, 'end');
  assert.deepEqual(commands(device), []);
  opened.host.failWith(null);
  const again = await peer(opened);
  again.socket.write(FIRE);
  await again.until(() => commands(again).includes(COMMANDS.confirm));
  assert.deepEqual(fires(opened.host), [`${SOURCE} part/1/3/11/0.18/fire`]);
});

test('a maker’s heartbeat is confirmed where the settings say so', async () => {
  const opened = open({ confirmTypes: [200], syncClock: false });
  const device = await peer(opened);
  device.socket.write(read('vendor-heartbeat'));
  await device.until(() => device.frames.length > 0);
  assert.equal(device.frames[0]!.command, COMMANDS.confirm);
  assert.deepEqual(opened.host.delivered, []);
});

test('another device on the same line is denied: one connection is one device', async () => {
  const opened = open({ syncClock: false }, [DEVICE, { account: '77' }]);
  const device = await peer(opened);
  device.socket.write(FIRE);
  await device.until(() => commands(device).includes(COMMANDS.confirm));
  const frame = parseFrame(FIRE);
  assert.ok(!('rejected' in frame));
  const other = { ...frame, source: 77, sentAtMs: NOW_MS };
  device.socket.write(buildFrame({ ...other, data: [...frame.data] }));
  await device.until(() => commands(device).includes(COMMANDS.deny));
  assert.deepEqual(
    opened.host.delivered.map(({ account }) => account),
    [String(SOURCE)],
  );
});

test('a device that asks for the time is told; what else it asks is denied', async () => {
  const opened = open({ syncClock: false });
  const device = await peer(opened);
  const ask = (data: readonly number[], serial: number) =>
    buildFrame({
      ...{ serial, version: 1, sentAtMs: NOW_MS, source: SOURCE, target: CENTRE },
      ...{ command: COMMANDS.request, data },
    });
  device.socket.write(Buffer.concat([ask([90, 1], 5), ask([81, 1, 0], 6)]));
  await device.until(() => commands(device).includes(COMMANDS.deny));
  const clock = device.frames.find(({ command }) => command === COMMANDS.control);
  assert.deepEqual([...clock!.data], [90, 1, 15, 31, 10, 8, 1, 24]);
  assert.equal(device.frames.find(({ command }) => command === COMMANDS.deny)!.serial, 6);
});

test('noise is told and does not stop the line', async () => {
  const opened = open();
  const device = await peer(opened);
  device.socket.write(Buffer.concat([Buffer.from('GET / HTTP/1.1\r\n\r\n'), FIRE]));
  await device.until(() => commands(device).includes(COMMANDS.confirm));
  const { decoded } = opened.host.seen[0]!;
  assert.match('rejected' in decoded ? decoded.rejected : '', /^noise: /);
});

test('what a panel calls its parts is logged once for each, and for a hundred at most', async () => {
  const fresh = gb26875Connector();
  const config = { settings: { host: '127.0.0.1', port: 0, syncClock: false }, devices: [DEVICE] };
  const parsed = parseFrame(FIRE);
  assert.ok(!('rejected' in parsed));
  const fire: Frame = parsed;
  /** Parts that a source tells when a panel sends so many of them. */
  async function told(count: number): Promise<unknown[]> {
    const parts: unknown[] = [];
    const opened = openConnector(fresh, config, { now: () => NOW_MS });
    opened.host.log.info = (fields, event) => {
      if (event === 'gb26875.part') parts.push((fields as { part: unknown }).part);
    };
    const device = await peer(opened);
    const frames = Array.from({ length: count }, (_none, at) => {
      const data = [...fire.data];
      data[5] = at;
      return buildFrame({ ...fire, data });
    });
    device.socket.write(Buffer.concat(frames));
    await opened.host.until(({ delivered }) => delivered.length === count);
    await opened.close();
    return parts;
  }
  assert.equal(new Set(await told(60)).size, 60);
  // The source is opened again: only what is new is told.
  assert.equal((await told(70)).length, 10);
  assert.equal((await told(200)).length, 30);
  assert.deepEqual(await told(1), []);
});
