import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../contract.ts';
import { ingestClient } from '../runtime/ingest-client.ts';
import type { IngestCall, IngestClient, IngestRefused } from '../runtime/ingest-client.ts';
import type { Lane, Spool, Waiting } from '../spool/parcel.ts';
import type { RefusedStore } from '../spool/refused-store.ts';
import { openBatches } from './pump-batches.ts';
import type { Batches, OnReceipt } from './pump-batches.ts';
import { callWith } from './pump-call.ts';

export type PumpOptions = {
  readonly spool: Spool;
  /** What the api refuses for good goes here. */
  readonly refused: RefusedStore;
  /** Where the api is. */
  readonly url: string;
  readonly key: string;
  /** Ends it; what is under way stays in the spool. */
  readonly signal: AbortSignal;
  /** Most items of backlog a second. */
  readonly backlogPerS?: number;
  /** For records, whose order matters: what waits longest goes first, and what is live waits behind it. */
  readonly isOrdered?: boolean;
  /** Live data is gathered for so long. */
  readonly lingerMs?: number;
  /** All of a batch of records is delivered. May be told again after a restart. */
  readonly onReceipt?: OnReceipt;
  /** Once when the api is away or refuses the key, once (null) when it is back. */
  readonly onOutage?: (reason: string | null) => void;
  readonly now: () => number;
  readonly log: Log;
  /** Waits; a test gives one that moves its clock. Rejects when the signal is aborted, or resolves. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<unknown>;
  /** A call without an answer for so long is made again. */
  readonly callTimeoutMs?: number;
};

const BACKLOG_PER_S = 2000;
const LINGER_MS = 20;
/** What goes out at once; the ingest takes 10,000 readings and 16 MB. */
const CALL = { items: 10_000, bytes: 4_000_000 };
/** Backlog goes out in so many calls a second: each holds up what is live by its own length. */
const BACKLOG_CALLS_PER_S = 4;
/** Live bodies of readings at 5,000/s have 10 KB: only what has piled up is worth the time. */
const GZIP_FROM_BYTES = 64_000;
/** The api broke so often at one call, over some seconds: then it is asked whether it takes others. */
const BREAKS_BEFORE_REFUSAL = 3;
/** After a failure that is none of the api's, such as a disk that can't be read. */
const FAILURE_PAUSE_MS = 1000;

/** Statuses that say that an item is at fault; what else is refused is about the key, the address or the way there. */
const ITEM_FAULTS = [400, 409, 413, 422];
const KEY_FAULTS = [401, 403, 407];

type Way = { readonly lane: Lane; readonly batches: Batches };
type Pump = PumpOptions & {
  readonly client: IngestClient;
  readonly wait: NonNullable<PumpOptions['wait']>;
  readonly linger: number;
  readonly live: Way;
  readonly backlog: Way;
  readonly state: State;
};
type State = {
  /** An outage has ended. */
  isBack: boolean;
  lastCallMs: number;
  lastLiveMs: number;
  /** When backlog went out last, and how long it rests from then on. */
  lastBacklogMs: number;
  backlogRestMs: number;
};

