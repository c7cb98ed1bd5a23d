import { setTimeout as sleep } from 'node:timers/promises';
import { formatTime } from './beijing-time.ts';
import { chunksOf, HISTORY, owedAfter } from './backfill-plan.ts';
import type { HistoryKind, Owed, Span } from './backfill-plan.ts';
import type { OwedHistory } from './owed-history.ts';
import type { Outcome, Request, RequestLine } from './request-line.ts';
import type { Hj212Device } from '@parkwatch/domain/sources/hj212';

export type BackfillOptions = {
  readonly account: string;
  readonly line: RequestLine;
  readonly owed: OwedHistory;
  readonly backfill: Hj212Device['backfill'];
  readonly utcOffsetMin: number;
  /** First pause before a device that was busy is asked again, seconds. */
  readonly againS: number;
};

/** What the account owes since its last reading; noted, so that it is asked for even if the line breaks again. */
export function noteGap(
  { account, owed, backfill }: BackfillOptions,
  lastMs: number | null,
  nowMs: number,
): Owed {
  const all = owedAfter(owed.of(account), { lastMs, nowMs, backfill });
  if (Object.keys(all).length > 0) owed.set(account, all);
  return all;
}

/**
 * Asks for all that is owed, oldest first, one request at a time; the answers come as ordinary data frames. What was
 * answered for good is no longer owed: it is done, or the device would refuse it again. A device that cannot answer now
 * is asked again after a pause, a few times; what is cut off, or was not answered, stays for the next connection.
 * @returns why it ended before its end; null: all was asked for
 */
export async function askForOwed(options: BackfillOptions, owed: Owed): Promise<string | null> {
  let failed: string | null = null;
  for (const kind of ['minute', 'hour'] as const) {
    const span = owed[kind];
    if (span !== undefined) failed = (await askForKind(options, kind, span)) ?? failed;
  }
  return failed;
}

async function askForKind(
  options: BackfillOptions,
  kind: HistoryKind,
  span: Span,
): Promise<string | null> {
  let failed: string | null = null;
  let pauses = 0;
  for (const chunk of chunksOf(kind, span)) {
    for (;;) {
      const outcome = await options.line.ask(historyRequest(kind, chunk, options.utcOffsetMin));
      if (outcome !== 'done') failed = outcome.failed;
      const settled = settledBy(outcome);
      if (settled === 'kind') {
        settle(options, kind, null);
        return failed;
      }
      if (settled === 'chunk') break;
      const mayAsk = outcome !== 'done' && outcome.answer !== undefined && pauses < MOST_PAUSES;
      if (!mayAsk || !(await pause(options, pauses))) return failed;
      pauses += 1;
    }
    settle(options, kind, chunk.toMs < span.toMs ? { ...span, fromMs: chunk.toMs } : null);
  }
  return failed;
}

/** How often a device that is busy is asked again on one connection; the pause is twice as long each time. */
const MOST_PAUSES = 5;

/** ExeRtn (HJ 212-2017 Table 4) that the same request would get again: failed, conditions wrong. */
const LASTING_EXE = new Set(['2', '3']);
/** QnRtn (Table 5) of a device that does not do this at all: refused; ST, Flag or CN wrong. */
const LASTING_QN = new Set(['2', '5', '6', '8']);

/**
 * What an outcome settles for good: the span that was asked for, all history of its kind, or nothing. Busy, timed out,
 * out of order (ExeRtn 4, 5, 6), a wrong PW, MN, QN or CRC (QnRtn 3, 4, 7, 9) and what nobody knows (100, makers' own)
 * may be otherwise the next time: it stays owed.
 */
function settledBy(outcome: Outcome): 'chunk' | 'kind' | null {
  if (outcome === 'done') return 'chunk';
  const { answer } = outcome;
  if (answer?.cn === '9012') return LASTING_EXE.has(answer.code) ? 'chunk' : null;
  return answer !== undefined && LASTING_QN.has(answer.code) ? 'kind' : null;
}

/** @returns whether the device is still there */
async function pause({ line, againS }: BackfillOptions, before: number): Promise<boolean> {
  const ms = againS * 1000 * 2 ** before;
  await sleep(ms, undefined, { signal: line.gone, ref: false }).catch(() => undefined);
  return !line.gone.aborted;
}

function settle({ account, owed }: BackfillOptions, kind: HistoryKind, left: Span | null): void {
  const others = Object.entries(owed.of(account)).filter(([key]) => key !== kind);
  const now: Owed = Object.fromEntries(others);
  owed.set(account, left === null ? now : { ...now, [kind]: left });
}

function historyRequest(kind: HistoryKind, span: Span, utcOffsetMin: number): Request {
  const cn = HISTORY[kind];
  return {
    cn,
    cp: () => [
      `BeginTime=${formatTime(span.fromMs, utcOffsetMin)}`,
      `EndTime=${formatTime(span.toMs, utcOffsetMin)}`,
    ],
    isAnswer: (given, atMs) => given === cn && atMs >= span.fromMs && atMs <= span.toMs,
  };
}
