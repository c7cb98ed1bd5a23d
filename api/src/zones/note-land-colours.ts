import type { LandColour } from '@parkwatch/domain/risk/land-colours';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';

const query = sql(import.meta, './note-land-colours.sql');

/** Keeps what a set shows of the land of each enterprise: with the set itself, so that no colour is too short to be known. */
export async function noteLandColours(
  tx: Tx,
  lands: readonly LandColour[],
  { zoneSetId, at }: { readonly zoneSetId: number; readonly at: Date },
): Promise<void> {
  const ids = lands.map(({ enterpriseId }) => enterpriseId);
  await tx.run(query, [zoneSetId, at, ids, lands.map(({ colour }) => colour)]);
}
