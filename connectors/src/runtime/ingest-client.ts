import { setTimeout as sleep } from 'node:timers/promises';
import type * as z from 'zod';
import type {
  inventoryRecord,
  ObservationReceipt,
  RecordReceipt,
  selfCheckRecord,
} from '@parkwatch/domain/wire/ingest';

/** One reading as it goes over the wire. */
export type WireReading = {
  readonly point: string;
  readonly time: string;
  readonly value: number;
  readonly quality?: string;
};
export type WirePosition = {
  readonly object: string;
  readonly time: string;
  readonly lon: number;
  readonly lat: number;
  readonly speedKmh?: number;
  readonly headingDeg?: number;
};

export type WireInventory = z.infer<typeof inventoryRecord>;
export type WireSelfCheck = z.infer<typeof selfCheckRecord>;

export type IngestClient = {
  observations(readings: readonly WireReading[]): Promise<ObservationReceipt>;
  positions(positions: readonly WirePosition[]): Promise<ObservationReceipt>;
  inventories(records: readonly WireInventory[]): Promise<RecordReceipt>;
  selfChecks(records: readonly WireSelfCheck[]): Promise<RecordReceipt>;
};

export type IngestClientOptions = {
  /** Where the api is, such as `http://localhost:8080`. */
  readonly url: string;
  readonly key: string;
  readonly signal?: AbortSignal;
  /** Told once when the api is away, and once when it is back. */
  readonly onOutage?: (reason: string | null) => void;
};

/** The api said no for good: the key is wrong, or the body is none. Trying again would not help. */
export class IngestRefused extends Error {
  readonly status: number;
  constructor(status: number, text: string) {
    super(`the ingest refused the call: ${status} ${text.slice(0, 300)}`);
    this.name = 'IngestRefused';
    this.status = status;
  }
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const CALL_TIMEOUT_MS = 60_000;

/**
 * Delivers to the ingest API. A call that meets a broken line, a 5xx or a 429 is made again with growing pauses until it
 * gets through: nothing is dropped, and a repeat that had been stored is counted as a duplicate there.
 */
export function ingestClient(options: IngestClientOptions): IngestClient {
  const post = poster(options);
  return {
    observations: (readings) => post('observations', { readings }),
    positions: (positions) => post('positions', { positions }),
    inventories: (records) => post('inventories', { records }),
    selfChecks: (records) => post('self-checks', { records }),
  };
}

type Failure = { readonly reason: string; readonly waitMs?: number };
type Attempt = { readonly receipt: unknown } | Failure;

function poster({ url, key, signal, onOutage }: IngestClientOptions) {
  return async <Receipt>(path: string, body: object): Promise<Receipt> => {
    const target = new URL(`/api/v1/ingest/${path}`, url);
    const text = JSON.stringify(body);
    for (let failures = 0; ; failures++) {
      const attempt = await tryOnce(target, { text, key, signal });
      if ('receipt' in attempt) {
        if (failures > 0) onOutage?.(null);
        return attempt.receipt as Receipt;
      }
      if (failures === 0) onOutage?.(attempt.reason);
      await sleep(attempt.waitMs ?? pauseMs(failures), undefined, { signal });
    }
  };
}

/** Doubling, with jitter, so that many sources do not come back in one beat. */
function pauseMs(failures: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
  return longest * (0.5 + Math.random() / 2);
}

type Call = {
  readonly text: string;
  readonly key: string;
  readonly signal: AbortSignal | undefined;
};

async function tryOnce(target: URL, { text, key, signal }: Call): Promise<Attempt> {
  signal?.throwIfAborted();
  const timeout = AbortSignal.timeout(CALL_TIMEOUT_MS);
  const ends = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  const headers = { 'content-type': 'application/json', 'x-api-key': key };
  try {
    const response = await fetch(target, { method: 'POST', headers, body: text, signal: ends });
    if (response.ok) return { receipt: await response.json() };
    const isPassing = response.status >= 500 || response.status === 429 || response.status === 408;
    if (!isPassing) throw new IngestRefused(response.status, await response.text());
    await response.body?.cancel();
    return { reason: `status ${response.status}`, ...retryAfter(response) };
  } catch (error) {
    if (error instanceof IngestRefused || signal?.aborted) throw error;
    return { reason: reasonOf(error) };
  }
}

function retryAfter(response: Response): { waitMs?: number } {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return seconds > 0 ? { waitMs: Math.min(seconds * 1000, LONGEST_PAUSE_MS) } : {};
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
