import { after } from 'node:test';
import { openConnector } from '../testing/test-host.ts';
import connector from './connector.ts';
import { writeText } from './fields.ts';
import { AT_MS, PHONE, message } from './testing.ts';
import type { Say } from './testing.ts';
import { overTcp } from './test-terminal.ts';
import type { TestTerminal } from './test-terminal.ts';

export const NONE = Buffer.alloc(0);
export const SECRET = 'CODE-01';

export type Device = { account?: string; secret?: string; state?: 'blocked'; settings?: object };
type Given = { devices?: Device[]; settings?: object; folder?: string; now?: () => number };

const started = performance.now();
/** The reports of the tests have just been sent, whenever the tests run. */
const soonAfter = () => AT_MS + Math.round(performance.now() - started);

/** A jt808 source on a test host that TRUCK-1 of `PHONE` may use, asked for nothing unless `settings` say so. */
export async function open(given: Given = {}) {
  const { devices = [{ secret: SECRET }], settings = {}, folder, now = soonAfter } = given;
  const source = openConnector(
    connector,
    {
      settings: { host: '127.0.0.1', port: 0, properties: 'none', ...settings },
      devices: devices.map((one) => ({ account: PHONE, object: 'TRUCK-1', settings: {}, ...one })),
    },
    folder === undefined ? { now } : { folder, now },
  );
  const port = await source.host.port;
  const terminals: TestTerminal[] = [];
  const dial = async (how = overTcp) => {
    const terminal = await how(port);
    terminals.push(terminal);
    return terminal;
  };
  const close = async () => {
    terminals.forEach((one) => one.close());
    await source.close();
  };
  after(() => terminals.forEach((one) => one.close()));
  return { ...source, close, dial };
}

export const token = (text: string) => Buffer.from(text, 'latin1');
export const ask = (terminal: TestTerminal, frame: Uint8Array) => {
  terminal.send(frame);
  return terminal.next();
};
export const authenticate = async (terminal: TestTerminal, text = SECRET, say: Say = {}) =>
  resultOf(await ask(terminal, message(0x0102, token(text), say)));

/** Result of a general reply, wherever the header of its edition ends. */
export function resultOf(hex: string | null): number | string {
  if (hex === null) return 'closed';
  return Number.parseInt(hex.slice(-6, -4), 16);
}
export function registration(terminalId: string, plate = '测A12345'): Buffer {
  const head = Buffer.from('001f0073', 'hex');
  const fields = [writeText('MAKER', 5), writeText('MODEL', 20), writeText(terminalId, 7)];
  return Buffer.concat([head, ...fields, Buffer.from([1]), writeText(plate, 8)]);
}
/** Why frames were rejected, in order. */
export const rejections = (seen: readonly { decoded: object }[]) =>
  seen.flatMap(({ decoded }) => ('rejected' in decoded ? [String(decoded.rejected)] : []));
