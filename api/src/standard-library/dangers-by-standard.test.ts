import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import * as dangers from '@parkwatch/domain/wire/hidden-dangers';
import * as changes from '@parkwatch/domain/wire/standard-changes';
import * as wire from '@parkwatch/domain/wire/standard-library';
import { sampleDraft } from '../testing/standard-samples.ts';
import { OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { takeSeeds } from './take-seeds.ts';

const photo = new Uint8Array(
  readFileSync(new URL('../attachments/fixtures/gps.jpg', import.meta.url)),
);
const T0 = new Date('2026-07-21T02:00:00Z');
let app: TestApp;
before(async () => {
  app = await testApp();
  app.clock.set(T0);
  await takeSeeds(app.parts);
});

async function reportBy(username: string, said: object) {
  const client = await app.as(username);
  const sent = { raw: photo, headers: { 'content-type': 'image/jpeg' } };
  const { id } = await client.call(dangers.uploadAttachment, sent);
  const body = {
    ...{ title: '危险货物港口设施超期', description: '超期未检', enterpriseId: OWN.enterpriseId },
    ...{ category: 'mechanical', grade: 'major', location: [103.701, 1.271], attachmentIds: [id] },
    ...said,
  };
  return client.send(dangers.reportHiddenDanger, { body });
}
async function lineOf(key: string) {
  const query = { text: key, view: 'all' } as const;
  const { items } = await (await app.as('duty')).call(wire.listStandardLines, { query });
  return items.find((one) => one.key === key)!;
}

test('a danger keeps the version by which it was judged, whatever the line says later', async () => {
  const line = await lineOf('major-port-2016:4-4');
  const answer = await reportBy('duty', { standardLineId: line.id });
  assert.equal(answer.status, 201, answer.text);
  const made = answer.json as dangers.HiddenDangerDetail;
  assert.equal(made.standard?.lineId, line.id);
  assert.deepEqual([made.standard.version, made.standard.hasNewerVersion], [1, false]);
  assert.deepEqual(made.standard.clause, line.clause);
  assert.equal(made.standard.document.code, '交办水〔2016〕178号');
  const draft = sampleDraft(T0, {
    ...{ module: 'port', category: 'mechanical', grade: 'major', document: line.document.key },
    ...{ name: line.name, question: line.question, clause: line.clause, deadlineDays: 1 },
    requirement: line.requirement,
  });
  const duty = await app.as('duty');
  const body = { line: draft, afterVersion: 1, reason: 'One day in this park' };
  const changed = await duty.call(wire.changeStandardLine, { params: { id: line.id }, body });
  // No enterprise of the fixture has a port: only the one with the danger is touched.
  assert.equal(changed.reevaluations, 1);
  assert.equal(changed.openDangers, 1);
  const manager = await app.as('e1.manager');
  const { items } = await manager.call(changes.listStandardReevaluations);
  assert.deepEqual(
    [items[0]?.hasChecklist, items[0]?.dangers.map(({ id }) => id)],
    [false, [made.id]],
  );
  const later = await duty.call(dangers.readHiddenDanger, { params: { id: made.id } });
  assert.deepEqual([later.standard?.version, later.standard?.hasNewerVersion], [1, true]);
  assert.equal(later.trail[0]?.data['standard'] !== null, true);
});

test('a report without a line has none, and one that names a line that does not hold is refused', async () => {
  const plain = (await reportBy('duty', {})).json as dangers.HiddenDangerDetail;
  assert.equal(plain.standard, null);
  assert.equal((await reportBy('duty', { standardLineId: 999_999 })).status, 404);
  const ended = await lineOf('major-chemical-2017:2');
  const duty = await app.as('duty');
  const body = { from: '2026-07-21', afterVersion: 1, reason: 'test' };
  await duty.call(wire.retireStandardLine, { params: { id: ended.id }, body });
  assert.equal((await reportBy('duty', { standardLineId: ended.id })).status, 404);
});

test('an enterprise’s own line judges its own dangers only', async () => {
  const stranger = await app.as('e2.manager');
  const made = await stranger.call(wire.addStandardLine, {
    body: { line: sampleDraft(T0), reason: 'test' },
  });
  assert.equal((await reportBy('duty', { standardLineId: made.id })).status, 404);
  assert.equal((await reportBy('e1.manager', { standardLineId: made.id })).status, 404);
});
