import type { GatewayOrders, GatewayReport } from '@parkwatch/domain/wire/data-sources';
import type { Tx } from '../db/tx.ts';
import { uploadOrders } from '../file-uploads/store.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Addressed, Parts } from '../parts.ts';
import { keepFrames } from './frames.ts';
import * as store from './report-store.ts';
import type { OrderRow, StatusToKeep, ToldGateway } from './report-store.ts';
import { partStatus } from './source-shown.ts';
import {
  damagedWords,
  downWords,
  nextDown,
  nextSpool,
  silentWords,
  spoolWords,
} from './told-changes.ts';

const SYSTEM = { kind: 'system' } as const;
/** Details longer than this are written at most every ten seconds: thousands of devices report every two. */
const LARGE_DETAILS = 20_000;
const LARGE_EVERY_MS = 10_000;

type Notice = Addressed<'notice'>;
type Gateway = { readonly id: number; readonly name: string; readonly enterpriseId: number | null };
type Reported = GatewayReport['sources'][number];

/**
 * Keeps what a gateway says and answers what it should run. Only sources of its own key count: what it says of others is
 * passed over. One row for the gateway, one for each source that changed; frames only while somebody looks.
 */
export function takeReport(
  parts: Parts,
  caller: Caller,
  { report: sent, now }: { readonly report: GatewayReport; readonly now: Date },
): Promise<GatewayOrders> {
  if (caller.apiKey === undefined) throw problem('wrong-api-key');
  const gateway = { ...caller.apiKey, enterpriseId: caller.enterpriseId };
  const report = storable(sent);
  return parts.db.tx(SYSTEM, async (tx) => {
    const sources = await store.sourcesOfGateway(tx, gateway.id, now);
    const said = new Map(report.sources.map((source) => [source.key, source]));
    const own = sources.filter(({ key }) => said.has(key));
    const told = await store.upsertReport(tx, {
      ...{ apiKeyId: gateway.id, enterpriseId: gateway.enterpriseId, now },
      ...{ version: report.version, startedAt: report.startedAt, spool: report.spool },
      reportedIds: own.map(({ id }) => id),
    });
    const notices = [
      ...damageNotices({ gateway, told, report }),
      ...(await tellGateway(tx, { gateway, told, report })),
      ...(await keepStatuses(tx, { own, said, now })),
    ];
    for (const { id, key } of own.filter((source) => source.is_watched)) {
      await keepFrames(tx, id, said.get(key)?.frames ?? []);
    }
    await parts.outbox.publishAll(tx, 'notice', notices);
    const uploads = await uploadOrders(tx, { apiKeyId: gateway.id, now });
    return { sources: sources.map(orderOf), uploads };
  });
}

/** NUL and half characters are no text for PostgreSQL, and a device may have any name: the report must not fail for it. */
function storable(report: GatewayReport): GatewayReport {
  const text = JSON.stringify(report, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value,
  );
  return JSON.parse(text) as GatewayReport;
}

type OfGateway = {
  readonly gateway: Gateway;
  readonly told: ToldGateway;
  readonly report: GatewayReport;
};

/** What damage has swallowed was acknowledged to somebody: the park must know of it, once for each stretch. */
function damageNotices({ gateway, told, report }: OfGateway): Notice[] {
  const { damagedStretches: damaged = 0 } = report.spool;
  if (damaged <= told.told_damaged) return [];
  const words = damagedWords(gateway.name, damaged - told.told_damaged);
  return [gatewayNotice(gateway, 'gateway.spool-damaged', words)];
}

async function tellGateway(tx: Tx, { gateway, told, report }: OfGateway): Promise<Notice[]> {
  const spool = nextSpool(told.told_spool, report.spool);
  if (spool === told.told_spool && !told.told_silent) return [];
  await store.setToldGateway(tx, gateway.id, { spool, isSilent: false });
  const words = {
    ...(told.told_silent ? { back: silentWords('back', gateway.name, 0) } : {}),
    ...(spool === told.told_spool ? {} : { spool: spoolWords(spool, gateway.name, report.spool) }),
  };
  return [
    ...(words.back === undefined ? [] : [gatewayNotice(gateway, 'gateway.back', words.back)]),
    ...(words.spool === undefined
      ? []
      : [gatewayNotice(gateway, `gateway.spool-${spool}`, words.spool)]),
  ];
}

/** For the park, and for the enterprise whose gateway it is. */
export function gatewayNotice(
  { id, enterpriseId }: Pick<Gateway, 'id' | 'enterpriseId'>,
  kind: string,
  text: Notice['payload']['text'],
): Notice {
  return {
    audience: { park: true, enterpriseIds: enterpriseId === null ? [] : [enterpriseId] },
    payload: { kind, text, refKind: 'gateway', refId: id },
  };
}

type OfSources = {
  readonly own: readonly OrderRow[];
  readonly said: ReadonlyMap<string, Reported>;
  readonly now: Date;
};

async function keepStatuses(tx: Tx, { own, said, now }: OfSources): Promise<Notice[]> {
  const notices: Notice[] = [];
  const statuses = own.map((source): StatusToKeep => {
    const { status } = said.get(source.key)!;
    const { shown, details } = partStatus(status);
    const { is, ...down } = nextDown({ ...downOf(source), state: status.state }, now);
    if (is !== undefined) notices.push(sourceNotice(source, is, now));
    return { id: source.id, status: shown, details: isDue(source, details, now), ...down };
  });
  await store.upsertStatuses(tx, statuses, now);
  return notices;
}

function downOf(source: OrderRow) {
  return {
    isEnabled: source.is_enabled,
    downAfterS: source.down_after_s,
    downSince: source.down_since,
    toldDown: source.told_down,
  };
}

function isDue(
  { details_at: at }: OrderRow,
  details: NonNullable<StatusToKeep['details']>,
  now: Date,
): StatusToKeep['details'] {
  if (at === null || now.getTime() - at.getTime() >= LARGE_EVERY_MS) return details;
  return JSON.stringify(details).length > LARGE_DETAILS ? null : details;
}

function sourceNotice(source: OrderRow, is: 'down' | 'back', now: Date): Notice {
  const { id, enterprise_id: enterpriseId, name_zh: zh, name_en: en, down_since: since } = source;
  const text = downWords(is, { zh, en }, now.getTime() - (since ?? now).getTime());
  return {
    audience: { park: true, enterpriseIds: enterpriseId === null ? [] : [enterpriseId] },
    payload: { kind: `data-source.${is}`, text, refKind: 'data-source', refId: id },
  };
}

function orderOf(row: OrderRow): GatewayOrders['sources'][number] {
  return {
    key: row.key,
    version: row.version,
    isEnabled: row.is_enabled,
    isWatched: row.is_watched,
    restarts: row.restarts,
  };
}
