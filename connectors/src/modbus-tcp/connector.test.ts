import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { after, test } from 'node:test';
import { ServerTCP } from 'modbus-serial';
import { isPosition } from '../contract.ts';
import type { OpenedConnector } from '../testing/test-host.ts';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import { withCrc } from './crc16.ts';

type Vector = ConstructorParameters<typeof ServerTCP>[0];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The server of the library: a peer that is not ours. */
async function libraryServer(
  vector: Vector,
  port?: number,
): Promise<{ port: number; close: () => Promise<void> }> {
  const at = port ?? (await freePort());
  const server = new ServerTCP(vector, { host: '127.0.0.1', port: at, unitID: 255 });
  await once(server, 'initialized');
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  after(close);
  return { port: at, close };
}

/** A server that answers requests of RTU as it is told. */
async function rawServer(onData: (request: Buffer, socket: Socket, connection: number) => void) {
  let connections = 0;
  const server: Server = createServer((socket) => {
    const own = ++connections;
    socket.on('error', () => undefined);
    socket.on('data', (request) => onData(request, socket, own));
    after(() => socket.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => server.close());
  return { port: (server.address() as AddressInfo).port, connections: () => connections };
}

type DeviceOptions = { account: string; [setting: string]: unknown };
function open(port: number, devices: readonly DeviceOptions[], settings: object = {}) {
  return openConnector(connector, {
    settings: { ...{ host: '127.0.0.1', port, pollMs: 100, timeoutMs: 300 }, ...settings },
    devices: devices.map(({ account, ...own }) => ({ account, settings: own })),
    backOff: { firstMs: 100, longestMs: 1000 },
  });
}

function latest({ host }: OpenedConnector<unknown>, account: string): string[] {
  const { readings } = host.delivered.findLast((one) => one.account === account) ?? {
    readings: [],
  };
  return readings.map((reading) => {
    assert.ok(!isPosition(reading));
    return `${reading.point} ${reading.value} ${reading.quality} ${reading.unit}`;
  });
}
const rejections = ({ host }: OpenedConnector<unknown>) =>
  host.seen.flatMap(({ decoded }) => ('rejected' in decoded ? [decoded.rejected] : []));

const float = (value: number, at: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatBE(value);
  return bytes.readUInt16BE(at * 2);
};

test('registers, inputs and coils of two units of a real server come as the map says', async () => {
  const { port } = await libraryServer({
    getHoldingRegister: (address, unit, answer) => answer(null, address * 10 + unit),
    getInputRegister: (address, _unit, answer) => answer(null, float(25.5, address - 16)),
    getCoil: (address, _unit, answer) => answer(null, address === 2),
    getDiscreteInput: (address, _unit, answer) => answer(null, address !== 2),
  });
  const registers = {
    a: { address: 1 },
    b: { address: 6, scale: 0.1, unit: '%LEL' },
    f: { fc: 4, address: 16, type: 'f32', unit: 'degC' },
    coil: { fc: 1, address: 2 },
    input: { fc: 2, address: 2 },
  };
  const opened = open(
    port,
    [
      { account: 'one', unit: 1, map: 'same' },
      { account: 'two', unit: 2, map: 'same', registers: { a: { address: 3 } } },
    ],
    { maps: { same: registers } },
  );
  await opened.host.until(({ states }) => states.length === 2);
  assert.deepEqual(latest(opened, 'one'), [
    'a 11 good null',
    'b 6.1 good %LEL',
    'f 25.5 good degC',
    'coil 1 good null',
    'input 0 good null',
  ]);
  assert.deepEqual(latest(opened, 'two').slice(0, 2), ['a 32 good null', 'b 6.2 good %LEL']);
  assert.deepEqual(opened.host.states, [
    { account: 'one', state: 'connected' },
    { account: 'two', state: 'connected' },
  ]);
  // Neighbours in one request of six registers; the bytes shown are those of the line.
  const { hex, decoded } = opened.host.seen.find(
    (one) => one.account === 'one' && one.hex.slice(14, 16) === '03',
  )!;
  assert.ok('readings' in decoded && decoded.readings.length === 2);
  assert.match(hex, /^....0000000f01030c000b/);
  await opened.close();
});

const MISSING = Object.assign(new Error('no such register'), { modbusErrorCode: 2 });

test('a register that is not there takes no neighbour with it, and its own value turns bad', async () => {
  let isThere = true;
  const { port } = await libraryServer({
    getHoldingRegister(address, _unit, answer) {
      if (address === 5 && !isThere) answer(MISSING, 0);
      else answer(null, address);
    },
  });
  const registers = { a: { address: 4 }, b: { address: 5 }, c: { address: 6 } };
  const opened = open(port, [{ account: 'one', registers }]);
  await opened.host.until(() => latest(opened, 'one').length === 3);
  isThere = false;
  await opened.host.until(
    () =>
      latest(opened, 'one').join().includes('c 6 good null') &&
      latest(opened, 'one').join().includes('b 5 bad'),
  );
  assert.deepEqual(latest(opened, 'one'), ['a 4 good null', 'b 5 bad null', 'c 6 good null']);
  assert.equal(rejections(opened)[0], 'exception: illegal data address (2)');
  isThere = true;
  await opened.host.until(() => latest(opened, 'one').join().includes('b 5 good'));
  assert.deepEqual(opened.host.states, [{ account: 'one', state: 'connected' }]);
});

test('a unit that does not answer is disconnected, the others of its line go on', async () => {
  let isSilent = true;
  const { port } = await libraryServer({
    getHoldingRegister(address, unit, answer) {
      if (unit !== 2 || !isSilent) answer(null, address + unit);
    },
  });
  const registers = { a: { address: 0 } };
  const opened = open(port, [
    { account: 'dead', unit: 2, timeoutMs: 60, registers },
    { account: 'well', unit: 1, registers },
  ]);
  await opened.host.until(
    ({ states, delivered }) =>
      states.some(({ state }) => state === 'disconnected') && delivered.length > 5,
  );
  assert.ok(opened.host.delivered.every(({ account }) => account === 'well'));
  isSilent = false;
  await opened.host.until(({ delivered }) => delivered.some(({ account }) => account === 'dead'));
  assert.deepEqual(
    opened.host.states.filter(({ account }) => account === 'dead').map(({ state }) => state),
    ['disconnected', 'connected'],
  );
});

test('a line that breaks ends the source, for the supervisor to open it again', async () => {
  const { port, close } = await libraryServer({
    getHoldingRegister: (_at, _unit, answer) => answer(null, 7),
  });
  const registers = { a: { address: 0 } };
  const opened = open(port, [{ account: 'one', registers }]);
  await opened.host.until(({ delivered }) => delivered.length > 0);
  await close();
  await assert.rejects(opened.ended, new RegExp(`127.0.0.1:${port}: `));
  assert.equal(opened.host.states.at(-1)?.state, 'disconnected');
});

test('a line that is down alone is tried again, the others go on meanwhile', async () => {
  const vector: Vector = { getHoldingRegister: (_at, _unit, answer) => answer(null, 7) };
  const { port } = await libraryServer(vector);
  const down = await freePort();
  const registers = { a: { address: 0 } };
  const opened = open(port, [
    { account: 'well', registers },
    { account: 'down', port: down, registers },
  ]);
  await opened.host.until(
    ({ states, delivered }) =>
      delivered.length > 3 &&
      states.some(({ account, state }) => account === 'down' && state === 'disconnected'),
  );
  await libraryServer(vector, down);
  await opened.host.until(({ delivered }) => delivered.some(({ account }) => account === 'down'));
  await opened.close();
});

test('nobody there: the source ends with the reason', async () => {
  const opened = open(await freePort(), [{ account: 'one', registers: { a: { address: 0 } } }]);
  await assert.rejects(opened.ended, /ECONNREFUSED/);
});

const rtu = { mode: 'rtu-over-tcp' };
/** One register of RTU: unit 1, function 3. */
const word = (value: number) => withCrc(Uint8Array.of(1, 3, 2, value >> 8, value & 0xff));

test('RTU over TCP is read in pieces; a wrong CRC is told and the line is a new one', async () => {
  const broken = Uint8Array.from(word(66));
  broken[4]! ^= 1;
  const server = await rawServer((_request, socket, connection) => {
    if (connection === 1) return void socket.write(broken);
    const bytes = word(77);
    socket.write(bytes.subarray(0, 2));
    setImmediate(() => socket.write(bytes.subarray(2)));
  });
  const opened = open(server.port, [{ account: 'one', registers: { a: { address: 0 } } }], rtu);
  await opened.host.until(({ delivered }) => delivered.length >= 2);
  assert.deepEqual(latest(opened, 'one'), ['a 77 good null']);
  assert.match(rejections(opened)[0]!, /^bad-crc: /);
  assert.equal(server.connections(), 2);
});

test('an answer of RTU that comes late is never taken for that to another request', async () => {
  let late: Socket | null = null;
  const server = await rawServer((request, socket, connection) => {
    if (connection === 1) return void (late = socket);
    // The late answer, of other registers, goes out before the right one does.
    if (late !== null && !late.destroyed) late.write(word(9999));
    socket.write(word(request.readUInt16BE(2)));
  });
  const registers = { a: { address: 5 }, b: { address: 500 } };
  const opened = open(server.port, [{ account: 'one', registers }], { ...rtu, timeoutMs: 60 });
  await opened.host.until(() => latest(opened, 'one').length === 2);
  assert.deepEqual(latest(opened, 'one'), ['a 5 good null', 'b 500 good null']);
  assert.equal(server.connections(), 2);
});

test('an answer of RTU that comes twice is never taken for that to the next request', async () => {
  const server = await rawServer((request, socket, connection) => {
    const bytes = word(request.readUInt16BE(2));
    socket.write(connection === 1 ? Buffer.concat([bytes, bytes]) : bytes);
  });
  const registers = { a: { address: 5 }, b: { address: 500 } };
  const opened = open(server.port, [{ account: 'one', registers }], rtu);
  await opened.host.until(() => latest(opened, 'one').length === 2);
  const told = opened.host.delivered.flatMap(({ readings }) =>
    readings.map((reading) => (isPosition(reading) ? '' : `${reading.point} ${reading.value}`)),
  );
  assert.deepEqual([...new Set(told)], ['a 5', 'b 500']);
  assert.ok(opened.host.states.some(({ state }) => state === 'disconnected'));
});

test('a peer that speaks without an end is cut off', async () => {
  const server = await rawServer((_request, socket) => {
    const pour = () => {
      if (!socket.destroyed) socket.write(Buffer.alloc(65_536, 0x40), () => setImmediate(pour));
    };
    pour();
  });
  const opened = open(server.port, [{ account: 'one', registers: { a: { address: 0 } } }]);
  await assert.rejects(opened.ended, /flood: /);
  // A chunk of the socket at most, and no more of each than the bound.
  assert.ok(opened.host.seen.every(({ hex }) => hex.length <= 2 * 2 * 2048));
  assert.ok(opened.host.states.every(({ state }) => state === 'disconnected'));
});

test('a full spool ends the source, and nothing is lost without a word', async () => {
  const { port } = await libraryServer({
    getHoldingRegister: (_at, _unit, answer) => answer(null, 7),
  });
  const opened = open(port, [{ account: 'one', registers: { a: { address: 0 } } }]);
  opened.host.failWith(new Error('the spool is full'));
  await assert.rejects(opened.ended, /the spool is full/);
});

test('what is wrong with a configuration is said', async () => {
  const registers = { a: { address: 0 } };
  const wrong: [object[], object, RegExp][] = [
    [[{ account: 'one', map: 'gone' }], {}, /there is no map gone/],
    [[{ account: 'one' }], {}, /one has no registers/],
    [[{ account: 'one', registers }], { host: undefined }, /one has no host/],
    [
      [
        { account: 'one', registers },
        { account: 'two', registers, mode: 'rtu-over-tcp' },
      ],
      {},
      /is tcp and rtu-over-tcp/,
    ],
  ];
  for (const [devices, settings, reason] of wrong) {
    const opened = open(502, devices as DeviceOptions[], settings);
    await assert.rejects(opened.ended, reason);
  }
});
