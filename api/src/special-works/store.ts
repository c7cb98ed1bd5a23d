import { longestValidityMs } from '@parkwatch/domain/special-work/kinds';
import { findingsOf, standingOf } from '@parkwatch/domain/special-work/standing';
import { HOUR_MS } from '@parkwatch/domain/time/duration';
import type { SpecialWork } from '@parkwatch/domain/wire/special-works';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { wrongCursor } from '../http/page-cursor.ts';

const queries = { list: sql(import.meta, './list-special-works.sql') };

type Row = {
  id: number;
  enterprise_id: number;
  enterprise_code: string;
  enterprise_zh: string;
  enterprise_en: string;
  facility_id: number | null;
  facility_code: string | null;
  facility_zh: string | null;
  facility_en: string | null;
  number: string;
  kind: SpecialWork['kind'];
  level: SpecialWork['level'];
  state: SpecialWork['state'];
  content: string | null;
  place: string | null;
  lon: number | null;
  lat: number | null;
  is_outdoor: boolean | null;
  valid_from: Date;
  valid_until: Date;
  started_at: Date | null;
  finished_at: Date | null;
  people: number | null;
  workers: string | null;
  contractor: string | null;
  guardian: string | null;
  responsible: string | null;
  received_at: Date;
  rank: number;
  at: Date;
};
type Counts = { active: number; unclosed: number; last_received_at: Date | null };

export type SpecialWorkFilter = {
  readonly enterpriseId?: number | undefined;
  readonly kind?: SpecialWork['kind'] | undefined;
  readonly active?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly now: Date;
};

export type SpecialWorkPage = {
  items: SpecialWork[];
  nextCursor: string | null;
  active: number;
  unclosed: number;
  lastReceivedAt: string | null;
};

/** Permits in the order of their standing, and how many count as going on. */
export async function specialWorkPage(
  tx: Tx,
  { enterpriseId, kind, active, cursor, limit, now }: SpecialWorkFilter,
): Promise<SpecialWorkPage> {
  // One more than asked for tells whether there is another page.
  const rows = await tx.rows<(Row | { id: null }) & Counts>(queries.list, [
    ...[enterpriseId ?? null, kind ?? null, active ?? null, now],
    ...placeOf(cursor),
    limit + 1,
  ]);
  const permits = rows.filter((row): row is Row & Counts => row.id !== null);
  const shown = permits.slice(0, limit);
  const last = permits.length > limit ? shown.at(-1) : undefined;
  const counts = rows[0];
  return {
    items: shown.map((row) => specialWorkOf(row, now)),
    nextCursor: last === undefined ? null : cursorOf(last),
    active: counts?.active ?? 0,
    unclosed: counts?.unclosed ?? 0,
    lastReceivedAt: counts?.last_received_at?.toISOString() ?? null,
  };
}

function cursorOf({ rank, at, id }: Row): string {
  return Buffer.from(`${rank} ${at.toISOString()} ${id}`).toString('base64url');
}

type Place = readonly [rank: number | null, at: string | null, id: string | null];

function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return [null, null, null];
  const said = Buffer.from(cursor, 'base64url').toString();
  const found = /^([0-5]) (\d{4}-\d{2}-\d{2}T[\d:.]{12}Z) (\d{1,15})$/.exec(said);
  const [, rank, at = '', id = ''] = found ?? [];
  if (rank === undefined || Number.isNaN(Date.parse(at))) throw wrongCursor();
  return [Number(rank), at, id];
}

function specialWorkOf(row: Row, now: Date): SpecialWork {
  const { kind, level, state, guardian, facility_id: facilityId, lon, lat } = row;
  const times = {
    state,
    validFromMs: row.valid_from.getTime(),
    validUntilMs: row.valid_until.getTime(),
  };
  const startedMs = row.started_at?.getTime() ?? null;
  const longestMs = longestValidityMs(kind, level);
  const nowMs = now.getTime();
  return {
    id: row.id,
    enterprise: {
      ...{ id: row.enterprise_id, code: row.enterprise_code },
      name: { zh: row.enterprise_zh, en: row.enterprise_en },
    },
    facility:
      facilityId === null
        ? null
        : {
            ...{ id: facilityId, code: row.facility_code! },
            name: { zh: row.facility_zh!, en: row.facility_en! },
          },
    number: row.number,
    ...{ kind, level, state },
    standing: standingOf(times, nowMs),
    findings: findingsOf({ ...times, kind, level, startedMs, guardian }, nowMs),
    content: row.content,
    place: row.place,
    location: lon === null || lat === null ? null : [lon, lat],
    isOutdoor: row.is_outdoor,
    validFrom: row.valid_from.toISOString(),
    validUntil: row.valid_until.toISOString(),
    longestH: longestMs === null ? null : longestMs / HOUR_MS,
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    people: row.people,
    workers: row.workers,
    contractor: row.contractor,
    guardian,
    responsible: row.responsible,
    receivedAt: row.received_at.toISOString(),
  };
}
