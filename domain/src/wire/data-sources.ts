import * as z from 'zod';
import { CONNECTOR_IDS } from '../sources/connector-ids.ts';
import { id, idParams, instant, reason, text } from './common.ts';
import { endpoint } from './endpoint.ts';
import { MAX_UPLOAD_ORDERS, uploadOrder } from './file-uploads.ts';
import { count, line, shownFrame, sourceStatus, spoolStatus } from './source-status.ts';

export * from './source-status.ts';

export const gatewayReport = z.object({
  version: line(50),
  startedAt: instant,
  spool: spoolStatus,
  sources: z
    .array(
      z.object({
        key: line(60),
        status: sourceStatus,
        frames: z.array(shownFrame).max(100).optional(),
      }),
    )
    .max(500),
});
export type GatewayReport = z.infer<typeof gatewayReport>;
/** What the gateway learns in answer to its report: fetch the configuration when a version differs from its own. */
export const gatewayOrders = z.object({
  sources: z.array(
    z.object({
      key: z.string(),
      version: z.int(),
      isEnabled: z.boolean(),
      /** Somebody looks at the frames: send those since the last report. */
      isWatched: z.boolean(),
      /** Grows when a person asks for a restart. */
      restarts: z.int(),
    }),
  ),
  /** Uploaded files that it has to take, those that it has begun among them. */
  uploads: z.array(uploadOrder).max(MAX_UPLOAD_ORDERS).default([]),
});
export type GatewayOrders = z.infer<typeof gatewayOrders>;

export const reportGateway = endpoint({
  id: 'reportGateway',
  method: 'POST',
  path: '/gateway/report',
  access: 'source',
  tag: 'data-sources',
  summary: {
    zh: '网关上报运行状况，取回指令',
    en: 'A gateway reports its health and learns what to run',
  },
  body: gatewayReport,
  response: gatewayOrders,
  problems: ['wrong-api-key', 'bad-request', 'too-large'],
});
export const readGatewaySources = endpoint({
  id: 'readGatewaySources',
  method: 'GET',
  path: '/gateway/sources',
  access: 'source',
  tag: 'data-sources',
  summary: {
    zh: '网关取回其数据源配置',
    en: 'The configurations of a gateway, with their secrets',
  },
  response: z.object({
    sources: z.array(
      z.object({
        key: z.string(),
        connector: z.enum(CONNECTOR_IDS),
        version: z.int(),
        isEnabled: z.boolean(),
        enterpriseCode: z.string().nullable(),
        config: z.unknown(),
      }),
    ),
  }),
  problems: ['wrong-api-key'],
});

/** As pages show it: a gateway that has not reported for a while is unknown, and so are its sources. */
export const LINK_STATES = ['live', 'silent', 'never'] as const;
/** A gateway reports every 2 s; without a report for so long it is silent. */
export const GATEWAY_SILENT_S = 30;
/** Full to this share of its capacity, the spool is told about. */
export const SPOOL_TOLD_FROM = 0.8;
/** Frames kept of a source that is watched. */
export const FRAMES_KEPT = 300;
const gatewayShown = z.object({
  id,
  name: z.string(),
  link: z.enum(LINK_STATES),
  reportedAt: instant.nullable(),
});
export const dataSource = z.object({
  id,
  key: z.string(),
  name: text,
  connector: z.enum(CONNECTOR_IDS),
  enterprise: z.object({ id, code: z.string(), name: text }).nullable(),
  gateway: gatewayShown,
  isEnabled: z.boolean(),
  version: z.int(),
  updatedAt: instant,
  updatedBy: z.string().nullable(),
  deviceCount: z.int(),
  /** Null while its gateway has never reported it. */
  status: sourceStatus
    .omit({ devices: true, refused: true, rejections: true, unmapped: true })
    .extend({
      connectedDevices: count,
      refusedAccounts: count,
      unmappedPoints: count,
    })
    .nullable(),
});
export type DataSource = z.infer<typeof dataSource>;
export const gateway = gatewayShown.extend({
  version: z.string().nullable(),
  startedAt: instant.nullable(),
  spool: spoolStatus.nullable(),
});
export type Gateway = z.infer<typeof gateway>;

const sourceKey = z.string().regex(/^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$/);
const tag = 'data-sources';

