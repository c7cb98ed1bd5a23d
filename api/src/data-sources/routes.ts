import { reachOf } from '@parkwatch/domain/access/policy';
import type { Role } from '@parkwatch/domain/access/roles';
import { configJsonSchemaOf } from '@parkwatch/domain/sources/index';
import * as wire from '@parkwatch/domain/wire/data-sources';
import type { Caller } from '../http/caller.ts';
import { route } from '../http/feature.ts';
import type { BoundRoute, Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import * as service from './config-service.ts';
import { watchFrames } from './frames.ts';
import { takeReport } from './report-service.ts';
import { gatewayConfigs } from './report-store.ts';
import { gatewayShown, sourceShown, wholeStatus } from './source-shown.ts';
import * as store from './source-store.ts';

const SYSTEM = { kind: 'system' } as const;

/** Configured connectors, and what their gateways report (ADR 0014). */
export function dataSources(parts: Parts): Feature {
  return {
    name: 'data-sources',
    routes: [...ofGateways(parts), ...reading(parts), ...configuration(parts), ...acting(parts)],
  };
}

function ofGateways(parts: Parts): BoundRoute[] {
  return [
    route(wire.reportGateway, ({ caller, body, now }) => {
      // Lines are for readings: a report is one document.
      if (body === undefined) throw problem('unsupported-media-type');
      return takeReport(parts, caller, { report: body, now });
    }),
    route(wire.readGatewaySources, async ({ caller }) => {
      const { apiKey } = caller;
      if (apiKey === undefined) throw problem('wrong-api-key');
      return { sources: await parts.db.tx(SYSTEM, (tx) => gatewayConfigs(tx, apiKey.id)) };
    }),
  ];
}

function reading({ db }: Parts): BoundRoute[] {
  return [
    route(wire.listDataSources, ({ caller, now }) =>
      db.tx(caller.scope, async (tx) => ({
        items: (await store.listSources(tx)).map((row) => sourceShown(row, now)),
        gateways: (await store.listGateways(tx)).map((row) => gatewayShown(row, now)),
      })),
    ),
    route(wire.readDataSource, ({ params: { id }, caller, now }) =>
      db.tx(caller.scope, async (tx) => {
        const [row] = await store.listSources(tx, id);
        if (row === undefined) throw problem('not-found');
        const said = await store.readDetails(tx, id);
        const status =
          said === undefined ? null : wholeStatus(said.status, said.details, mayWatch(caller));
        return { source: sourceShown(row, now), status };
      }),
    ),
    route(wire.readSourceFrames, ({ params: { id }, query: { after }, caller, now }) =>
      db.tx(caller.scope, (tx) => watchFrames(tx, { id, after, now })),
    ),
  ];
}

function mayWatch({ role }: Caller): boolean {
  return reachOf(role as Role, 'data-source.watch') !== undefined;
}

function configuration(parts: Parts): BoundRoute[] {
  const { db } = parts;
  return [
    route(wire.readSourceConfig, ({ params: { id } }) =>
      db.tx(SYSTEM, async (tx) => {
        const [source] = await store.listSources(tx, id);
        if (source === undefined) throw problem('not-found');
        const versions = await store.listVersions(tx, id);
        return {
          version: source.version,
          config: await service.hiddenVersion(tx, id, source.version),
          schema: configJsonSchemaOf(source.connector),
          versions: versions.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
        };
      }),
    ),
    route(wire.readSourceVersion, ({ params: { id, version } }) =>
      db.tx(SYSTEM, async (tx) => ({
        version,
        config: await service.hiddenVersion(tx, id, version),
      })),
    ),
    route(wire.checkSourceConfig, ({ body }) => service.checkOnly(parts, body)),
  ];
}

function acting(parts: Parts): BoundRoute[] {
  return [
    route(wire.createDataSource, ({ body, caller, now }) =>
      service.createSource(parts, body, { caller, now }),
    ),
    route(wire.changeSourceConfig, ({ params: { id }, body, caller, now }) =>
      service.changeConfig(parts, { id, ...body }, { caller, now }),
    ),
    route(wire.switchDataSource, ({ params: { id }, body, caller, now }) =>
      service.switchSource(parts, { id, ...body }, { caller, now }),
    ),
    route(wire.restartDataSource, ({ params: { id }, body: { reason }, caller, now }) =>
      service.restartSource(parts, { id, reason }, { caller, now }),
    ),
  ];
}
