import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ZlibOptions } from 'node:zlib';
import type { RecordFeed } from '@parkwatch/domain/sources/record-feed';
import { BATCH_HEADER, batchName } from '@parkwatch/domain/wire/batches';
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
  readonly altitudeM?: number;
  readonly alarms?: readonly string[];
  readonly status?: readonly string[];
  readonly isLate?: boolean;
};

export type WireInventory = z.infer<typeof inventoryRecord>;
export type WireSelfCheck = z.infer<typeof selfCheckRecord>;

/** A call with its body ready made, such as `{"readings":[…]}`. */
export type IngestCall = {
  readonly path: 'observations' | 'positions' | RecordFeed;
  readonly body: string | Buffer;
  /** The sender's name for the batch that the call belongs to. */
  readonly batch?: string;
  /** Part of a call at which the api broke: that it breaks again is the items' fault. */
  readonly isSuspect?: boolean;
};

export type IngestClient = {
  observations(readings: readonly WireReading[]): Promise<ObservationReceipt>;
  positions(positions: readonly WirePosition[]): Promise<ObservationReceipt>;
  inventories(records: readonly WireInventory[]): Promise<RecordReceipt>;
  selfChecks(records: readonly WireSelfCheck[]): Promise<RecordReceipt>;
  records(feed: RecordFeed, records: readonly object[], batch?: string): Promise<RecordReceipt>;
  post(call: IngestCall): Promise<ObservationReceipt | RecordReceipt>;
  /** How far apart calls must be to stay within what the api allows this key, as it said with its last answer. */
  spacingMs(): number;
};

