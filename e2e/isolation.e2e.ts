// An enterprise and its neighbour: nothing of the one reaches the other, whichever way it is asked for.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { listAlarms } from '@parkwatch/domain/wire/alarms';
import { listEnterprises, listPoints } from '@parkwatch/domain/wire/enterprises';
import { listHiddenDangers, readHiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import type { LiveEvent } from '@parkwatch/domain/wire/live';
import { PROBLEMS } from '@parkwatch/domain/wire/problems';
import type { ApiClient } from '../api/src/testing/api-client.ts';
import { dataSource, signedInClient } from './data-source.ts';
import { silentDetectors } from './demo-facts.ts';
import { liveLine } from './live-line.ts';
import { openPark } from './open-park.ts';
import { PATIENCE_MS } from './visit.ts';
import type { Visit } from './visit.ts';

const park = await openPark();
const detector = silentDetectors('toxic-gas')[0]!;
const NOT_FOUND = PROBLEMS['not-found'].title.zh;

/** Ids of the neighbours' things. */
type Foreign = {
  readonly enterpriseId: number;
  readonly pointId: number;
  readonly alarmId: number;
  readonly dangerId: number;
  readonly attachmentId: number;
};
let officer: ApiClient;
let foreign: Foreign;
let visit: Visit;

before(async () => {
  officer = await signedInClient(park.url, 'duty');
  foreign = await neighboursThings();
  visit = await park.visit();
  await visit.signIn('e1.manager');
  await visit.page.locator('pw-top-bar').waitFor();
});

async function neighboursThings(): Promise<Foreign> {
  const gateway = await dataSource(park.url, detector.enterpriseCode);
  await gateway.send(detector.code, detector.highHigh * 1.5, [30, 15, 0]);
  const found = await officer.call(listEnterprises, { query: { search: detector.enterpriseCode } });
  const enterpriseId = found.items.find(({ code }) => code === detector.enterpriseCode)!.id;
  const { items: points } = await officer.call(listPoints, { query: { enterpriseId } });
  const pointId = points.find(({ code }) => code === detector.code)!.id;
  const { items: alarms } = await officer.call(listAlarms, { query: { pointId } });
  assert.ok(alarms[0], 'an alarm of the neighbour');
  const dangers = await officer.call(listHiddenDangers, { query: { view: 'all' } });
  const danger = dangers.items.find(({ enterprise }) => enterprise.code === 'E002');
  assert.ok(danger, 'a hidden danger of a neighbour');
  const { attachments } = await officer.call(readHiddenDanger, { params: { id: danger.id } });
  const attachmentId = attachments[0]!.id;
  return { enterpriseId, pointId, alarmId: alarms[0].id, dangerId: danger.id, attachmentId };
}

const pages: Record<string, () => string> = {
  'the neighbour itself': () => `/enterprises/${foreign.enterpriseId}`,
  "a neighbour's hidden danger": () => `/hidden-dangers/${foreign.dangerId}`,
  "a neighbour's alarm": () => `/alarms?alarm=${foreign.alarmId}`,
  "a neighbour's sensor on the map": () => `/map?o=points:${foreign.pointId}`,
};
for (const [what, path] of Object.entries(pages)) {
  test(`the address of ${what} shows "not found"`, async () => {
    await visit.go(path());
    await visit.page.getByText(NOT_FOUND).first().waitFor();
    assert.ok(!(await visit.page.content()).includes(detector.nameZh));
  });
}

test('the API knows nothing of what the neighbours have', async () => {
  const { enterpriseId, pointId, alarmId, dangerId, attachmentId } = foreign;
  const hour = 'from=2026-01-01T00:00:00Z&to=2026-01-01T01:00:00Z';
  const gets = [
    `/enterprises/${enterpriseId}`,
    `/points/${pointId}`,
    `/points/${pointId}/series?${hour}`,
    `/alarms/${alarmId}`,
    `/hidden-dangers/${dangerId}`,
    `/attachments/${attachmentId}`,
  ];
  for (const path of gets) {
    const own = await visit.page.request.get(`/api/v1${path}`);
    assert.equal(own.status(), 404, `${path} as e1.manager`);
  }
  const asOfficer = await fetch(`${park.url}/api/v1/attachments/${attachmentId}`, {
    headers: { cookie: officer.cookie()! },
  });
  assert.equal(asOfficer.status, 200, 'the officer sees what e1 does not');
});

test('the API lets nobody act on what is the neighbours’', async () => {
  const session = await visit.page.request.get('/api/v1/session');
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  const posts: [string, object][] = [
    [`/alarms/${foreign.alarmId}/acknowledgement`, {}],
    [`/hidden-dangers/${foreign.dangerId}/response`, { text: '试试' }],
    [`/points/${foreign.pointId}/service`, { inService: false, reason: '试试' }],
  ];
  for (const [path, data] of posts) {
    const headers = { 'x-csrf-token': csrfToken };
    const answer = await visit.page.request.post(`/api/v1${path}`, { data, headers });
    assert.equal(answer.status(), 404, `${path} as e1.manager`);
  }
});

test('lists hold the own enterprise alone, also when the neighbour is asked for by name', async () => {
  const lists = ['enterprises', 'facilities', 'points', 'alarms?view=history', 'hidden-dangers'];
  for (const list of lists) {
    const answer = await visit.page.request.get(`/api/v1/${list}`);
    assert.equal(answer.status(), 200, list);
    const codes = (await answer.text()).match(/"E\d{3}(?=["-])/g) ?? [];
    assert.deepEqual(
      [...new Set(codes)].filter((code) => code !== '"E001'),
      [],
      list,
    );
  }
  const asked = `/api/v1/points?enterpriseId=${foreign.enterpriseId}`;
  const { items } = (await (await visit.page.request.get(asked)).json()) as { items: unknown[] };
  assert.deepEqual(items, []);
});