/** Empties a spool into the ingest until the signal is aborted; then the answer resolves. Never rejects. */
export async function startPump(options: PumpOptions): Promise<void> {
  const pump = pumpOf(options);
  const { signal, log } = options;
  let failure = '';
  while (!signal.aborted) {
    try {
      await step(pump);
      failure = '';
    } catch (error) {
      for (const { lane, batches } of [pump.live, pump.backlog]) {
        batches.forget();
        lane.putBack();
      }
      if (signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      if (reason !== failure) log.warn({ reason }, 'pump.failed');
      failure = reason;
      await pump.wait(FAILURE_PAUSE_MS, signal).catch(() => undefined);
    }
  }
}

function pumpOf(options: PumpOptions): Pump {
  const { spool, log, signal } = options;
  const wait = options.wait ?? ((ms, abort) => sleep(ms, undefined, { signal: abort ?? signal }));
  const onReceipt = guarded(log, options.onReceipt);
  const state = { isBack: false, lastCallMs: 0, lastLiveMs: 0, lastBacklogMs: 0, backlogRestMs: 0 };
  return {
    ...{ ...options, wait, state },
    client: clientOf({ ...options, wait }, state),
    linger: options.lingerMs ?? LINGER_MS,
    live: { lane: spool.live, batches: openBatches(onReceipt) },
    backlog: { lane: spool.backlog, batches: openBatches(onReceipt) },
  };
}

/** A receiver that fails must not stop the pump. */
function guarded(log: Log, onReceipt: OnReceipt | undefined): OnReceipt {
  return (batch, refusals, source) => {
    try {
      onReceipt?.(batch, refusals, source);
    } catch (error) {
      log.warn(
        { source, batch, reason: error instanceof Error ? error.message : '' },
        'pump.receipt-lost',
      );
    }
  };
}

function clientOf(options: PumpOptions & Pick<Pump, 'wait'>, state: State): IngestClient {
  const { url, key, signal, wait, log, callTimeoutMs } = options;
  let saidOfKey = false;
  return ingestClient({
    ...{ url, key, signal, wait, gzipFromBytes: GZIP_FROM_BYTES },
    breaksBeforeRefusal: BREAKS_BEFORE_REFUSAL,
    ...(callTimeoutMs === undefined ? {} : { callTimeoutMs }),
    isPassing(refused, call) {
      if (KEY_FAULTS.includes(refused.status) && !saidOfKey) {
        saidOfKey = true;
        log.warn({ status: refused.status }, 'pump.key-refused');
      }
      return !isOfItems(refused, call);
    },
    onOutage(reason) {
      if (reason === null) {
        state.isBack = true;
        saidOfKey = false;
      }
      log[reason === null ? 'info' : 'warn'](
        { reason },
        `pump.${reason ? 'api-away' : 'api-back'}`,
      );
      options.onOutage?.(reason);
    },
  });
}

/** A feed that this api does not know yet is refused by the api itself; a 404 of somebody else is a wrong address. */
function isOfItems({ status, code }: IngestRefused, { path }: IngestCall): boolean {
  if (ITEM_FAULTS.includes(status)) return true;
  const isFeed = path !== 'observations' && path !== 'positions';
  return isFeed && status === 404 && code === 'not-found';
}

async function step(pump: Pump): Promise<void> {
  const { spool, state } = pump;
  if (pump.isOrdered === true) return orderedStep(pump);
  const isLive = await liveStep(pump);
  const isBacklog = restOf(pump) === 0 && (await backlogStep(pump));
  if (state.isBack) {
    state.isBack = false;
    // What one call holds is as good as live.
    if (spool.live.waiting > CALL.items) {
      pump.live.batches.forget();
      spool.turnToBacklog();
    }
  }
  if (!isLive && !isBacklog) await somethingToDo(pump);
}

async function orderedStep(pump: Pump): Promise<void> {
  pump.state.isBack = false;
  const isBacklog = (await deliver(pump, pump.backlog, CALL)) !== null;
  if (isBacklog || (await liveStep(pump))) return;
  await pump.spool.untilLive(pump.signal);
}

async function liveStep(pump: Pump): Promise<boolean> {
  const { live, state, now, wait, linger, signal, client } = pump;
  // Before the take: what comes in the meantime goes out with it.
  const left = leftOf(Math.max(linger, client.spacingMs()), now() - state.lastLiveMs);
  if (left > 0) await wait(left, signal);
  state.lastLiveMs = now();
  return (await deliver(pump, live, CALL)) !== null;
}

/** A limited number of items, so that what is live waits for a short call only. */
async function backlogStep(pump: Pump): Promise<boolean> {
  const { backlog, state, now, backlogPerS = BACKLOG_PER_S } = pump;
  const share = Math.ceil(backlogPerS / BACKLOG_CALLS_PER_S);
  state.lastBacklogMs = now();
  state.backlogRestMs = 0;
  const items = await deliver(pump, backlog, { ...CALL, items: Math.min(share, CALL.items) });
  // A parcel may be larger than the share: it rests the longer.
  state.backlogRestMs = ((items ?? 0) * 1000) / backlogPerS;
  return items !== null;
}

function restOf({ state, now }: Pump): number {
  return leftOf(state.backlogRestMs, now() - state.lastBacklogMs);
}

/** What is left of a pause; a clock that was set back ends it. */
function leftOf(pauseMs: number, passedMs: number): number {
  return passedMs < 0 ? 0 : Math.max(0, pauseMs - passedMs);
}

async function somethingToDo(pump: Pump): Promise<void> {
  const { spool, wait, signal } = pump;
  const pause = new AbortController();
  const either = AbortSignal.any([signal, pause.signal]);
  const live = spool.untilLive(either);
  if (spool.backlog.waiting === 0) return live;
  const turn = wait(Math.max(1, restOf(pump)), either).catch(() => undefined);
  await Promise.race([live, turn]);
  pause.abort();
}

/**
 * One take of a lane: readings in one call, positions in one, records piece by piece. Kinds need no order between them, and
 * sources that take turns would make a call of each frame.
 * @returns how many items; null: nothing waits
 */
async function deliver(pump: Pump, way: Way, limit: typeof CALL): Promise<number | null> {
  const { lane, batches } = way;
  const taken = await lane.take(limit);
  if (taken.length === 0) {
    // The rest of a batch never came, or was damaged.
    if (batches.isOpen()) lane.acknowledge();
    batches.forget();
    return null;
  }
  for (const pieces of callsOf(taken)) {
    const { refused, refusals } = await callWith((call) => spaced(pump, call), pieces);
    if (refused.length > 0) await pump.refused.add(refused);
    if (pieces[0]!.kind === 'records') batches.delivered(pieces[0]!, refusals);
  }
  if (!batches.isOpen()) lane.acknowledge();
  return taken.reduce((sum, { count }) => sum + count, 0);
}

function callsOf(taken: readonly Waiting[]): (readonly Waiting[])[] {
  const ofKind = (wanted: Waiting['kind']) => taken.filter(({ kind }) => kind === wanted);
  const merged = [ofKind('observations'), ofKind('positions')].filter(({ length }) => length > 0);
  return [...merged, ...ofKind('records').map((piece) => [piece])];
}

/** Keeps within the calls that the api allows the key: a 429 would hold up everything until its minute is over. */
async function spaced({ client, state, now, wait, signal }: Pump, call: IngestCall) {
  const left = leftOf(client.spacingMs(), now() - state.lastCallMs);
  if (left > 0) await wait(left, signal);
  state.lastCallMs = now();
  return client.post(call);
}
