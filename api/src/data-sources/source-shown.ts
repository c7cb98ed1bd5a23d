import { GATEWAY_SILENT_S } from '@parkwatch/domain/wire/data-sources';
import type { DataSource, Gateway, SourceStatus } from '@parkwatch/domain/wire/data-sources';
import type { GatewayRow, SourceRow, StatusDetails, StatusShown } from './source-store.ts';

/** Silence is not good news: whoever was heard too long ago is `silent`. */
export function linkOf(reportedAt: Date | null, now: Date): Gateway['link'] {
  if (reportedAt === null) return 'never';
  return now.getTime() - reportedAt.getTime() > GATEWAY_SILENT_S * 1000 ? 'silent' : 'live';
}

export function sourceShown(row: SourceRow, now: Date): DataSource {
  return {
    id: row.id,
    key: row.key,
    name: { zh: row.name_zh, en: row.name_en },
    connector: row.connector,
    enterprise:
      row.enterprise_id === null
        ? null
        : {
            id: row.enterprise_id,
            code: row.enterprise_code,
            name: { zh: row.enterprise_zh, en: row.enterprise_en },
          },
    gateway: gatewayOf({ id: row.gateway_id, name: row.gateway_name, at: row.reported_at }, now),
    isEnabled: row.is_enabled,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
    updatedBy: row.updated_by,
    deviceCount: row.device_count,
    status: row.status,
  };
}

export function gatewayShown(row: GatewayRow, now: Date): Gateway {
  return {
    ...gatewayOf({ id: row.id, name: row.name, at: row.reported_at }, now),
    version: row.version,
    startedAt: row.started_at?.toISOString() ?? null,
    spool: row.spool,
  };
}

function gatewayOf(
  { id, name, at }: { readonly id: number; readonly name: string; readonly at: Date | null },
  now: Date,
): DataSource['gateway'] {
  return { id, name, link: linkOf(at, now), reportedAt: at?.toISOString() ?? null };
}

/** A gateway's words as the list shows them, and the rest apart. */
export function partStatus(status: SourceStatus): { shown: StatusShown; details: StatusDetails } {
  const { devices, refused, rejections, unmapped, ...rest } = status;
  const connectedDevices = devices.filter(({ state }) => state === 'connected').length;
  const counts = {
    connectedDevices,
    refusedAccounts: refused.length,
    unmappedPoints: unmapped.length,
  };
  return { shown: { ...rest, ...counts }, details: { devices, refused, rejections, unmapped } };
}

/** Both parts together again. Frames show values and what stands around them: only who may watch sees them. */
export function wholeStatus(
  { connectedDevices: _c, refusedAccounts: _r, unmappedPoints: _u, ...status }: StatusShown,
  details: StatusDetails,
  seesFrames: boolean,
): SourceStatus {
  if (seesFrames) return { ...status, ...details };
  return {
    ...status,
    ...details,
    rejections: details.rejections.map((frame) => ({ ...frame, hex: '' })),
  };
}