export type IngestClientOptions = {
  /** Where the api is, such as `http://localhost:8080`. */
  readonly url: string;
  readonly key: string;
  readonly signal?: AbortSignal;
  /** Told once when the api is away or refuses the key, and once when it is back. */
  readonly onOutage?: (reason: string | null) => void;
  /** Refusals that are waited out like an outage; none where it is absent. */
  readonly isPassing?: (refused: IngestRefused, call: IngestCall) => boolean;
  /**
   * How often the api may break at one call (its own `internal-error`, not an outage of something between) before the call
   * is refused; absent: it is tried for ever.
   */
  readonly breaksBeforeRefusal?: number;
  /** Bodies of so many bytes and more go out as gzip; absent: none. */
  readonly gzipFromBytes?: number;
  /** A call that is not answered within so long is made again. */
  readonly callTimeoutMs?: number;
  /** Waits between attempts; a test gives one that does not. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<unknown>;
};

/** The api said no for good: the key is wrong, or the body is none. Trying again would not help. */
export class IngestRefused extends Error {
  readonly status: number;
  /** The code of the api's own problem; null: the answer is not in the api's form, somebody else gave it. */
  readonly code: string | null;
  constructor(status: number, text: string) {
    super(`the ingest refused the call: ${status} ${text.slice(0, 300)}`);
    this.name = 'IngestRefused';
    this.status = status;
    this.code = problemCode(text);
  }
}

function problemCode(text: string): string | null {
  try {
    const { code } = (JSON.parse(text) ?? {}) as { code?: unknown };
    return typeof code === 'string' ? code : null;
  } catch {
    return null;
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
  const limit = rateLimit();
  const post = poster(options, limit.note);
  const send = <Receipt>(path: IngestCall['path'], body: object, batch?: string) =>
    post({
      ...{ path, body: JSON.stringify(body) },
      ...(batch === undefined ? {} : { batch }),
    }) as Promise<Receipt>;
  return {
    observations: (readings) => send('observations', { readings }),
    positions: (positions) => send('positions', { positions }),
    inventories: (records) => send('inventories', { records }),
    selfChecks: (records) => send('self-checks', { records }),
    records: (feed, records, batch) => send(feed, { records }, batch),
    post,
    spacingMs: limit.spacingMs,
  };
}

/**
 * What stands in `X-Batch-Id` for a batch: its name where the api takes it (visible ASCII, 100 characters), else the name
 * percent-encoded, and cut where it is too long; what is cut off is told apart by its hash.
 */
export function batchHeader(batch: string): string {
  if (batchName.safeParse(batch).success) return batch;
  const encoded = encodeURIComponent(batch.toWellFormed());
  if (batchName.safeParse(encoded).success) return encoded;
  const hash = createHash('sha256').update(batch).digest('hex').slice(0, 16);
  return `${encoded.slice(0, 80)}~${hash}`;
}

type Failure = { readonly reason: string; readonly waitMs?: number };
type Attempt = { readonly receipt: ObservationReceipt | RecordReceipt } | Failure;
type Note = (headers: Headers) => void;

function poster(options: IngestClientOptions, note: Note) {
  const { url, signal, onOutage, gzipFromBytes = Infinity } = options;
  const wait = options.wait ?? ((ms: number) => sleep(ms, undefined, { signal }));
  return async (call: IngestCall): Promise<ObservationReceipt | RecordReceipt> => {
    const target = new URL(`/api/v1/ingest/${call.path}`, url);
    const isLarge = Buffer.byteLength(call.body) >= gzipFromBytes;
    const body = isLarge ? await packed(call.body) : call.body;
    const headers = headersOf(options, call, isLarge);
    for (let failures = 0; ; failures++) {
      const attempt = await tryOnce(target, { ...options, call, body, headers, note, failures });
      if ('receipt' in attempt) {
        if (failures > 0) onOutage?.(null);
        return attempt.receipt;
      }
      if (failures === 0) onOutage?.(attempt.reason);
      await wait(attempt.waitMs ?? pauseMs(failures), signal);
    }
  };
}

/** Level 1: 10,000 readings (750 KB) shrink to a seventh in 2.5 ms; level 6 takes 7 ms for an eighth. */
function packed(body: string | Buffer): Promise<Buffer> {
  return promisify<string | Buffer, ZlibOptions, Buffer>(gzip)(body, { level: 1 });
}

function headersOf({ key }: IngestClientOptions, { batch }: IngestCall, isPacked: boolean) {
  return {
    'content-type': 'application/json',
    'x-api-key': key,
    ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
    ...(batch === undefined ? {} : { [BATCH_HEADER]: batchHeader(batch) }),
  };
}

/** Doubling, with jitter, so that many sources do not come back in one beat. */
function pauseMs(failures: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
  return longest * (0.5 + Math.random() / 2);
}

type Trial = IngestClientOptions & {
  readonly call: IngestCall;
  readonly body: string | Buffer;
  readonly headers: Record<string, string>;
  readonly note: Note;
  /** Of this call, before. */
  readonly failures: number;
};

async function tryOnce(target: URL, trial: Trial): Promise<Attempt> {
  const { call, body, headers, signal, callTimeoutMs = CALL_TIMEOUT_MS } = trial;
  signal?.throwIfAborted();
  const timeout = AbortSignal.timeout(callTimeoutMs);
  const ends = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  try {
    // A redirect is not followed: it would carry the key to whoever the answer names.
    const sent = { method: 'POST', headers, signal: ends, redirect: 'manual' } as const;
    const response = await fetch(target, { ...sent, body });
    trial.note(response.headers);
    if (response.ok) return receiptOf(await response.json());
    if (response.status === 500) return brokenOf(await response.text(), trial);
    if (hasPassingStatus(response)) {
      await response.body?.cancel();
      return { reason: `status ${response.status}`, ...retryAfter(response) };
    }
    const refused = new IngestRefused(response.status, await response.text());
    if (trial.isPassing?.(refused, call) !== true) throw refused;
    return { reason: `status ${response.status}` };
  } catch (error) {
    if (error instanceof IngestRefused || signal?.aborted) throw error;
    return { reason: reasonOf(error) };
  }
}

/**
 * The api broke. If it is itself that says so, and again and again at one call, something in the call may be what breaks it.
 * @throws IngestRefused when it has been tried often enough
 */
function brokenOf(text: string, { call, failures, breaksBeforeRefusal }: Trial): Failure {
  const refused = new IngestRefused(500, text);
  const isOfApi = refused.code === 'internal-error' && breaksBeforeRefusal !== undefined;
  if (isOfApi && (call.isSuspect || failures >= breaksBeforeRefusal)) throw refused;
  return { reason: 'status 500' };
}

function hasPassingStatus({ status }: Response): boolean {
  return status >= 500 || status === 429 || status === 408 || (status >= 300 && status < 400);
}

/** A 200 of something between us and the api (a portal that asks to sign in) is not taken for a delivery. */
function receiptOf(answer: unknown): Attempt {
  const { rejections } = (answer ?? {}) as { rejections?: unknown };
  if (Array.isArray(rejections)) return { receipt: answer as ObservationReceipt | RecordReceipt };
  return { reason: 'the answer is no receipt' };
}

function retryAfter(response: Response): { waitMs?: number } {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return seconds > 0 ? { waitMs: Math.min(seconds * 1000, LONGEST_PAUSE_MS) } : {};
}

/** Calls of the key that are left to others, such as the report of the gateway. */
const SPARE_CALLS = 10;

/**
 * Reads `RateLimit: "…"; r=calls left; t=seconds, …` (draft-ietf-httpapi-ratelimit-headers-08 §4): one entry for each limit that
 * holds, the narrowest counts.
 */
function rateLimit() {
  let spacing = 0;
  return {
    spacingMs: () => spacing,
    note: (headers: Headers) => {
      const text = (headers.get('ratelimit') ?? '').slice(0, 1000);
      const entries = [...text.matchAll(/;\s*r=(\d{1,9})\s*;\s*t=(\d{1,9})/g)];
      const pauses = entries.map(([, left, seconds]) => {
        return (Number(seconds) * 1000) / Math.max(1, Number(left) - SPARE_CALLS);
      });
      spacing = Math.min(Math.max(0, ...pauses), LONGEST_PAUSE_MS);
    },
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
