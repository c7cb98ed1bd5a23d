import { hideSecrets, keepSecrets } from '@parkwatch/domain/sources/hide-secrets';
import type { DataSource } from '@parkwatch/domain/wire/data-sources';
import { FOREIGN_KEY_VIOLATION, isPgError, UNIQUE_VIOLATION } from '../db/pg-errors.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { noSuchEnterprise } from '../users/user-service.ts';
import { changedPaths } from './changed-paths.ts';
import { checkConfig } from './check-config.ts';
import type { Checked, ConfigFacts, Fault } from './check-config.ts';
import { sourceShown } from './source-shown.ts';
import * as store from './source-store.ts';
import type { LockedSource, NewSource } from './source-store.ts';

const SYSTEM = { kind: 'system' } as const;

type Acting = { readonly caller: Caller; readonly now: Date };

/** Who configures sees the whole park, so the system may act: configurations are readable to it alone. */
function change<T>({ db }: Parts, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.tx(SYSTEM, work).catch((error: unknown) => {
    if (!isPgError(error, UNIQUE_VIOLATION)) throw error;
    const { constraint } = error as { constraint?: string };
    if (constraint === 'data_source_listens') throw portIsTaken();
    throw problem('already-exists');
  });
}

type Made = NewSource & { readonly config: unknown; readonly reason: string };

/** @throws Problem with the place of each fault; a source whose enterprise its gateway may not write for */
export function createSource(
  parts: Parts,
  made: Made,
  { caller, now }: Acting,
): Promise<DataSource> {
  const { key, connector, enterpriseId, gatewayId, config, reason } = made;
  return change(parts, async (tx) => {
    await checkGateway(tx, made);
    const facts = factsOf(await checkConfig(tx, { connector, config, enterpriseId }));
    const by = { now, userId: caller.userId };
    const id = await store.insertSource(tx, { ...made, ...facts }, by);
    await store.insertVersion(tx, { id, version: 1, config, reason }, by);
    await parts.audit.record(tx, caller, {
      action: 'createDataSource',
      object: `data-source:${id}`,
      detail: { key, connector, enterpriseId, gatewayId, devices: facts.deviceCount, reason },
    });
    return shown(tx, id, now);
  }).catch((error: unknown) => {
    if (isPgError(error, FOREIGN_KEY_VIOLATION)) throw noSuchEnterprise();
    throw error;
  });
}

async function checkGateway(tx: Tx, { gatewayId, enterpriseId }: NewSource): Promise<void> {
  const gateway = await store.findGateway(tx, gatewayId);
  if (gateway === undefined) throw fieldFault('/gatewayId', NO_GATEWAY);
  if (gateway.is_revoked) throw fieldFault('/gatewayId', REVOKED);
  const isBound = gateway.enterprise_id !== null;
  if (isBound && gateway.enterprise_id !== enterpriseId) throw fieldFault('/enterpriseId', BOUND);
}

export type Change = {
  readonly id: number;
  readonly version: number;
  readonly config: unknown;
  readonly restores?: number | undefined;
  readonly reason: string;
};

/** A new version of a configuration. Where the sign stands that hides a secret, the stored one stays. */
export function changeConfig(
  parts: Parts,
  { id, version, config, restores, reason }: Change,
  { caller, now }: Acting,
): Promise<DataSource> {
  return change(parts, async (tx) => {
    const source = await locked(tx, id);
    if (source.version !== version) throw problem('conflict');
    const wanted = await withSecrets(tx, source, { config, restores });
    const { connector, enterprise_id: enterpriseId } = source;
    const facts = factsOf(await checkConfig(tx, { connector, config: wanted, enterpriseId }));
    const by = { now, userId: caller.userId };
    const next = version + 1;
    await store.insertVersion(tx, { id, version: next, config: wanted, reason }, by);
    await store.updateConfig(tx, { id, version: next, ...facts }, by);
    const changed = changedPaths(source.config, wanted);
    const restored = restores === undefined ? {} : { restores };
    await parts.audit.record(tx, caller, {
      action: 'changeSourceConfig',
      object: `data-source:${id}`,
      detail: { key: source.key, version: next, ...restored, changed, reason },
    });
    return shown(tx, id, now);
  });
}

