import type { Text } from '@parkwatch/domain/text/text';
import { DAY_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { RecordReceipt } from '@parkwatch/domain/wire/ingest';
import {
  ingestWeatherWarnings,
  weatherWarningRecord,
} from '@parkwatch/domain/wire/weather-warnings';
import type * as z from 'zod';
import type { Caller } from '../http/caller.ts';
import { keepBatch } from '../ingest/batches.ts';
import type { BatchCall } from '../ingest/batches.ts';
import { refusal, unreadable } from '../ingest/records.ts';
import type { Refusal } from '../ingest/records.ts';
import { REFUSED } from '../ingest/refusal-words.ts';
import type { Parts } from '../parts.ts';
import { requestZones } from '../zones/request-zones.ts';
import { upsertWarnings } from './store.ts';

type Warning = z.infer<typeof weatherWarningRecord> & { readonly index: number };
/** Signals stand for hours or days. */
const LONGEST_MS = 30 * DAY_MS;
const EARLIEST_MS = Date.UTC(2000, 0, 1);
type Call = {
  readonly caller: Caller;
  readonly records: readonly unknown[];
  readonly now: Date;
  readonly batch: BatchCall | undefined;
};

/**
 * The ingest of warning signals: they are the park's, not an enterprise's, so a key that is bound to one has them all
 * refused. Of two with one id in a call the last counts. Times beyond reason are refused: one wrong year would show a
 * warning for ever.
 */
export function takeWarnings(
  parts: Parts,
  { caller, records, now, batch }: Call,
): Promise<RecordReceipt> {
  const { warnings, refused } = parseAll(records, { caller, now });
  const last = new Map(warnings.map((warning) => [warning.externalId, warning]));
  for (const warning of warnings) {
    if (last.get(warning.externalId) !== warning)
      refused.push(refusal(warning, '/externalId', REFUSED.repeated));
  }
  return parts.db.tx(caller.scope, async (tx) => {
    const list = [...last.values()];
    const changed = list.length === 0 ? [] : await upsertWarnings(tx, list, now);
    const created = changed.filter(({ isNew }) => isNew).length;
    const counts = {
      created,
      updated: changed.length - created,
      unchanged: list.length - changed.length,
    };
    if (changed.length > 0) {
      await requestZones(tx, now, 'weather');
      await parts.audit.record(tx, caller, { action: ingestWeatherWarnings.id, detail: counts });
    }
    const rejections = refused.toSorted((a, b) => a.index - b.index);
    const receipt = { ...counts, rejected: rejections.length, rejections };
    await keepBatch(tx, { call: batch, caller, now, enterpriseIds: [] }, receipt);
    return receipt;
  });
}

function parseAll(records: readonly unknown[], { caller, now }: Pick<Call, 'caller' | 'now'>) {
  const warnings: Warning[] = [];
  const refused: Refusal[] = [];
  for (const [index, record] of records.entries()) {
    const parsed = weatherWarningRecord.safeParse(record);
    if (!parsed.success || caller.enterpriseId !== null) {
      refused.push(refusalOf(record, index, parsed.error));
      continue;
    }
    const warning = { ...parsed.data, index };
    const fault = timeFault(warning, now);
    if (fault === null) warnings.push(warning);
    else refused.push(refusal(warning, ...fault));
  }
  return { warnings, refused };
}

/** As for readings, a clock may run 5 minutes ahead. */
function timeFault(
  { issuedAt, expiresAt }: Warning,
  now: Date,
): readonly [path: string, words: Text] | null {
  const issuedMs = Date.parse(issuedAt);
  if (issuedMs > now.getTime() + 5 * MINUTE_MS) return ['/issuedAt', REFUSED.ahead];
  if (issuedMs < EARLIEST_MS) return ['/issuedAt', REFUSED.before2000];
  if (expiresAt === undefined) return null;
  const expiresMs = Date.parse(expiresAt);
  if (expiresMs < EARLIEST_MS) return ['/expiresAt', REFUSED.before2000];
  if (expiresMs <= issuedMs + LONGEST_MS) return null;
  return ['/expiresAt', REFUSED.tooLong];
}

function refusalOf(record: unknown, index: number, error: z.ZodError | undefined): Refusal {
  const sent = (record as { externalId?: unknown } | null)?.externalId;
  const issue = error?.issues[0];
  if (issue !== undefined) return unreadable({ index, externalId: sent }, issue);
  const externalId = typeof sent === 'string' ? sent.slice(0, 100) : '';
  return refusal({ index, externalId }, '/', REFUSED.parkOnly);
}
