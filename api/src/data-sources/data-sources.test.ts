import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HIDDEN_SECRET } from '@parkwatch/domain/sources/hide-secrets';
import * as wire from '@parkwatch/domain/wire/data-sources';
import type { DataSource } from '@parkwatch/domain/wire/data-sources';
import { createApiKey, revokeApiKey } from '@parkwatch/domain/wire/users';
import { sqlText } from '../db/sql.ts';
import { sourceLab } from '../testing/source-lab.ts';
import { sampleConfig } from '../testing/source-samples.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';

const lab = await sourceLab();
const { app, admin } = lab;
const reason = 'test';
const config = () => sampleConfig(OWN.code);
/** The sample with its device changed. */
const withDevice = (changes: object) => {
  const { settings, devices } = config();
  return { settings, devices: [{ ...devices[0]!, ...changes }] };
};

type Refused = { code: string; errors?: { path: string; message: string }[] };

describe('a data source', () => {
  it('is made, run by its gateway, changed, switched off and restarted', async () => {
    const source = await lab.create();
    assert.equal(source.status, null);
    assert.equal(source.gateway.link, 'never');
    const gateway = app.source('park');
    const { sources } = await gateway.call(wire.readGatewaySources);
    const found = sources.find(({ key }) => key === source.key)!;
    assert.deepEqual(found.config, config());
    assert.equal(found.enterpriseCode, OWN.code);

    const { sources: orders } = await lab.report(source);
    const order = { key: source.key, version: 1, isEnabled: true, isWatched: false, restarts: 0 };
    assert.deepEqual(
      orders.find(({ key }) => key === source.key),
      order,
    );
    const duty = await app.as('duty');
    const shown = await duty.call(wire.readDataSource, { params: { id: source.id } });
    assert.equal(shown.source.gateway.link, 'live');
    assert.equal(shown.source.status?.connectedDevices, 1);
    assert.equal(shown.source.status.unmappedPoints, 1);
    assert.equal(shown.status?.devices[0]?.account, 'meter-1');
    assert.equal(shown.status.rejections[0]?.hex, '0102ff');

    const params = { id: source.id };
    const body = { version: 1, config: withDevice({ name: 'New name' }), reason };
    await lab.ask(admin, wire.changeSourceConfig, { params, body });
    await lab.ask(admin, wire.switchDataSource, { params, body: { isEnabled: false, reason } });
    await lab.ask(admin, wire.restartDataSource, { params, body: { reason } });
    const { sources: later } = await lab.report(source);
    assert.deepEqual(
      later.find(({ key }) => key === source.key),
      { ...order, version: 2, isEnabled: false, restarts: 1 },
    );
    const { versions } = await admin.call(wire.readSourceConfig, { params });
    assert.deepEqual(
      versions.map(({ version, reason: why }) => [version, why]),
      [
        [2, reason],
        [1, 'commissioning'],
      ],
    );
  });

  it('is unknown once its gateway is silent, or no longer tells about it', async () => {
    const source = await lab.create();
    const read = () => admin.call(wire.readDataSource, { params: { id: source.id } });
    app.clock.set(new Date());
    await lab.report(source);
    app.clock.advance(30_000);
    assert.equal((await read()).source.gateway.link, 'live');
    app.clock.advance(1000);
    assert.equal((await read()).source.gateway.link, 'silent');
    app.clock.run();
    await lab.report(source, {}, { sources: [] });
    const { source: left, status } = await read();
    assert.deepEqual([left.gateway.link, left.status, status], ['live', null, null]);
  });

  it('is changed by one of two who change it at once, and the other is told', async () => {
    const { id } = await lab.create();
    const change = (name: string) =>
      lab.ask(admin, wire.changeSourceConfig, {
        params: { id },
        body: { version: 1, config: withDevice({ name }), reason },
      });
    const answers = await Promise.all([change('one'), change('two')]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    assert.equal((await change('three')).status, 409);
  });

  it('is not made twice under one key', async () => {
    const { key } = await lab.create();
    const again = await lab.ask(admin, wire.createDataSource, { body: lab.bodyOf({ key }) });
    assert.equal((again.json as Refused).code, 'already-exists');
  });

  it('runs only under a key that may write for its enterprise', async () => {
    const gone = await admin.call(createApiKey, { body: { name: 'gone', enterpriseId: null } });
    await admin.call(revokeApiKey, { params: { id: gone.apiKey.id } });
    const cases: [object, string][] = [
      [{ gatewayId: lab.gatewayId('foreign') }, '/enterpriseId'],
      [{ gatewayId: lab.gatewayId('own'), enterpriseId: null }, '/enterpriseId'],
      [{ gatewayId: gone.apiKey.id }, '/gatewayId'],
      [{ gatewayId: 987_654 }, '/gatewayId'],
      [{ enterpriseId: 987_654, config: withDevice({ points: {} }) }, '/enterpriseId'],
    ];
    for (const [more, path] of cases) {
      const answer = await lab.ask(admin, wire.createDataSource, { body: lab.bodyOf(more) });
      const { code, errors } = answer.json as Refused;
      assert.deepEqual([code, errors?.[0]?.path], ['bad-request', path], answer.text);
    }
    await lab.create({ gatewayId: lab.gatewayId('own') });
  });
});

describe('a wrong configuration', () => {
  const points = (point: string) => ({ points: { 'tank/gas': { point } } });
  const cases: [string, object, string][] = [
    [
      'a setting of the wrong kind',
      { ...config(), settings: { keepaliveS: 'often' } },
      '/settings/keepaliveS',
    ],
    [
      'a setting that does not exist',
      { ...config(), settings: { keepAlive: 3 } },
      '/settings/keepAlive',
    ],
    [
      'an account that is there twice',
      { ...config(), devices: [...config().devices, ...config().devices] },
      '/devices/1/account',
    ],
    ['a field of a device that does not exist', withDevice({ stale: 3 }), '/devices/0/stale'],
    [
      'a point that does not exist',
      withDevice(points('NOWHERE')),
      '/devices/0/points/tank~1gas/point',
    ],
    [
      'a point of another enterprise',
      withDevice(points(`${FOREIGN.code}-GAS1`)),
      '/devices/0/points/tank~1gas/point',
    ],
    ['a moving object that does not exist', withDevice({ object: 'NOBODY' }), '/devices/0/object'],
    ['a secret that was never stored', withDevice({ secret: HIDDEN_SECRET }), '/devices/0/secret'],
  ];
  for (const [what, wrong, path] of cases) {
    it(`with ${what} is refused with its place, by the check and when stored`, async () => {
      const body = { connector: 'mqtt', config: wrong, enterpriseId: OWN.enterpriseId };
      const checked = await admin.call(wire.checkSourceConfig, { body });
      assert.deepEqual(
        checked.faults.map((fault) => fault.path),
        [path],
        JSON.stringify(checked),
      );
      assert.ok(checked.faults.every(({ message }) => message.zh !== '' && message.en !== ''));
      const stored = await lab.ask(admin, wire.createDataSource, {
        body: lab.bodyOf({ config: wrong }),
      });
      assert.equal((stored.json as Refused).errors?.[0]?.path, `/config${path}`, stored.text);
    });
  }

  it('names each point that is not there', async () => {
    const body = { connector: 'mqtt', config: withDevice(points('NOWHERE')) };
    const { unknownPoints } = await admin.call(wire.checkSourceConfig, { body });
    assert.deepEqual(unknownPoints, ['NOWHERE']);
  });

  it('would listen where another source of the gateway listens', async () => {
    const listening = (port: number) => ({
      ...{ connector: 'hj212', config: { settings: { port }, devices: [] } },
    });
    const { id } = await lab.create(listening(7001));
    const taken = await lab.ask(admin, wire.createDataSource, {
      body: lab.bodyOf(listening(7001)),
    });
    const { errors } = taken.json as Refused;
    assert.equal(errors?.[0]?.path, '/config/settings/port', taken.text);
    await lab.create({ ...listening(7001), gatewayId: lab.gatewayId('own') });
    // The one that has it may be changed, and gives it free.
    const body = { version: 1, config: listening(7002).config, reason };
    await lab.ask(admin, wire.changeSourceConfig, { params: { id }, body });
    await lab.create(listening(7001));
  });
});

describe('secrets of a data source', () => {
  it('stay where the sign comes back, and change where a new one comes', async () => {
    const source = await lab.create();
    const params = { id: source.id };
    const read = await admin.call(wire.readSourceConfig, { params });
    const shown = read.config as ReturnType<typeof config>;
    assert.equal(shown.settings.secret, HIDDEN_SECRET);
    assert.equal(shown.devices[0]?.secret, HIDDEN_SECRET);
    shown.devices[0].secret = 'hush-rotated';
    await admin.call(wire.changeSourceConfig, {
      params,
      body: { version: 1, config: shown, reason },
    });
    const stored = await configOfGateway(source);
    assert.equal(stored.settings.secret, config().settings.secret);
    assert.equal(stored.devices[0]?.secret, 'hush-rotated');
  });

  it('of a device that was taken out come back with the version that had it', async () => {
    const source = await lab.create();
    const params = { id: source.id };
    const { settings } = config();
    const without = { version: 1, config: { settings, devices: [] }, reason };
    await admin.call(wire.changeSourceConfig, { params, body: without });
    const first = await admin.call(wire.readSourceVersion, { params: { ...params, version: 1 } });
    const body = { version: 2, config: first.config, reason };
    const refused = await lab.ask(admin, wire.changeSourceConfig, { params, body });
    assert.equal((refused.json as Refused).errors?.[0]?.path, '/config/devices/0/secret');
    await admin.call(wire.changeSourceConfig, { params, body: { ...body, restores: 1 } });
    assert.deepEqual(await configOfGateway(source), config());
  });

  it('are in no answer to a person, in no record of the trail and in no line of the log', async () => {
    const source = await lab.create();
    const params = { id: source.id };
    for (const username of ['admin', 'duty', 'director', 'e1.manager']) {
      const client = await app.as(username);
      await lab.ask(client, wire.listDataSources);
      await lab.ask(client, wire.readDataSource, { params });
      await lab.ask(client, wire.readSourceConfig, { params });
      await lab.ask(client, wire.readSourceVersion, { params: { ...params, version: 1 } });
    }
    const broken = { version: 1, config: withDevice({ staleS: 1 }), reason };
    await lab.ask(admin, wire.changeSourceConfig, { params, body: broken });
    const tables = await app.db.tx({ kind: 'system' }, (tx) =>
      tx.rows<{ row: unknown }>(
        sqlText(
          'SELECT to_jsonb(a) AS row FROM audit_record a UNION ALL SELECT to_jsonb(o) FROM outbox o',
        ),
      ),
    );
    assert.ok(lab.said.length > 50 && tables.length > 10);
    assert.ok(JSON.stringify(tables).includes('changeSourceConfig'));
    for (const text of [...lab.said, JSON.stringify(tables)]) {
      assert.ok(!text.includes('hush-'), text.slice(0, 2000));
    }
  });

  it('can be read from the database by the system alone', async () => {
    const { id } = await lab.create();
    const query = sqlText('SELECT config FROM data_source_version WHERE data_source_id = $1');
    const read = (scope: object) => app.db.tx(scope as never, (tx) => tx.rows(query, [id]));
    assert.equal((await read({ kind: 'system' })).length, 1);
    assert.equal((await read({ kind: 'park', userId: null })).length, 0);
    const own = { kind: 'enterprises', userId: 0, enterpriseIds: [OWN.enterpriseId] };
    assert.equal((await read(own)).length, 0);
  });

  async function configOfGateway({ key }: DataSource) {
    const { sources } = await app.source('park').call(wire.readGatewaySources);
    return sources.find((source) => source.key === key)!.config as ReturnType<typeof config>;
  }
});

describe('a data source of an enterprise', () => {
  it('is seen by it without frames and configuration, and not at all by the neighbour', async () => {
    const source = await lab.create();
    await lab.report(source);
    const params = { id: source.id };
    const [own, foreign] = [await app.as('e1.manager'), await app.as('e2.manager')];
    const { status } = await own.call(wire.readDataSource, { params });
    assert.deepEqual(
      status?.rejections.map(({ hex, outcome }) => [hex, outcome]),
      [['', { rejected: 'bad-crc: 1 ≠ 2' }]],
    );
    const list = await own.call(wire.listDataSources);
    const gateway = list.gateways.find(({ id }) => id === source.gateway.id)!;
    assert.deepEqual([gateway.link, gateway.spool], ['live', null]);
    assert.equal((await lab.ask(foreign, wire.readDataSource, { params })).status, 404);
    const { items, gateways } = await foreign.call(wire.listDataSources);
    assert.deepEqual([items, gateways], [[], []]);
    assert.equal((await lab.ask(own, wire.readSourceConfig, { params })).status, 403);
    assert.equal((await lab.ask(own, wire.readSourceFrames, { params })).status, 403);
  });
});
