import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { UploadOrder, UploadReport } from '@parkwatch/domain/wire/file-uploads';
import type { Log, Upload } from '../contract.ts';
import { backOff } from '../runtime/back-off.ts';
import type { UploadDesk } from '../runtime/upload-desk.ts';
import { ApiRefused } from './api-client.ts';
import type { ApiClient } from './api-client.ts';

export type UploadRunner = {
  /** Takes the uploads that the api orders, but those that are being taken. The order comes again until the end is told. */
  obey(orders: readonly UploadOrder[]): void;
};

type Options = {
  readonly desk: UploadDesk;
  readonly api: Pick<ApiClient, 'takeUpload' | 'reportUpload'>;
  readonly log: Log;
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Milliseconds: of a test. */
  readonly pauseMs?: number;
};

/** A file that could not be taken (spool full, api away) is let alone for so long. */
const PAUSE_MS = 30_000;
const REPORT_PAUSES = { firstMs: 1000, longestMs: 60_000 };

/** Nothing of an upload is kept here: after a crash the api orders again what was not told to its end. */
export function uploadRunner({ desk, api, log, now, signal, ...rest }: Options): UploadRunner {
  const { pauseMs = PAUSE_MS } = rest;
  const busy = new Set<number>();
  const notBefore = new Map<number, number>();

  async function end(order: UploadOrder, taking: Promise<void>): Promise<void> {
    const { id } = order;
    try {
      await taking;
    } catch (error) {
      if (signal.aborted) return;
      notBefore.set(id, now() + pauseMs);
      const reason = error instanceof Error ? error.message.slice(0, 300) : String(error);
      log.warn({ upload: id, source: order.source, reason }, 'upload.not-taken');
    } finally {
      busy.delete(id);
    }
  }

  return {
    obey(orders) {
      const ordered = new Set(orders.map(({ id }) => id));
      for (const id of notBefore.keys()) if (!ordered.has(id)) notBefore.delete(id);
      for (const order of orders) {
        if (busy.has(order.id) || now() < (notBefore.get(order.id) ?? -Infinity)) continue;
        const taking = desk.give(order.source, uploadOf(order, { api, signal }));
        if (taking === null) continue;
        busy.add(order.id);
        void end(order, taking);
      }
    },
  };
}

type Line = Pick<Options, 'api' | 'signal'>;

function uploadOf({ sha256, source: _source, ...order }: UploadOrder, line: Line): Upload {
  return {
    ...order,
    async fetch() {
      const bytes = await line.api.takeUpload(order.id);
      const hash = createHash('sha256').update(bytes).digest('hex');
      if (hash !== sha256) throw new Error('the file came damaged');
      return bytes;
    },
    report: (report) => tellUntilHeard(line, order.id, report),
  };
}

/** Until the api has heard it. @throws when the api says no: the upload is no longer ours */
async function tellUntilHeard({ api, signal }: Line, id: number, report: UploadReport) {
  const pause = backOff(REPORT_PAUSES, Math.random);
  for (;;) {
    try {
      return await api.reportUpload(id, report);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ApiRefused && error.status < 500 && error.status !== 429) throw error;
      await sleep(pause.next(), undefined, { signal });
    }
  }
}
