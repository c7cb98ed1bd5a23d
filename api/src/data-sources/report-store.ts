import type { SpoolStatus } from '@parkwatch/domain/wire/data-sources';
import { sql } from '../db/sql.ts';
import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import type { Tx } from '../db/tx.ts';
import { confined } from './confine-source.ts';
import type { StatusDetails, StatusShown } from './source-store.ts';
import type { ToldSpool } from './told-changes.ts';

const queries = {
  upsertReport: sql(import.meta, './upsert-report.sql'),
  sources: sql(import.meta, './sources-of-gateway.sql'),
  upsertStatuses: sql(import.meta, './upsert-statuses.sql'),
  setTold: sql(import.meta, './set-told-gateway.sql'),
  lockSilent: sql(import.meta, './lock-silent.sql'),
  setSilent: sql(import.meta, './set-silent.sql'),
  configs: sql(import.meta, './gateway-sources.sql'),
};

export type OrderRow = {
  readonly id: number;
  readonly key: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly enterprise_id: number | null;
  readonly version: number;
  readonly is_enabled: boolean;
  readonly restarts: number;
  readonly down_after_s: number;
  readonly is_watched: boolean;
  readonly details_at: Date | null;
  readonly down_since: Date | null;
  readonly told_down: boolean;
};

export function sourcesOfGateway(tx: Tx, apiKeyId: number, now: Date): Promise<OrderRow[]> {
  return tx.rows<OrderRow>(queries.sources, [apiKeyId, now]);
}

export type Report = {
  readonly apiKeyId: number;
  readonly enterpriseId: number | null;
  readonly now: Date;
  readonly version: string;
  readonly startedAt: string;
  readonly spool: SpoolStatus;
  readonly reportedIds: readonly number[];
};
export type ToldGateway = {
  readonly told_spool: ToldSpool;
  readonly told_silent: boolean;
  /** Damaged stretches that were reported before. */
  readonly told_damaged: number;
};

/** Keeps the report and answers what was told of the gateway before. */
export async function upsertReport(tx: Tx, report: Report): Promise<ToldGateway> {
  const { apiKeyId, enterpriseId, now, version, startedAt, spool, reportedIds } = report;
  const params = [apiKeyId, enterpriseId, now, version, startedAt, spool, reportedIds];
  return (await tx.one<ToldGateway>(queries.upsertReport, params))!;
}

export type StatusToKeep = {
  readonly id: number;
  readonly status: StatusShown;
  /** Null leaves those that stand. */
  readonly details: StatusDetails | null;
  readonly downSince: Date | null;
  readonly toldDown: boolean;
};

export async function upsertStatuses(
  tx: Tx,
  statuses: readonly StatusToKeep[],
  now: Date,
): Promise<void> {
  if (statuses.length === 0) return;
  await tx.run(queries.upsertStatuses, [JSON.stringify(statuses), now]);
}

export async function setToldGateway(
  tx: Tx,
  apiKeyId: number,
  told: { readonly spool: ToldSpool; readonly isSilent: boolean },
): Promise<void> {
  await tx.run(queries.setTold, [apiKeyId, told.spool, told.isSilent]);
}

export type SilentGateway = {
  readonly id: number;
  readonly name: string;
  readonly enterprise_id: number | null;
  readonly reported_at: Date;
};

export function lockSilent(tx: Tx, before: Date): Promise<SilentGateway[]> {
  return tx.rows<SilentGateway>(queries.lockSilent, [before]);
}

export async function setSilent(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.run(queries.setSilent, [ids]);
}

type ConfigRow = {
  readonly key: string;
  readonly connector: ConnectorId;
  readonly version: number;
  readonly is_enabled: boolean;
  readonly enterprise_code: string | null;
  readonly registration_code: string | null;
  readonly config: unknown;
};

/** With their secrets: for the gateway alone. */
export async function gatewayConfigs(tx: Tx, apiKeyId: number) {
  const rows = await tx.rows<ConfigRow>(queries.configs, [apiKeyId]);
  return rows.map(({ key, connector, version, config, ...row }) => {
    const { is_enabled: isEnabled, enterprise_code: code } = row;
    const owner = code === null ? null : { code, registrationCode: row.registration_code };
    const own = confined(connector, config, owner);
    return { key, connector, version, isEnabled, enterpriseCode: code, config: own };
  });
}
