import type { DeviceAccount } from '@parkwatch/domain/sources/data-source';
import type { OpcUaDevice } from '@parkwatch/domain/sources/opc-ua';
import type { Host, ValueReading } from '../contract.ts';
import { decodedOf, readNotified } from './decode.ts';
import type { Notified, ReadValues } from './decode.ts';
import { heldValues } from './held-values.ts';

/** What may wait for the disk; a server that is faster than the spool ends the line instead of filling memory. */
const MOST_WAITING = 50_000;

export type ValueDesk = {
  /** A value of a device's node; those of one publication go on together. */
  take(account: string, notified: Notified): void;
  /** Keeps what the server says of a node that it cannot monitor. */
  refuse(account: string, notified: Notified, reason: string): void;
  /** The server was heard at this time (epoch ms): values that it did not change hold as of then. */
  confirm(heardMs: number): void;
  /** Resolves when all that was taken is in the spool. */
  drained(): Promise<void>;
};

type Options = {
  readonly devices: ReadonlyMap<string, DeviceAccount<OpcUaDevice>>;
  readonly refreshS: number;
  readonly fail: (error: unknown) => void;
};

/** Gathers what comes in one turn, shows it as one frame for each device and stores it in order. */
export function valueDesk(
  host: Pick<Host, 'saw' | 'deliver' | 'now'>,
  { devices, refreshS, fail }: Options,
): ValueDesk {
  const gathered = new Map<string, Notified[]>();
  const held = heldValues(refreshS * 1000, host.now);
  const shelf = shelfOf(host, fail);
  let isConfirming = false;
  let isClosed = false;

  const flush = () => {
    for (const [account, batch] of gathered) {
      tell(
        account,
        batch,
        batch.map((one) => held.read(account, one)),
      );
    }
    gathered.clear();
  };
  const tell = (account: string, batch: readonly Notified[], read: readonly ReadValues[]) => {
    const decoded = decodedOf(read);
    host.saw({ account }, frameOf(batch), decoded);
    if ('readings' in decoded && decoded.readings.length > 0) {
      shelf.store(account, decoded.readings as readonly ValueReading[]);
    }
  };
  const confirm = (heardMs: number) => {
    // What came with the news goes first: a value that has changed is not confirmed.
    flush();
    if (isConfirming || isClosed) return;
    const { values, isCut } = held.confirmAt(heardMs);
    for (const [account, batch] of values) tell(account, batch, batch.map(readNotified));
    if (!isCut) return;
    isConfirming = true;
    const goOn = () => {
      isConfirming = false;
      confirm(heardMs);
    };
    shelf.stored().then(goOn, () => undefined);
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
    confirm,
    async drained() {
      flush();
      isClosed = true;
      await shelf.stored();
    },
  };
}

/** What is under way to the spool; it may be no more than fits into memory. */
function shelfOf(host: Pick<Host, 'deliver'>, fail: (error: unknown) => void) {
  let waiting = 0;
  let stored: Promise<unknown> = Promise.resolve();
  return {
    store(account: string, readings: readonly ValueReading[]) {
      waiting += readings.length;
      if (waiting > MOST_WAITING) fail(new Error('the spool is slower than the server publishes'));
      const delivered = host
        .deliver({ account }, readings)
        .then(() => (waiting -= readings.length));
      delivered.catch(fail);
      stored = Promise.all([stored, delivered]);
      stored.catch(() => undefined); // said by `fail`
    },
    stored: () => stored,
  };
}

function frameOf(batch: readonly Notified[]): Uint8Array {
  return Buffer.from(JSON.stringify(batch.length === 1 ? batch[0] : batch));
}
