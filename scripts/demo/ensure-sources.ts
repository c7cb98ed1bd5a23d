import { isDeepStrictEqual } from 'node:util';
import { changeConfig, createSource } from '../../api/src/data-sources/config-service.ts';
import { listSources, lockSource } from '../../api/src/data-sources/source-store.ts';
import { demoGatewayId } from '../../api/src/demo/demo-keys.ts';
import { SYSTEM_CALLER } from '../../api/src/http/caller.ts';
import type { Parts } from '../../api/src/parts.ts';
import { configOf } from './demo-line.ts';
import type { DemoSource } from './demo-line.ts';
import { freePort } from './free-port.ts';

const SYSTEM = { kind: 'system' } as const;

/** Where each line is met, by its key. */
export type Ports = ReadonlyMap<string, number>;

/**
 * Makes the data sources of the demo, or a new version where a line has changed or its port was taken by somebody else;
 * one that a person has changed since is left as it is.
 */
export async function ensureSources(parts: Parts, lines: readonly DemoSource[]): Promise<Ports> {
  const gatewayId = await parts.db.tx(SYSTEM, demoGatewayId);
  const rows = await parts.db.tx(SYSTEM, (tx) => listSources(tx));
  const ports = new Map<string, number>();
  for (const line of lines) {
    const row = rows.find(({ key }) => key === line.key);
    const stored = row && (await parts.db.tx(SYSTEM, (tx) => lockSource(tx, row.id)));
    const port = await freePort(portOf(stored?.config));
    ports.set(line.key, port);
    const config = configOf(line, { host: '127.0.0.1', port });
    const acting = { caller: SYSTEM_CALLER, now: parts.now() };
    const reason = '演示数据源 demo';
    if (row === undefined || stored === undefined) {
      const { key, connector, nameZh, nameEn } = line;
      const made = { key, connector, nameZh, nameEn, gatewayId, enterpriseId: null };
      await createSource(parts, { ...made, config, reason }, acting);
      continue;
    }
    const isTheirs = row.updated_by !== null;
    if (isTheirs || isDeepStrictEqual(config, stored.config)) continue;
    const { id, version } = row;
    await changeConfig(parts, { id, version, config, reason }, acting);
  }
  return ports;
}

/** Where a stored line is met: it listens itself, or its devices stand somewhere. */
function portOf(config: unknown): number | null {
  type Somewhere = { port?: unknown; from?: { url?: unknown } };
  type Stored = { settings?: Somewhere; devices?: { settings?: Somewhere }[] };
  const { settings, devices } = (config ?? {}) as Stored;
  const device = devices?.[0]?.settings;
  const fromUrl = typeof device?.from?.url === 'string' ? URL.parse(device.from.url)?.port : null;
  const found = Number(device?.port ?? fromUrl ?? settings?.port ?? Number.NaN);
  return Number.isInteger(found) && found > 0 ? found : null;
}