test('the live line carries the own readings and none of the neighbours', async () => {
  const cookies = await visit.context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const [own, all] = await Promise.all([
    liveLine(park.url, cookie),
    liveLine(park.url, officer.cookie()),
  ]);
  try {
    const { items } = await officer.call(listPoints, { query: { kind: 'toxic-gas' } });
    const ownPoint = items.find(({ code }) => code.startsWith('E001-'))!;
    const neighbour = await dataSource(park.url, detector.enterpriseCode);
    await neighbour.send(detector.code, 0.1);
    await all.until('the neighbour’s reading', (event) => names(event, foreign.pointId));
    await (await dataSource(park.url, 'E001')).send(ownPoint.code, 0.11);
    await own.until('the own reading', (event) => names(event, ownPoint.id));

    const ownIds = new Set(
      items.concat(await ownPoints()).flatMap((point) => (isOwn(point.code) ? [point.id] : [])),
    );
    const seen = own.events.flatMap(pointIdsOf);
    assert.deepEqual(
      seen.filter((id) => !ownIds.has(id)),
      [],
    );
    assert.ok(!JSON.stringify(own.events).includes(detector.code));
  } finally {
    own.close();
    all.close();
  }
});

const isOwn = (code: string) => code.startsWith('E001-');

async function ownPoints() {
  const found = await officer.call(listEnterprises, { query: { search: 'E001' } });
  const enterpriseId = found.items.find(({ code }) => code === 'E001')!.id;
  return (await officer.call(listPoints, { query: { enterpriseId } })).items;
}

function pointIdsOf(event: LiveEvent): number[] {
  if (event.topic === 'readings') return event.payload.map(([pointId]) => pointId);
  return event.topic === 'alarm' ? [event.payload.point.id] : [];
}

const names = (event: LiveEvent, pointId: number) => pointIdsOf(event).includes(pointId);

test('what a person typed into the address by hand opens no page of the office', async () => {
  for (const path of ['/users', '/audit', '/settings', '/operations']) {
    await visit.go(path);
    await visit.page.locator('pw-error-page').waitFor({ timeout: PATIENCE_MS });
  }
});
