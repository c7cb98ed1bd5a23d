import { PRIORITIES } from '@parkwatch/domain/alarm/priority';
import { msFromIso } from '@parkwatch/domain/time/instant';
import { ALARM_PRIORITIES } from '@parkwatch/domain/wire/alarms';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { wrongCursor } from '../http/page-cursor.ts';
import { columns, countAlarms, fromCard } from './alarm-cards.ts';
import type { AlarmFilter, AlarmPage, Card } from './alarm-cards.ts';

const listOpen = sql(import.meta, './list-open-alarms.sql');

/** The highest first. */
const BY_RANK = ALARM_PRIORITIES.toSorted((a, b) => PRIORITIES[a].rank - PRIORITIES[b].rank);

type Asked = { readonly cursor: string | undefined; readonly limit: number };
type OpenCard = Card & { readonly is_acked: number; readonly rank: number };

/** Open alarms by urgency, as `byUrgency` of the portal sorts what live events add. */
export async function openAlarmPage(
  tx: Tx,
  filter: AlarmFilter,
  { cursor, limit }: Asked,
): Promise<AlarmPage> {
  // One more than asked for tells whether there is another page.
  const params = [...columns(filter), BY_RANK, ...readCursor(cursor), limit + 1];
  const cards = await tx.rows<OpenCard>(listOpen, params);
  const shown = cards.slice(0, limit);
  const last = cards.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(fromCard),
    nextCursor: last ? cursorOf(last) : null,
    total: await countAlarms(tx, filter),
  };
}

/** Where a page ended: the columns that it is sorted by. */
function cursorOf({ is_acked, rank, last_at, id }: OpenCard): string {
  const place = [is_acked, rank, last_at.toISOString(), id];
  return Buffer.from(place.join(' ')).toString('base64url');
}

function readCursor(cursor: string | undefined): readonly (number | Date | null)[] {
  if (cursor === undefined) return [null, null, null, null];
  const parts = Buffer.from(cursor, 'base64url').toString().split(' ');
  const [acked = '', rank = '', lastAt = '', id = ''] = parts;
  const atMs = msFromIso(lastAt);
  const isNumbered = /^[01]$/.test(acked) && /^\d$/.test(rank) && /^\d{1,15}$/.test(id);
  if (atMs === null || !isNumbered) throw wrongCursor();
  return [Number(acked), Number(rank), new Date(atMs), Number(id)];
}
