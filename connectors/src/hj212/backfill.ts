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
 * answered is no longer owed, nor is what the device refuses: it would refuse it again. What is cut off, or was not
 * answered, stays for the next time.
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
  for (const chunk of chunksOf(kind, span)) {
    const outcome = await options.line.ask(historyRequest(kind, chunk, options.utcOffsetMin));
    if (!isSettled(outcome)) return (outcome as { failed: string }).failed;
    settle(options, kind, chunk.toMs < span.toMs ? { ...span, fromMs: chunk.toMs } : null);
    if (outcome !== 'done') {
      settle(options, kind, null);
      return outcome.failed;
    }
  }
  return null;
}

/** Answered for good: done, or refused. */
function isSettled(outcome: Outcome): boolean {
  return outcome === 'done' || /^(refused|not-executed):/.test(outcome.failed);
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
