import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { RecordReceipt } from '@parkwatch/domain/wire/ingest';
import { recognitionSignRecord } from '@parkwatch/domain/wire/risk-register';
import { findCameras } from '../cameras/store.ts';
import { sql } from '../db/sql.ts';
import type { Caller } from '../http/caller.ts';
import { keepBatch } from '../ingest/batches.ts';
import type { BatchCall } from '../ingest/batches.ts';
import { refusal, unreadable } from '../ingest/records.ts';
import type { Refusal } from '../ingest/records.ts';
import { REFUSED } from '../ingest/refusal-words.ts';
import type { Parts } from '../parts.ts';

const upsertSigns = sql(import.meta, './upsert-signs.sql');

type Call = {
  readonly caller: Caller;
  readonly records: readonly unknown[];
  readonly now: Date;
  readonly batch: BatchCall | undefined;
};
type Sign = { readonly camera: string; readonly at: string; readonly kinds: readonly string[] };
/** What refusals call a sign by: it has no id of its own. */
type Named = Sign & { readonly index: number; readonly externalId: string };

/** Signs of life of video analytics: check each alone → find its camera → keep the last. A repeat changes nothing. */
export function takeSigns(
  { db }: Parts,
  { caller, records, now, batch }: Call,
): Promise<RecordReceipt> {
  const { signs, refused } = parseAll(records, now);
  return db.tx(caller.scope, async (tx) => {
    const cameras = await findCameras(
      tx,
      signs.map(({ camera }) => camera),
    );
    const last = new Map<number, object>();
    const enterpriseIds: (number | null)[] = [];
    for (const sign of signs.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))) {
      const camera = cameras.get(sign.camera);
      if (camera === undefined) {
        refused.push(refusal(sign, '/camera', REFUSED.notOwnCamera));
        continue;
      }
      const { id: cameraId, enterpriseId } = camera;
      enterpriseIds.push(enterpriseId);
      last.set(cameraId, { cameraId, enterpriseId, at: sign.at, kinds: sign.kinds });
    }
    const list = JSON.stringify([...last.values()]);
    const changed =
      last.size === 0 ? [] : await tx.rows<{ is_new: boolean }>(upsertSigns, [list, now]);
    const created = changed.filter(({ is_new: isNew }) => isNew).length;
    const counts = { created, updated: changed.length - created };
    const unchanged = records.length - refused.length - changed.length;
    refused.sort((one, other) => one.index - other.index);
    const receipt = { ...counts, unchanged, rejected: refused.length, rejections: refused };
    await keepBatch(tx, { call: batch, caller, now, enterpriseIds }, receipt);
    return receipt;
  });
}

function parseAll(records: readonly unknown[], now: Date) {
  const signs: Named[] = [];
  const refused: Refusal[] = [];
  for (const [index, record] of records.entries()) {
    const parsed = recognitionSignRecord.safeParse(record);
    const externalId = (record as { camera?: unknown } | null)?.camera;
    if (!parsed.success) {
      refused.push(unreadable({ index, externalId }, parsed.error.issues[0]!));
      continue;
    }
    const sign = { ...parsed.data, index, externalId: parsed.data.camera };
    // As for readings: a clock may run 5 minutes ahead. A sign from the future would hide a silence.
    if (Date.parse(sign.at) > now.getTime() + 5 * MINUTE_MS)
      refused.push(refusal(sign, '/at', REFUSED.ahead));
    else signs.push({ ...sign, at: earlier(sign.at, now) });
  }
  return { signs, refused };
}

function earlier(at: string, now: Date): string {
  return Date.parse(at) > now.getTime() ? now.toISOString() : at;
}
