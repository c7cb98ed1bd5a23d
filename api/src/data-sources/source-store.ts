import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import type { DataSource, Gateway, SourceStatus } from '@parkwatch/domain/wire/data-sources';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Owner } from './confine-source.ts';

const queries = {
  list: sql(import.meta, './list-sources.sql'),
  gateways: sql(import.meta, './list-gateways.sql'),
  details: sql(import.meta, './read-details.sql'),
  codes: sql(import.meta, './find-codes.sql'),
  foreign: sql(import.meta, './find-foreign.sql'),
  owner: sql(import.meta, './find-owner.sql'),
  gateway: sql(import.meta, './find-gateway.sql'),
  lock: sql(import.meta, './lock-source.sql'),
  locked: sql(import.meta, './read-locked-source.sql'),
  insert: sql(import.meta, './insert-source.sql'),
  insertVersion: sql(import.meta, './insert-version.sql'),
  updateConfig: sql(import.meta, './update-config.sql'),
  switch: sql(import.meta, './switch-source.sql'),
  restart: sql(import.meta, './restart-source.sql'),
  version: sql(import.meta, './read-version.sql'),
  versions: sql(import.meta, './list-versions.sql'),
};

/** What the list shows of a status; the rest stands in its details. */
export type StatusShown = NonNullable<DataSource['status']>;
export type StatusDetails = Pick<SourceStatus, 'devices' | 'refused' | 'rejections' | 'unmapped'>;

export type SourceRow = {
  readonly id: number;
  readonly key: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly connector: ConnectorId;
  readonly is_enabled: boolean;
  readonly version: number;
  readonly updated_at: Date;
  readonly device_count: number;
  readonly enterprise_id: number | null;
  readonly enterprise_code: string;
  readonly enterprise_zh: string;
  readonly enterprise_en: string;
  readonly gateway_id: number;
  readonly gateway_name: string;
  readonly reported_at: Date | null;
  readonly updated_by: string | null;
  readonly status: StatusShown | null;
};

export type GatewayRow = {
  readonly id: number;
  readonly name: string;
  readonly reported_at: Date | null;
  readonly version: string | null;
  readonly started_at: Date | null;
  readonly spool: Gateway['spool'];
};

/** All that the caller sees, or the one with this id. */
export function listSources(tx: Tx, id: number | null = null): Promise<SourceRow[]> {
  return tx.rows<SourceRow>(queries.list, [id]);
}

export function listGateways(tx: Tx): Promise<GatewayRow[]> {
  return tx.rows<GatewayRow>(queries.gateways);
}

export function readDetails(tx: Tx, id: number) {
  return tx.one<{ status: StatusShown; details: StatusDetails }>(queries.details, [id]);
}

type CodeRow = {
  readonly what: 'point' | 'object';
  readonly code: string;
  readonly enterprise_id: number | null;
};

export function findCodes(
  tx: Tx,
  points: readonly string[],
  objects: readonly string[],
): Promise<CodeRow[]> {
  return tx.rows<CodeRow>(queries.codes, [points, objects]);
}

type Asked = {
  readonly prefixes: readonly string[];
  readonly cameras: readonly string[];
  readonly enterpriseId: number;
};

export function findForeign(tx: Tx, { prefixes, cameras, enterpriseId }: Asked) {
  type Row = { readonly what: 'point' | 'camera'; readonly name: string };
  return tx.rows<Row>(queries.foreign, [prefixes, cameras, enterpriseId]);
}

export function findOwner(tx: Tx, enterpriseId: number): Promise<Owner | undefined> {
  return tx.one<Owner>(queries.owner, [enterpriseId]);
}

export function findGateway(tx: Tx, id: number) {
  return tx.one<{ enterprise_id: number | null; is_revoked: boolean }>(queries.gateway, [id]);
}

export type LockedSource = {
  readonly id: number;
  readonly key: string;
  readonly connector: ConnectorId;
  readonly enterprise_id: number | null;
  readonly version: number;
  readonly is_enabled: boolean;
  /** With its secrets: never into an answer, the trail or a log. */
  readonly config: unknown;
};

export async function lockSource(tx: Tx, id: number): Promise<LockedSource | undefined> {
  await tx.one(queries.lock, [id]);
  return tx.one<LockedSource>(queries.locked, [id]);
}

export type NewSource = {
  readonly key: string;
  readonly connector: ConnectorId;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly enterpriseId: number | null;
  readonly gatewayId: number;
};
export type Counts = {
  readonly deviceCount: number;
  readonly listenPort: number | null;
  readonly downAfterS: number;
};
export type By = { readonly now: Date; readonly userId: number | null };

export async function insertSource(tx: Tx, made: NewSource & Counts, by: By): Promise<number> {
  const row = await tx.one<{ id: number }>(queries.insert, [
    ...[made.key, made.connector, made.nameZh, made.nameEn, made.enterpriseId, made.gatewayId],
    ...[made.deviceCount, made.listenPort, made.downAfterS, by.now, by.userId],
  ]);
  return row!.id;
}

export type NewVersion = {
  readonly id: number;
  readonly version: number;
  readonly config: unknown;
  readonly reason: string;
};

export async function insertVersion(tx: Tx, made: NewVersion, { now, userId }: By): Promise<void> {
  const { id, version, config, reason } = made;
  const params = [id, version, JSON.stringify(config), now, userId, reason];
  await tx.run(queries.insertVersion, params);
}

type Changed = Counts & { readonly id: number; readonly version: number };

export async function updateConfig(tx: Tx, changed: Changed, { now, userId }: By): Promise<void> {
  const { id, version, deviceCount, listenPort, downAfterS } = changed;
  const params = [id, version, deviceCount, listenPort, downAfterS, now, userId];
  await tx.run(queries.updateConfig, params);
}

export async function switchSource(
  tx: Tx,
  { id, isEnabled }: { readonly id: number; readonly isEnabled: boolean },
  { now, userId }: By,
): Promise<void> {
  await tx.run(queries.switch, [id, isEnabled, now, userId]);
}

export async function restartSource(tx: Tx, id: number): Promise<void> {
  await tx.run(queries.restart, [id]);
}

/** A configuration with its secrets; undefined when there is no such version. */
export async function readVersion(tx: Tx, id: number, version: number): Promise<unknown> {
  return (await tx.one<{ config: unknown }>(queries.version, [id, version]))?.config;
}

type VersionRow = {
  readonly version: number;
  readonly at: Date;
  readonly by: string | null;
  readonly reason: string;
};

export function listVersions(tx: Tx, id: number): Promise<VersionRow[]> {
  return tx.rows<VersionRow>(queries.versions, [id]);
}