export const listDataSources = endpoint({
  id: 'listDataSources',
  method: 'GET',
  path: '/data-sources',
  access: 'data-source.read',
  tag,
  summary: { zh: '数据源与网关', en: 'Data sources and gateways' },
  response: z.object({ items: z.array(dataSource), gateways: z.array(gateway) }),
});
export const readDataSource = endpoint({
  id: 'readDataSource',
  method: 'GET',
  path: '/data-sources/:id',
  access: 'data-source.read',
  tag,
  summary: {
    zh: '数据源详情',
    en: 'A data source with devices, refused accounts and rejected frames',
  },
  params: idParams,
  response: z.object({ source: dataSource, status: sourceStatus.nullable() }),
  problems: ['not-found'],
});
/** Asking for the frames is what makes the gateway send them; it stops some seconds after nobody asks. */
export const readSourceFrames = endpoint({
  id: 'readSourceFrames',
  method: 'GET',
  path: '/data-sources/:id/frames',
  access: 'data-source.watch',
  tag,
  summary: { zh: '实时报文', en: 'Live frames' },
  params: idParams,
  query: z.object({ after: z.coerce.number().int().nonnegative().default(0) }),
  response: z.object({ items: z.array(shownFrame.extend({ seq: z.int() })), lastSeq: z.int() }),
  problems: ['not-found'],
});
/** Secrets are never in it: where one is stored stands `HIDDEN_SECRET`, which sent back means "leave it". */
export const readSourceConfig = endpoint({
  id: 'readSourceConfig',
  method: 'GET',
  path: '/data-sources/:id/config',
  access: 'data-source.configure',
  tag,
  summary: { zh: '数据源配置', en: 'Configuration, secrets hidden, with its versions' },
  params: idParams,
  response: z.object({
    version: z.int(),
    config: z.unknown(),
    /** JSON Schema of the configuration, for the form and the editor. */
    schema: z.unknown(),
    versions: z.array(
      z.object({ version: z.int(), at: instant, by: z.string().nullable(), reason: z.string() }),
    ),
  }),
  problems: ['not-found'],
});
export const readSourceVersion = endpoint({
  id: 'readSourceVersion',
  method: 'GET',
  path: '/data-sources/:id/versions/:version',
  access: 'data-source.configure',
  tag,
  summary: { zh: '历史配置', en: 'An earlier configuration' },
  params: idParams.extend({ version: z.coerce.number().pipe(id) }),
  response: z.object({ version: z.int(), config: z.unknown() }),
  problems: ['not-found'],
});
/** Checks a configuration and stores nothing. */
export const checkSourceConfig = endpoint({
  id: 'checkSourceConfig',
  method: 'POST',
  path: '/data-sources/config-check',
  access: 'data-source.configure',
  tag,
  summary: { zh: '校验配置', en: 'Check a configuration without storing it' },
  body: z.object({
    connector: z.enum(CONNECTOR_IDS),
    config: z.unknown(),
    /** The source whose stored secrets stand behind the signs; its enterprise counts. */
    sourceId: id.optional(),
    /** Of a source that is yet to be made: its points must be this enterprise's. */
    enterpriseId: id.nullable().optional(),
  }),
  response: z.object({
    /** JSON pointer within the configuration, and why in both languages. A point that is not there is a fault too. */
    faults: z.array(z.object({ path: z.string(), message: text })),
    unknownPoints: z.array(z.string()),
  }),
});
export const createDataSource = endpoint({
  id: 'createDataSource',
  method: 'POST',
  path: '/data-sources',
  access: 'data-source.configure',
  tag,
  summary: { zh: '新建数据源', en: 'Make a data source' },
  body: z.object({
    key: sourceKey,
    connector: z.enum(CONNECTOR_IDS),
    nameZh: z.string().trim().min(1).max(100),
    nameEn: z.string().trim().min(1).max(100),
    /** The API key under which its gateway runs. */
    gatewayId: id,
    enterpriseId: id.nullable(),
    config: z.unknown(),
    reason,
  }),
  status: 201,
  response: dataSource,
  problems: ['already-exists', 'bad-request', 'not-found'],
});
/** A new version; `version` is the one that was looked at: somebody else's change in between is a conflict. */
export const changeSourceConfig = endpoint({
  id: 'changeSourceConfig',
  method: 'PUT',
  path: '/data-sources/:id/config',
  access: 'data-source.configure',
  tag,
  summary: {
    zh: '修改配置（版本化，热加载）',
    en: 'Change the configuration: a new version, loaded while running',
  },
  params: idParams,
  body: z.object({
    version: z.int(),
    config: z.unknown(),
    /** An earlier version that is restored: its secrets stand behind the signs that the present one has none for. */
    restores: id.optional(),
    reason,
  }),
  response: dataSource,
  problems: ['not-found', 'bad-request', 'conflict'],
});
export const switchDataSource = endpoint({
  id: 'switchDataSource',
  method: 'POST',
  path: '/data-sources/:id/switch',
  access: 'data-source.configure',
  tag,
  summary: { zh: '启停数据源', en: 'Switch a data source on or off' },
  params: idParams,
  body: z.object({ isEnabled: z.boolean(), reason }),
  response: dataSource,
  problems: ['not-found'],
});
export const restartDataSource = endpoint({
  id: 'restartDataSource',
  method: 'POST',
  path: '/data-sources/:id/restart',
  access: 'data-source.configure',
  tag,
  summary: { zh: '重启数据源', en: 'Restart a data source' },
  params: idParams,
  body: z.object({ reason }),
  response: dataSource,
  problems: ['not-found'],
});
