import type { CameraEvent } from '@parkwatch/domain/wire/cameras';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { pageCursor, readPageCursor } from '../http/page-cursor.ts';

const queries = {
  cameras: sql(import.meta, './find-cameras.sql'),
  ensurePoints: sql(import.meta, './ensure-points.sql'),
  points: sql(import.meta, './find-points.sql'),
  lockCameras: sql(import.meta, './lock-cameras.sql'),
  ends: sql(import.meta, './list-ends.sql'),
  upsert: sql(import.meta, './upsert-events.sql'),
  outlasted: sql(import.meta, './list-outlasted.sql'),
  list: sql(import.meta, './list-events.sql'),
  snapshot: sql(import.meta, './read-snapshot.sql'),
  over: sql(import.meta, './list-over.sql'),
  unraised: sql(import.meta, './list-unraised.sql'),
  deleteOld: sql(import.meta, './delete-old-events.sql'),
};

export type Camera = {
  readonly id: number;
  readonly ref: string;
  readonly enterpriseId: number | null;
};

/** Cameras by the name that was asked for. */
export async function findCameras(tx: Tx, names: readonly string[]): Promise<Map<string, Camera>> {
  const rows = await tx.rows<Camera & { name: string }>(queries.cameras, [[...new Set(names)]]);
  return new Map(rows.map(({ name, ...camera }) => [name, camera]));
}

export type NewPoint = {
  readonly cameraId: number;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly isSafetyCritical: boolean;
};

/** Ids of the state points by code; those that were missing are made. */
export async function ensurePoints(
  tx: Tx,
  points: readonly NewPoint[],
): Promise<Map<string, number>> {
  const codes = points.map(({ code }) => code);
  const known = await pointIds(tx, codes);
  const missing = points.filter(({ code }) => !known.has(code));
  if (missing.length === 0) return known;
  await tx.run(queries.ensurePoints, [JSON.stringify(missing)]);
  return pointIds(tx, codes);
}

async function pointIds(tx: Tx, codes: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ code: string; id: number }>(queries.points, [codes]);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

export type StoredEvent = {
  readonly enterpriseId: number | null;
  readonly cameraId: number;
  readonly pointId: number;
  readonly externalId: string;
  readonly kind: string;
  readonly at: string;
  readonly endsAt: string;
  readonly confidence: number | null;
};
export type Snapshot = { readonly content: Buffer; readonly mediaType: string };
export type NewEvent = StoredEvent & { readonly picture: Snapshot | null };
type EventKey = Pick<StoredEvent, 'cameraId' | 'externalId'>;

/** What an event is known by. */
export function eventKey({ cameraId, externalId }: EventKey): string {
  return `${cameraId} ${externalId}`;
}

/** Ends of those events that are stored already, by `eventKey`. Until the commit no other call stores events of their cameras. */
export async function knownEnds(tx: Tx, events: readonly EventKey[]): Promise<Map<string, Date>> {
  const cameraIds = events.map(({ cameraId }) => cameraId);
  await tx.rows(queries.lockCameras, [cameraIds]);
  const rows = await tx.rows<EventKey & { endsAt: Date }>(queries.ends, [
    cameraIds,
    events.map(({ externalId }) => externalId),
  ]);
  return new Map(rows.map((row) => [eventKey(row), row.endsAt]));
}

/** Those of the stored events, by `eventKey`, at whose end another event of the same point goes on. */
export async function outlasted(tx: Tx, events: readonly NewEvent[]): Promise<Set<string>> {
  const rows = await tx.rows<EventKey>(queries.outlasted, [
    events.map(({ cameraId }) => cameraId),
    events.map(({ externalId }) => externalId),
  ]);
  return new Set(rows.map(eventKey));
}

export function upsertEvents(
  tx: Tx,
  events: readonly NewEvent[],
  now: Date,
): Promise<{ externalId: string; cameraId: number; isNew: boolean }[]> {
  return tx.rows(queries.upsert, [
    JSON.stringify(events.map(({ picture: _, ...event }) => event)),
    now,
    events.map(({ picture }) => picture?.content ?? null),
    events.map(({ picture }) => picture?.mediaType ?? null),
  ]);
}

type EventRow = {
  id: number;
  kind: CameraEvent['kind'];
  at: Date;
  ends_at: Date;
  confidence: number | null;
  has_snapshot: boolean;
  point_id: number;
  enterprise_id: number | null;
  camera_id: number;
  camera_code: string;
  name_zh: string;
  name_en: string;
  heading_deg: number | null;
  fov_deg: number | null;
  stream_url: string | null;
};
export type EventFilter = {
  readonly cameraId?: number | undefined;
  readonly pointId?: number | undefined;
  readonly enterpriseId?: number | undefined;
  readonly until?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

export async function eventPage(
  tx: Tx,
  { cameraId, pointId, enterpriseId, until, cursor, limit }: EventFilter,
): Promise<{ items: CameraEvent[]; nextCursor: string | null }> {
  // The page after the last event that there could be at that moment.
  const from = until === undefined ? null : { at: new Date(until), id: Number.MAX_SAFE_INTEGER };
  const after = readPageCursor(cursor) ?? from;
  const rows = await tx.rows<EventRow>(queries.list, [
    ...[cameraId ?? null, pointId ?? null, enterpriseId ?? null],
    ...[after?.at ?? null, after?.id ?? null, limit + 1],
  ]);
  const items = rows.slice(0, limit).map(eventOf);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? pageCursor({ at: last.at, id: last.id }) : null };
}

function eventOf(row: EventRow): CameraEvent {
  return {
    ...{ id: row.id, kind: row.kind, at: row.at.toISOString(), endsAt: row.ends_at.toISOString() },
    ...{ confidence: row.confidence, hasSnapshot: row.has_snapshot },
    ...{ pointId: row.point_id, enterpriseId: row.enterprise_id },
    camera: {
      ...{ id: row.camera_id, code: row.camera_code, name: { zh: row.name_zh, en: row.name_en } },
      ...{ headingDeg: row.heading_deg, fovDeg: row.fov_deg, streamUrl: row.stream_url },
    },
  };
}

export function readSnapshot(
  tx: Tx,
  id: number,
): Promise<{ snapshot: Buffer; mediaType: string } | undefined> {
  return tx.one(queries.snapshot, [id]);
}

/** Codes of points whose events are over, but that still stand. */
export async function pointsThatAreOver(tx: Tx, now: Date): Promise<string[]> {
  return (await tx.rows<{ code: string }>(queries.over, [now])).map(({ code }) => code);
}

/** Codes of points that do not stand, although one of their events goes on. */
export async function pointsThatGoOn(tx: Tx, now: Date): Promise<string[]> {
  return (await tx.rows<{ code: string }>(queries.unraised, [now])).map(({ code }) => code);
}

export function deleteEventsBefore(tx: Tx, before: Date): Promise<number> {
  return tx.run(queries.deleteOld, [before]);
}
