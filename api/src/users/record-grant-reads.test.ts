import assert from 'node:assert/strict';
import { it } from 'node:test';
import { listAlarms } from '@parkwatch/domain/wire/alarms';
import { listAudit } from '@parkwatch/domain/wire/audit';
import { readEnterprise, readPoint } from '@parkwatch/domain/wire/enterprises';
import * as wire from '@parkwatch/domain/wire/users';
import { testApp } from '../testing/test-app.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';

it('all that an authority looks at under its grants is on record, and the enterprise can count', async () => {
  const app = await testApp();
  app.clock.set(new Date());
  const as = (name: string) => app.as(name);
  const [regulator, director, manager] = [
    await as('regulator'),
    await as('director'),
    await as('e1.manager'),
  ];
  const ids: number[] = [];
  for (const { enterpriseId } of [OWN, FOREIGN]) {
    const body = { enterpriseId, purpose: 'fire inspection', hours: 2 };
    const { id } = await regulator.call(wire.requestGrant, { body });
    const decision = { decision: 'grant', reason: 'ok' } as const;
    await director.call(wire.decideGrant, { params: { id }, body: decision });
    ids.push(id);
  }
  const [own, foreign] = ids;
  const looks = async () => {
    const { items } = await (await as('auditor')).call(listAudit, { query: { limit: 500 } });
    return items
      .filter(({ actor, action }) => actor === 'regulator' && !/^(sign|request)/.test(action))
      .map(({ action, object, detail }) => [action, object, detail['grants']])
      .reverse();
  };
  const params = { id: OWN.enterpriseId };
  await regulator.call(readEnterprise, { params });
  await regulator.call(readEnterprise, { params });
  await regulator.call(listAlarms);
  await regulator.call(listAlarms, { query: { enterpriseId: FOREIGN.enterpriseId } });
  await regulator.call(readPoint, { params: { id: OWN.id } });
  for (const enterpriseId of [4711, 4712]) {
    await regulator.call(listAlarms, { query: { enterpriseId } });
  }
  await assert.rejects(regulator.call(readPoint, { params: { id: 4711 } }), { status: 404 });
  await regulator.call(wire.listGrants);
  await director.call(readEnterprise, { params });
  const recorded = [
    ['readEnterprise', `/enterprises/${OWN.enterpriseId}`, [own]],
    ['listAlarms', '/alarms', [own, foreign]],
    ['listAlarms', '/alarms', [foreign]],
    ['readPoint', `/points/${OWN.id}`, [own]],
    ['listAlarms', '/alarms', []],
  ];
  assert.deepEqual(await looks(), recorded);
  app.clock.advance(61_000);
  await regulator.call(readEnterprise, { params });
  assert.deepEqual(await looks(), [...recorded, recorded[0]]);

  const seen = (await manager.call(wire.listGrants)).items;
  assert.deepEqual(
    seen.map(({ id, reads, lastReadAt }) => [id, reads, lastReadAt]),
    [[own, 4, app.clock.now().toISOString()]],
  );
  const decided = (await director.call(wire.listGrants)).items;
  assert.deepEqual(decided.map(({ reads }) => reads).sort(), [2, 4]);
});
