import assert from 'node:assert/strict';
import { get } from 'node:http';
import { describe, it } from 'node:test';
import { readMapLayer } from '@parkwatch/domain/wire/enterprises';
import { FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { session } from '../session/routes.ts';
import { testApp } from '../testing/test-app.ts';
import { map } from './routes.ts';
import { STORED_LAYERS } from './store.ts';

describe('map layers', async () => {
  const app = await testApp({ features: (parts) => [session(parts), map(parts)] });
  const duty = await app.as('duty');
  const worker = await app.as(`${OWN.accountPrefix}.worker`);

  it('answers every stored layer', async () => {
    for (const layer of STORED_LAYERS)
      assert.equal(
        (await duty.call(readMapLayer, { params: { layer } })).type,
        'FeatureCollection',
        layer,
      );
  });

  it('does not know other names', async () => {
    for (const layer of ['alarms', 'app-user'])
      assert.equal((await duty.send(readMapLayer, { params: { layer } })).status, 404);
    assert.equal((await duty.send(readMapLayer, { params: { layer: "x';--" } })).status, 400);
  });

  it('shows an enterprise the land of all, but whose it is only for its own', async () => {
    const { features } = await worker.call(readMapLayer, { params: { layer: 'lots' } });
    assert.equal(features.length, 3);
    assert.deepEqual(
      features.map(({ properties }) => properties['enterpriseId']).filter((id) => id !== null),
      [OWN.enterpriseId],
    );
    assert.ok(!JSON.stringify(features).includes(FOREIGN.marker));
    const facilities = await worker.call(readMapLayer, { params: { layer: 'facilities' } });
    assert.deepEqual(
      facilities.features.map(({ id }) => id),
      [OWN.id],
    );
  });

  it('shows where pipelines run to all, but what flows in them to the park alone', async () => {
    const process = { substances: ['chlorine'], temperatureC: 40, pressureBar: 12 };
    await app.db.tx({ kind: 'system' }, async (tx) => {
      await insertRow(tx, 'map_feature', {
        ...{ layer: 'pipelines', ref: 'P-1', geom: 'LINESTRING(103.7 1.27, 103.71 1.27)' },
        properties: { kind: 'pipe', ...process },
      });
    });
    const seen = async (client: typeof duty) =>
      (await client.call(readMapLayer, { params: { layer: 'pipelines' } })).features.find(
        ({ properties }) => properties['code'] === 'P-1',
      )?.properties;
    assert.deepEqual(await seen(duty), { code: 'P-1', kind: 'pipe', ...process });
    assert.deepEqual(await seen(worker), { code: 'P-1', kind: 'pipe' });
  });

  it('says "not changed" to a browser that has the layer', async () => {
    const etag = (await duty.send(readMapLayer, { params: { layer: 'lots' } })).headers.get('etag');
    // Not by fetch: it adds `cache-control: no-cache` to a conditional request of its caller, which asks for the whole.
    const status = await new Promise((resolve, reject) => {
      const headers = { cookie: duty.cookie() ?? '', 'if-none-match': etag ?? '' };
      get(`${app.url}/api/v1/map/layers/lots`, { headers }, (answer) =>
        resolve(answer.resume().statusCode),
      ).on('error', reject);
    });
    assert.equal(status, 304);
  });
});
