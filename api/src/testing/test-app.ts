import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { ROLES, isEnterpriseRole } from '@parkwatch/domain/access/roles';
import type { Role } from '@parkwatch/domain/access/roles';
import { buildParts } from '../build-parts.ts';
import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { Tx } from '../db/tx.ts';
import type { Feature } from '../http/feature.ts';
import type { Parts } from '../parts.ts';
import { hashPassword } from '../session/password-hash.ts';
import { startApi } from '../start-api.ts';
import type { RunningApi } from '../start-api.ts';
import { apiClient } from './api-client.ts';
import type { ApiClient } from './api-client.ts';
import { FAR, FOREIGN, insertPark, insertRow, OWN } from './tenant-fixture.ts';
import { closeAfterFile, testDatabase } from './test-database.ts';

/** Password of every account of the fixture. */
export const TEST_PASSWORD = 'Test-Pass-77';

/** Keys of data sources: the park's gateway, and one per enterprise. */
export const TEST_KEYS = {
  park: 'pw_test_park_gateway_key',
  own: 'pw_test_own_enterprise_key',
  foreign: 'pw_test_foreign_enterprise_key',
} as const;

/** A clock that stands where it is put; until then it is the real one. */
export type TestClock = {
  now: () => Date;
  set(at: Date): void;
  advance(ms: number): void;
  run(): void;
};

export type TestApp = {
  readonly parts: Parts;
  readonly db: Database;
  readonly api: RunningApi;
  readonly url: string;
  readonly clock: TestClock;
  /** Signed in as `duty`, `admin` … or `e1.manager`, `e2.leader` …; the same client each time. */
  as(username: string): Promise<ApiClient>;
  source(key: keyof typeof TEST_KEYS): ApiClient;
  anonymous(): ApiClient;
  close(): Promise<void>;
};

export type TestAppOptions = {
  /** Default: all of `app.ts`. */
  readonly features?: (parts: Parts) => readonly Feature[];
  readonly config?: Partial<Config>;
  readonly database?: Database;
};

const NO_LIMITS = {
  requestsPerMinute: 1_000_000,
  ingestCallsPerMinute: 1_000_000,
  consequenceRunsPerMinute: 1_000_000,
  signInsPerMinute: 1_000_000,
} as const;

/**
 * The real api on a free port with a database of its own: accounts of every role (`duty`, …; `e1.manager`, … of OWN,
 * `e2.…` of FOREIGN), three enterprises with land, two of them with a tank and a gas sensor. Closed after the test file.
 */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const db = options.database ?? (await testDatabase()).db;
  const config: Config = {
    ...readConfig({ PORT: '0', HOST: '127.0.0.1', DEMO: 'off', LOG_LEVEL: 'silent' }),
    ...NO_LIMITS,
    checkResponses: true,
    ...options.config,
  };
  const clock = testClock();
  const log = pino({ level: config.logLevel });
  const parts = buildParts({ config, db, log, now: clock.now });
  await db.tx({ kind: 'system' }, insertFixture);
  const api = await startApi(parts, options.features?.(parts));
  const signedIn = new Map<string, Promise<ApiClient>>();
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= api.close());
  closeAfterFile(close);
  return {
    ...{ parts, db, api, clock, close },
    url: api.url,
    as(username) {
      const known = signedIn.get(username) ?? signedInClient(api.url, username);
      signedIn.set(username, known);
      return known;
    },
    source: (key) => apiClient(api.url, { apiKey: TEST_KEYS[key] }),
    anonymous: () => apiClient(api.url),
  };
}

async function signedInClient(url: string, username: string): Promise<ApiClient> {
  const client = apiClient(url);
  await client.signIn(username, TEST_PASSWORD);
  return client;
}

async function insertFixture(tx: Tx): Promise<void> {
  await insertPark(tx);
  // One hash for all: a dozen of argon2id would be half a second in each test file.
  const passwordHash = await hashPassword(TEST_PASSWORD);
  for (const role of ROLES.filter((one) => !isEnterpriseRole(one))) {
    await insertUser(tx, { username: role, role, passwordHash, enterpriseId: null });
  }
  for (const { accountPrefix, enterpriseId } of [OWN, FOREIGN, FAR]) {
    for (const role of ROLES.filter(isEnterpriseRole)) {
      const username = `${accountPrefix}.${role}`;
      await insertUser(tx, { username, role, passwordHash, enterpriseId });
    }
  }
  const keys = { park: null, own: OWN.enterpriseId, foreign: FOREIGN.enterpriseId };
  for (const [name, enterpriseId] of Object.entries(keys)) {
    const key = TEST_KEYS[name as keyof typeof TEST_KEYS];
    const keyHash = createHash('sha256').update(key).digest();
    const row = { name: `test ${name}`, key_hash: keyHash, prefix: key.slice(0, 8) };
    await insertRow(tx, 'api_key', { ...row, enterprise_id: enterpriseId });
  }
}

type User = {
  readonly username: string;
  readonly role: Role;
  readonly passwordHash: string;
  readonly enterpriseId: number | null;
};

async function insertUser(tx: Tx, { username, role, passwordHash, enterpriseId }: User) {
  await insertRow(tx, 'app_user', {
    ...{ username, role, password_hash: passwordHash, enterprise_id: enterpriseId },
    ...{ display_name: `${username} person`, enabled: true },
  });
}

function testClock(): TestClock {
  let standing: Date | undefined;
  const now = () => new Date(standing ?? Date.now());
  return {
    now,
    set: (at) => void (standing = at),
    advance: (ms) => void (standing = new Date(now().getTime() + ms)),
    run: () => void (standing = undefined),
  };
}