async function withSecrets(
  tx: Tx,
  source: LockedSource,
  { config, restores }: Pick<Change, 'config' | 'restores'>,
): Promise<unknown> {
  const kept = keepSecrets(config, source.config);
  if (restores === undefined) return kept;
  const earlier = await store.readVersion(tx, source.id, restores);
  if (earlier === undefined) throw problem('not-found');
  return keepSecrets(kept, earlier);
}

type Check = {
  readonly connector: LockedSource['connector'];
  readonly config: unknown;
  readonly sourceId?: number | undefined;
  readonly enterpriseId?: number | null | undefined;
};

/** What storing it would say, without storing it. */
export function checkOnly(
  { db }: Parts,
  { connector, config, sourceId, enterpriseId = null }: Check,
): Promise<Omit<Checked, 'facts'>> {
  return db.tx(SYSTEM, async (tx) => {
    const source = sourceId === undefined ? undefined : await locked(tx, sourceId);
    const { faults, unknownPoints } = await checkConfig(tx, {
      connector: source?.connector ?? connector,
      config: source === undefined ? config : keepSecrets(config, source.config),
      enterpriseId: source === undefined ? enterpriseId : source.enterprise_id,
    });
    return { faults, unknownPoints };
  });
}

export type Switching = {
  readonly id: number;
  readonly isEnabled: boolean;
  readonly reason: string;
};

export function switchSource(
  parts: Parts,
  { id, isEnabled, reason }: Switching,
  { caller, now }: Acting,
): Promise<DataSource> {
  return change(parts, async (tx) => {
    const { key, is_enabled: was } = await locked(tx, id);
    // What already stands so is no fault and no record.
    if (was === isEnabled) return shown(tx, id, now);
    await store.switchSource(tx, { id, isEnabled }, { now, userId: caller.userId });
    await parts.audit.record(tx, caller, {
      action: 'switchDataSource',
      object: `data-source:${id}`,
      detail: { key, isEnabled, reason },
    });
    return shown(tx, id, now);
  });
}

export function restartSource(
  parts: Parts,
  { id, reason }: Omit<Switching, 'isEnabled'>,
  { caller, now }: Acting,
): Promise<DataSource> {
  return change(parts, async (tx) => {
    const { key } = await locked(tx, id);
    await store.restartSource(tx, id);
    await parts.audit.record(tx, caller, {
      action: 'restartDataSource',
      object: `data-source:${id}`,
      detail: { key, reason },
    });
    return shown(tx, id, now);
  });
}

/** An earlier or the present configuration, its secrets hidden. */
export async function hiddenVersion(tx: Tx, id: number, version: number): Promise<unknown> {
  const config = await store.readVersion(tx, id, version);
  if (config === undefined) throw problem('not-found');
  return hideSecrets(config);
}

async function locked(tx: Tx, id: number): Promise<LockedSource> {
  const source = await store.lockSource(tx, id);
  if (source === undefined) throw problem('not-found');
  return source;
}

async function shown(tx: Tx, id: number, now: Date): Promise<DataSource> {
  const [row] = await store.listSources(tx, id);
  if (row === undefined) throw problem('not-found');
  return sourceShown(row, now);
}

function factsOf({ faults, facts }: Checked): ConfigFacts {
  if (facts !== undefined) return facts;
  const errors = faults.map(({ path, message }) => ({ path: `/config${path}`, message }));
  throw problem('bad-request', { errors });
}

const NO_GATEWAY = { zh: '没有这个网关密钥', en: 'no such API key' };
const REVOKED = { zh: '该密钥已吊销', en: 'this API key is revoked' };
const BOUND = {
  zh: '该网关密钥只能上报其所属企业的数据',
  en: 'the key of this gateway may write for its own enterprise alone',
};

function fieldFault(path: string, message: Fault['message']) {
  return problem('bad-request', { errors: [{ path, message }] });
}

function portIsTaken() {
  return fieldFault('/config/settings/port', {
    zh: '该网关的另一个数据源已在监听此端口',
    en: 'another data source of this gateway listens on this port',
  });
}
