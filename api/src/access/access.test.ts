// Walks every endpoint × every role × the own and the neighbour's records over HTTP, and fails on any answer that the
// policy table does not allow. Nothing here knows a feature: a new endpoint is found in ENDPOINTS, its request in SAMPLES.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Router } from 'express';
import { POLICY, reachOf } from '@parkwatch/domain/access/policy';
import type { Action } from '@parkwatch/domain/access/policy';
import { isEnterpriseRole, isOutsideRole, ROLES } from '@parkwatch/domain/access/roles';
import type { AnyEndpoint } from '@parkwatch/domain/wire/endpoint';
import { ENDPOINTS } from '@parkwatch/domain/wire/endpoints';
import { createApp, features } from '../app.ts';
import { sqlText } from '../db/sql.ts';
import { apiClient } from '../testing/api-client.ts';
import type { Answer } from '../testing/api-client.ts';
import { TEST_PASSWORD, testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import type { Tenant } from '../testing/tenant-fixture.ts';
import { insertRecords } from '../testing/tenant-records.ts';
import { recomputeZones } from '../zones/recompute-zones.ts';
import { MIXED, SAMPLES } from './samples.ts';

const SYSTEM = { kind: 'system' } as const;

/** Whoever may do these sees the name of every enterprise in them, and nothing else of it. */
const NAMES_EVERYBODY: readonly string[] = ['rating.read', 'grant.request'];
/** Outside authorities see what they themselves asked for, also where it was not granted. */
const OWN_REQUESTS: readonly string[] = ['grant.read'];

/** Deliveries that are no enterprise's: a key that is bound to one has them refused (weather/warnings.test.ts). */
const OF_THE_PARK: readonly string[] = ['ingestWeatherWarnings'];

describe('every endpoint', () => {
  let app: TestApp;
  const now = new Date();
  before(async () => {
    app = await testApp();
    await app.db.tx(SYSTEM, async (tx) => {
      const idOf = async (username: string) => {
        const find = sqlText('SELECT id FROM app_user WHERE username = $1');
        return (await tx.one<{ id: number }>(find, [username]))!.id;
      };
      const parkUserId = await idOf('duty');
      for (const tenant of [OWN, FOREIGN]) {
        const tenantUserId = await idOf(`${tenant.accountPrefix}.manager`);
        await insertRecords(tx, tenant, { parkUserId, tenantUserId, now });
      }
      for (const username of ['regulator', 'enforcer']) {
        await insertRow(tx, 'access_grant', {
          ...{ user_id: await idOf(username), enterprise_id: OWN.enterpriseId, purpose: 'test' },
          ...{ hours: 24, state: 'active', requested_at: now, valid_from: new Date(0) },
          valid_until: new Date(now.getTime() + 86_400_000),
        });
      }
    });
    await recomputeZones(app.parts);
    await app.db.ownerTx((tx) =>
      tx.run(sqlText('UPDATE zone SET id = 1 WHERE id = (SELECT min(id) FROM zone)')),
    );
  });

  async function send(username: string, endpoint: AnyEndpoint, tenant: Tenant): Promise<Answer> {
    const sample = SAMPLES[endpoint.id]!(tenant, now);
    // These would end or lock the session that the other requests share.
    const isOneOff = endpoint.id === 'signOut' || endpoint.id === 'changePassword';
    const client = isOneOff ? apiClient(app.url) : await app.as(username);
    if (isOneOff) await client.signIn(username, TEST_PASSWORD);
    return client.send(endpoint, sample);
  }

  it('is mounted, and nothing else is', () => {
    const extras = ['GET /api/health', 'GET /api/ready', 'GET /api/openapi.json'];
    const docs = ['', '/start.js', '/swagger-ui.css', '/swagger-ui-bundle.js'].map(
      (file) => `GET /api/docs${file}`,
    );
    const portal = 'GET /{*path}';
    const wanted = ENDPOINTS.map(({ method, path }) => `${method} /api/v1${path}`);
    assert.deepEqual(mountedRoutes(app).sort(), [...wanted, ...extras, ...docs, portal].sort());
    const bound = features(app.parts).flatMap(({ routes }) =>
      routes.map(({ endpoint }) => endpoint.id),
    );
    assert.deepEqual(bound.sort(), ENDPOINTS.map(({ id }) => id).sort());
  });

  it('has an action of the policy table, and a sample for this test', () => {
    for (const { id, access } of ENDPOINTS) {
      assert.ok(access === 'public' || access === 'source' || access in POLICY, id);
    }
    assert.deepEqual(Object.keys(SAMPLES).sort(), ENDPOINTS.map(({ id }) => id).sort());
  });

  it('that is not public refuses everybody unknown, and data sources', async () => {
    for (const endpoint of ENDPOINTS.filter(({ access }) => access !== 'public')) {
      const sample = SAMPLES[endpoint.id]!(OWN, now);
      const code = endpoint.access === 'source' ? 'wrong-api-key' : 'not-signed-in';
      const anonymous = await app.anonymous().send(endpoint, sample);
      expectRefusal(`anonymous ${endpoint.id}`, anonymous, [401, code]);
      if (endpoint.access === 'source') continue;
      const source = await app.source('park').send(endpoint, sample);
      expectRefusal(`source ${endpoint.id}`, source, [401, code]);
    }
  });

  it('for data sources takes no session instead of a key', async () => {
    for (const endpoint of ENDPOINTS.filter(({ access }) => access === 'source')) {
      for (const name of ['duty', 'e1.manager', 'admin']) {
        expectRefusal(`${name} ${endpoint.id}`, await send(name, endpoint, OWN), [
          401,
          'wrong-api-key',
        ]);
      }
    }
  });

  it('for data sources writes nothing of the neighbour', async () => {
    for (const endpoint of ENDPOINTS.filter(
      (one) => isIngest(one) && !OF_THE_PARK.includes(one.id),
    )) {
      const foreign = await app.source('own').send(endpoint, SAMPLES[endpoint.id]!(FOREIGN, now));
      const {
        accepted = 0,
        created = 0,
        updated = 0,
        rejected,
      } = foreign.json as Record<string, number>;
      assert.deepEqual(
        [accepted + created + updated, rejected],
        [0, 1],
        `${endpoint.id} ${foreign.text}`,
      );
      // The refusal repeats the code that was sent, and tells nothing beyond it.
      assert.ok(!foreign.text.includes(FOREIGN.marker), foreign.text);
      const own = await app.source('own').send(endpoint, SAMPLES[endpoint.id]!(OWN, now));
      const receipt = own.json as Record<string, number>;
      assert.equal(receipt['rejected'], 0, `${endpoint.id} ${own.text}`);
    }
  });

  it('for gateways shows and takes nothing of the neighbour', async () => {
    const before = await sourceState(app, FOREIGN);
    const isOfGateway = ({ access, tag }: AnyEndpoint) =>
      access === 'source' && tag === 'data-sources';
    for (const endpoint of ENDPOINTS.filter(isOfGateway)) {
      const answer = await app.source('own').send(endpoint, SAMPLES[endpoint.id]!(FOREIGN, now));
      assert.equal(answer.status, 200, `${endpoint.id} ${answer.text}`);
      expectNoLeak(endpoint.id, answer);
    }
    assert.deepEqual(await sourceState(app, FOREIGN), before);
  });

  for (const role of ROLES) {
    const username = isEnterpriseRole(role) ? `e1.${role}` : role;
    const withAction = ENDPOINTS.filter(({ access }) => access !== 'source' && access !== 'public');

    it(`refuses ${role} what the policy table does not give`, async () => {
      for (const endpoint of withAction) {
        if (reachOf(role, endpoint.access as Action) !== undefined) continue;
        for (const tenant of [FOREIGN, OWN]) {
          const answer = await send(username, endpoint, tenant);
          expectRefusal(`${role} ${endpoint.id}`, answer, [403, 'forbidden']);
        }
      }
    });

    it(`gives ${role} nothing of a neighbour`, async () => {
      if (!isEnterpriseRole(role) && !isOutsideRole(role)) return;
      for (const endpoint of withAction) {
        const action = endpoint.access as Action;
        if (reachOf(role, action) === undefined || NAMES_EVERYBODY.includes(action)) continue;
        const answer = await send(username, endpoint, FOREIGN);
        const name = `${role} ${endpoint.id}`;
        if (namesRecord(endpoint)) expectRefusal(name, answer, [404, 'not-found']);
        if (isOutsideRole(role) && OWN_REQUESTS.includes(action)) continue;
        expectNoLeak(name, answer);
        if (isAbout(endpoint, now)) assert.ok(answer.status >= 400, `${name}: ${answer.text}`);
      }
    });

    it(`lets ${role} do what the policy table gives`, async () => {
      for (const endpoint of withAction) {
        const reach = reachOf(role, endpoint.access as Action);
        // The fixture's alarm is urgent, which the enterprise may not shelve (alarms/shelving.test.ts).
        if (reach === undefined || (reach === 'own' && endpoint.id === 'shelveAlarm')) continue;
        const answer = await send(username, endpoint, OWN);
        const code = (answer.json as { code?: string } | undefined)?.code;
        const told = `${role} ${endpoint.id}: ${answer.status} ${answer.text.slice(0, 300)}`;
        assert.ok(answer.status < 500, told);
        assert.ok(![404, 400, 415, 429].includes(answer.status), told);
        assert.ok(!['forbidden', 'not-signed-in', 'wrong-csrf-token'].includes(code ?? ''), told);
      }
    });
  }

  it('takes no record of a neighbour into an own one', async () => {
    for (const [id, about] of Object.entries(MIXED)) {
      const endpoint = ENDPOINTS.find((one) => one.id === id)!;
      for (const sample of about(OWN, FOREIGN)) {
        const answer = await (await app.as('e1.manager')).send(endpoint, sample);
        const refused = answer.status >= 400 && answer.status < 500;
        assert.ok(refused, `${id} ${JSON.stringify(sample)}: ${answer.status} ${answer.text}`);
      }
    }
  });

  it('shows the park office both enterprises', async () => {
    for (const id of [
      'listEnterprises',
      'listIncidents',
      'listOrders',
      'listRestrictions',
      'listPasses',
    ]) {
      const endpoint = ENDPOINTS.find((one) => one.id === id)!;
      const { text } = await send('duty', endpoint, OWN);
      assert.ok(text.includes(OWN.marker) && text.includes(FOREIGN.marker), id);
    }
  });

  it('of the map shows an enterprise the neighbour’s land but not whose it is', async () => {
    const layer = ENDPOINTS.find(({ id }) => id === 'readMapLayer')!;
    const layers = [
      'lots',
      'buildings',
      'roads',
      'pipelines',
      'coast',
      'power-lines',
      'facilities',
      'cameras',
      'gates',
      'rescue-stations',
      'protected-targets',
    ];
    for (const name of ['e1.manager', 'regulator']) {
      const client = await app.as(name);
      for (const one of layers) {
        const answer = await client.send(layer, { params: { layer: one } });
        assert.equal(answer.status, 200, `${one} ${answer.text}`);
        expectNoLeak(`${name} ${one}`, answer);
      }
    }
  });
});

/** True for what takes readings or records from a source and answers a receipt. */
function isIngest({ access, method, path }: AnyEndpoint): boolean {
  return access === 'source' && method === 'POST' && path.startsWith('/ingest/');
}

function sourceState({ db }: TestApp, { id }: Tenant) {
  const query = sqlText(
    'SELECT t, r FROM source_status t, gateway_report r WHERE t.data_source_id = $1 AND r.api_key_id = $1',
  );
  return db.tx(SYSTEM, (tx) => tx.rows(query, [id]));
}

/** True when the request would change something of the tenant that it is about. */
function isAbout({ id, method }: AnyEndpoint, now: Date): boolean {
  const text = (tenant: Tenant) => JSON.stringify(SAMPLES[id]!(tenant, now));
  return method !== 'GET' && text(OWN) !== text(FOREIGN);
}

/** True when the request's path names a tenant's record. */
function namesRecord({ path, tag }: AnyEndpoint): boolean {
  return path.includes('/:id') && tag !== 'zones';
}

function expectRefusal(name: string, answer: Answer, [status, code]: [number, string]): void {
  const found = answer.json as { code?: string } | undefined;
  assert.deepEqual(
    [answer.status, found?.code],
    [status, code],
    `${name}: ${answer.text.slice(0, 300)}`,
  );
}

/** The neighbour's ids lie in a range of their own, and its marker is in all of its texts. */
function expectNoLeak(name: string, { status, text }: Answer): void {
  if (status >= 300) return;
  const found = new RegExp(`${FOREIGN.marker}|${FOREIGN.id}|${FOREIGN.code}`, 'i').exec(text);
  assert.equal(
    found,
    null,
    `${name} shows the neighbour: …${text.slice(Math.max(0, (found?.index ?? 0) - 100), (found?.index ?? 0) + 100)}…`,
  );
}

type Layer = {
  route?: {
    path: string | string[];
    methods?: Record<string, boolean>;
    stack: { method?: string }[];
  };
  handle: unknown;
  slash?: boolean;
};

/** `METHOD path` of every route of the application, whoever mounted it. */
function mountedRoutes(app: TestApp): string[] {
  const prefixes = new Map<unknown, string>();
  const { router } = createApp(app.parts) as unknown as { router: Router };
  const stack = (one: unknown) => (one as { stack?: Layer[] }).stack ?? [];
  const routers = stack(router).filter(({ handle }) => stack(handle).length > 0);
  // In the order of createApp: the features, then health and docs, then the portal.
  ['/api/v1', '/api', '/api', ''].forEach((prefix, at) =>
    prefixes.set(routers[at]?.handle, prefix),
  );
  assert.equal(
    routers.length,
    prefixes.size,
    'createApp mounts a router that this test does not know',
  );
  return routers.flatMap(({ handle }) =>
    stack(handle).flatMap(({ route }) => {
      if (route === undefined) return [];
      const methods = new Set(
        route.stack.map(({ method }) => method).filter((one) => one !== undefined),
      );
      return [route.path]
        .flat()
        .flatMap((path) =>
          [...methods].map((method) => `${method.toUpperCase()} ${prefixes.get(handle)}${path}`),
        );
    }),
  );
}
