import { setTimeout as sleep } from 'node:timers/promises';
import type { SourceStatus } from '@parkwatch/domain/wire/source-status';
import type { Log } from '../contract.ts';
import { backOff } from './back-off.ts';

export type Supervised = Pick<SourceStatus, 'state' | 'error'> & { readonly sinceMs: number };

export type SuperviseOptions = {
  readonly source: string;
  /** Opens the source; called again when it broke. `alive` is to be called when something comes of it. */
  readonly open: (signal: AbortSignal, alive: () => void) => Promise<void>;
  readonly backOff: { readonly firstMs: number; readonly longestMs: number };
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly log: Log;
  /** Uniform in [0, 1). */
  readonly random?: () => number;
  /** A test's times, milliseconds. */
  readonly times?: Partial<typeof TIMES>;
};

export type Supervisor = {
  status(): Supervised;
  /** Resolves some seconds after the abort at the latest; false: the connector did not end and was left behind. */
  readonly ended: Promise<boolean>;
};

const TIMES = {
  /** Open for so long without an error, it runs, although nothing has come yet: a watched folder may be empty for days. */
  quietStartMs: 10_000,
  /** After so long without a break the next pause is the first again. */
  healthyMs: 60_000,
  /** How long a connector has to end. */
  endMs: 5000,
};

/** Keeps a source open until the abort: opens it again when it breaks, later each time. Logs once down and once up. */
export function supervise(options: SuperviseOptions): Supervisor {
  const { now } = options;
  let status: Supervised = { state: 'starting', error: null, sinceMs: now() };
  const set = (state: Supervised['state'], error: string | null) => {
    if (status.state !== state) status = { state, error, sinceMs: now() };
    else status = { ...status, error };
  };
  const ended = keepOpen(options, set).then((hasEnded) => {
    set('stopped', hasEnded ? null : 'the connector did not end in time and was left behind');
    return hasEnded;
  });
  return { status: () => status, ended };
}

type Set = (state: Supervised['state'], error: string | null) => void;

async function keepOpen(options: SuperviseOptions, set: Set): Promise<boolean> {
  const { signal, source, log, random = Math.random } = options;
  const pause = backOff(options.backOff, random);
  let isSaidDown = false;
  while (!signal.aborted) {
    const up = () => {
      set('running', null);
      if (isSaidDown) log.info({ source }, 'source.up');
      isSaidDown = false;
    };
    const outcome = await openOnce(options, { up, healthy: () => pause.reset() });
    if (outcome === 'ended' || outcome === 'left') return outcome === 'ended';
    set('waiting', outcome.error);
    if (!isSaidDown) log.warn({ source, reason: outcome.error }, 'source.down');
    isSaidDown = true;
    await sleep(pause.next(), undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) set('starting', outcome.error);
  }
  return true;
}

type Outcome = 'ended' | 'left' | { readonly error: string };
type Marks = { readonly up: () => void; readonly healthy: () => void };

async function openOnce(options: SuperviseOptions, { up, healthy }: Marks): Promise<Outcome> {
  const { signal, open, source, log } = options;
  const { quietStartMs, healthyMs, endMs } = { ...TIMES, ...options.times };
  let isOpen = true;
  const alive = () => {
    if (isOpen && !signal.aborted) up();
  };
  const timers = [setTimeout(alive, quietStartMs), setTimeout(healthy, healthyMs)];
  const opened = begin(() => open(signal, alive));
  const late = Promise.withResolvers<'left'>();
  const onAbort = () => timers.push(setTimeout(() => late.resolve('left'), endMs));
  signal.addEventListener('abort', onAbort);
  try {
    const outcome = await Promise.race([opened, late.promise]);
    if (outcome === 'left') log.warn({ source }, 'source.did-not-end');
    // After the abort an error is the sound of things being closed.
    if (outcome !== 'left' && signal.aborted) return 'ended';
    return outcome;
  } finally {
    isOpen = false;
    timers.forEach(clearTimeout);
    signal.removeEventListener('abort', onAbort);
  }
}

/** Neither a throw nor a rejection, now or after it was left behind, gets past it. */
function begin(open: () => Promise<void>): Promise<Exclude<Outcome, 'left'>> {
  return new Promise<void>((resolve) => resolve(open())).then(
    () => ({ error: 'the connector ended by itself' }),
    (error: unknown) => ({ error: reasonOf(error) }),
  );
}

/** What the engineer reads: without the user information of URLs, which may hold a password. */
function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message || error.name : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
  const text = cause === '' || said.includes(cause) ? said : `${said}: ${cause}`;
  return text.replace(/\/\/[^/@\s]+@/g, '//…@').slice(0, 500);
}
