import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import type { OpcUaDevice } from '@parkwatch/domain/sources/opc-ua';
import type { Host, ValueReading } from '../contract.ts';
import { decodedOf, readNotified } from './decode.ts';
import type { Notified, ReadValues } from './decode.ts';
import { qualityOf } from './status-codes.ts';

/** What may wait for the disk; a server that is faster than the spool ends the line instead of filling memory. */
const MOST_WAITING = 50_000;

export type ValueDesk = {
  /** A value of a device's node; those of one publication go on together. */
  take(account: string, notified: Notified): void;
  /** Keeps what the server says of a node that it cannot monitor. */
  refuse(account: string, notified: Notified, reason: string): void;
  /** Resolves when all that was taken is in the spool. */
  drained(): Promise<void>;
};

type Devices = ReadonlyMap<string, DeviceAccount<OpcUaDevice>>;

/** Gathers what comes in one turn, shows it as one frame for each device and stores it in order. */
export function valueDesk(
  host: Pick<Host, 'saw' | 'deliver' | 'now'>,
  devices: Devices,
  fail: (error: unknown) => void,
): ValueDesk {
  const gathered = new Map<string, Notified[]>();
  const last = new Map<string, ValueReading>();
  let waiting = 0;
  let stored: Promise<unknown> = Promise.resolve();

  const flush = () => {
    for (const [account, batch] of gathered) {
      const decoded = decodedOf(batch.map((one) => readWithLast(account, one)));
      host.saw({ account }, frameOf(batch), decoded);
      if ('readings' in decoded && decoded.readings.length > 0) {
        store(account, decoded.readings as readonly ValueReading[]);
      }
    }
    gathered.clear();
  };
  const store = (account: string, readings: readonly ValueReading[]) => {
    waiting += readings.length;
    if (waiting > MOST_WAITING) fail(new Error('the spool is slower than the server publishes'));
    const delivered = host.deliver({ account }, readings).then(() => (waiting -= readings.length));
    delivered.catch(fail);
    stored = Promise.all([stored, delivered]);
    stored.catch(() => undefined); // said by `fail`
  };
  const readWithLast = (account: string, notified: Notified): ReadValues => {
    const read = readNotified(notified);
    const key = `${account} ${notified.point}`;
    const before = last.get(key);
    const isLost = read.readings.length === 0 && qualityOf(notified.statusCode) === 'bad';
    if (isLost && before !== undefined) {
      // A server that has no value says so without one: the last one does not hold any more.
      const saidAt = notified.sourceTimestamp ?? notified.serverTimestamp;
      const atMs = saidAt == null ? host.now() : Date.parse(saidAt);
      return { readings: [{ ...before, atMs, quality: 'bad' }], notes: read.notes };
    }
    if (read.readings.length === 1) last.set(key, read.readings[0]!);
    return read;
  };
  return {
    take(account, notified) {
      if (!devices.has(account)) return;
      if (gathered.size === 0) setImmediate(flush);
      const batch = gathered.get(account);
      if (batch === undefined) gathered.set(account, [notified]);
      else batch.push(notified);
    },
    refuse(account, notified, rejected) {
      host.saw({ account }, frameOf([notified]), { rejected });
    },
    async drained() {
      flush();
      await stored;
    },
  };
}

function frameOf(batch: readonly Notified[]): Uint8Array {
  return Buffer.from(JSON.stringify(batch.length === 1 ? batch[0] : batch));
}
