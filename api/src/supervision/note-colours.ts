import type { Tx } from '../db/tx.ts';
import { changeColours, coloursSince, listSetColours, readWatch, saveWatch } from './plan-store.ts';
import type { NewColour, SetColour } from './plan-store.ts';

/** Zone sets that are read at once; after downtime there may be thousands. */
const SETS_AT_ONCE = 200;

/**
 * Notes what each zone set since the last one showed of the land of every enterprise. Sets are read one by one and none is left
 * out, so a red that came and went between two runs is known. Answers how many spans began.
 */
export async function noteColours(tx: Tx, now: Date): Promise<number> {
  let begun = 0;
  let afterId = await readWatch(tx);
  while (afterId !== null) {
    const rows = await listSetColours(tx, afterId, SETS_AT_ONCE);
    const lastId = rows.at(-1)?.zone_set_id;
    if (lastId === undefined) break;
    begun += await noteSets(tx, rows, now);
    await saveWatch(tx, lastId, now);
    afterId = lastId;
  }
  return begun;
}

async function noteSets(tx: Tx, rows: readonly SetColour[], now: Date): Promise<number> {
  const standing = new Map(
    [...(await coloursSince(tx, now, now))].map(([id, spans]) => [id, spans.at(-1)!.colour]),
  );
  const ended = new Map<number, Date>();
  const begun: (NewColour & { toAt: Date | null })[] = [];
  const last = new Map<number, (typeof begun)[number]>();
  for (const { enterprise_id: enterpriseId, colour, valid_from: at, zone_set_id } of rows) {
    if ((last.get(enterpriseId)?.colour ?? standing.get(enterpriseId)) === colour) continue;
    const before = last.get(enterpriseId);
    if (before !== undefined) before.toAt = at;
    else if (standing.has(enterpriseId)) ended.set(enterpriseId, at);
    const span = { enterpriseId, colour, fromAt: at, toAt: null, zoneSetId: zone_set_id };
    begun.push(span);
    last.set(enterpriseId, span);
  }
  const ends = [...ended].map(([enterpriseId, at]) => ({ enterpriseId, at }));
  await changeColours(tx, ends, begun);
  return begun.length;
}
