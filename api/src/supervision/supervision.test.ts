import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { ZoneColour } from '@parkwatch/domain/risk/zone-settings';
import * as wire from '@parkwatch/domain/wire/supervision';
import { readAttachment, uploadAttachment } from '@parkwatch/domain/wire/hidden-dangers';
import { attachments } from '../attachments/routes.ts';
import { trimOrphans } from '../attachments/store.ts';
import { sqlText } from '../db/sql.ts';
import { session } from '../session/routes.ts';
import { FAR, FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import type { Tenant } from '../testing/tenant-fixture.ts';
import { PNG } from '../testing/tenant-records.ts';
import { sampleRules } from '../testing/supervision-samples.ts';
import { TEST_PASSWORD, testApp } from '../testing/test-app.ts';
import { supervision } from './routes.ts';
import { noteLandColours } from '../zones/note-land-colours.ts';
import { syncSupervision } from './sync-supervision.ts';

const SYSTEM = { kind: 'system' } as const;
/** Monday, 10:00 at the park. */
const T0 = new Date('2026-07-20T02:00:00Z');

const app = await testApp({
  config: { sessionIdleMinutes: 1440 * 30 },
  features: (parts) => [session(parts), attachments(parts), supervision(parts)],
});
app.clock.set(T0);
const duty = await app.as('duty');
const director = await app.as('director');
const inspector = await app.as('inspector');
const manager = await app.as('e1.manager');
const neighbour = await app.as('e2.leader');
const CLIENTS = { duty, director, inspector, 'e1.manager': manager, 'e2.leader': neighbour };
/** Time goes on, and sessions end: everybody signs in again. */
async function goTo(at: Date | string | number): Promise<void> {
  app.clock.set(new Date(at));
  for (const [username, client] of Object.entries(CLIENTS))
    await client.signIn(username, TEST_PASSWORD);
}
const goOn = (ms: number) => goTo(app.clock.now().getTime() + ms);
const sync = () => syncSupervision(app.parts, app.clock.now());

/** A zone set in which the land of these enterprises has these colours. */
let setId = 0;
async function showZones(colours: readonly (readonly [Tenant, ZoneColour])[]): Promise<number> {
  const now = app.clock.now();
  setId++;
  const shown = new Map(colours.map(([{ enterpriseId }, colour]) => [enterpriseId, colour]));
  await app.db.tx(SYSTEM, async (tx) => {
    await tx.run(sqlText('UPDATE zone_set SET valid_to = $1 WHERE valid_to IS NULL'), [now]);
    await insertRow(tx, 'zone_set', {
      ...{ id: setId, valid_from: now, computed_at: now, model_version: 'test' },
      ...{ inputs_hash: String(setId), reason: 'test', point_count: 0, unknown_count: 0 },
    });
    const lands = [OWN, FOREIGN, FAR].map(({ enterpriseId }) => ({
      enterpriseId,
      colour: shown.get(enterpriseId) ?? ('none' as const),
    }));
    await noteLandColours(tx, lands, { zoneSetId: setId, at: now });
  });
  return setId;
}

const notices = async () =>
  (
    await app.db.tx(SYSTEM, (tx) =>
      tx.rows<{
        to_park: boolean;
        enterprise_ids: number[];
        payload: { kind: string; text: { zh: string } };
      }>(
        sqlText(
          `SELECT to_park, enterprise_ids, payload FROM outbox WHERE topic = 'notice' ORDER BY seq`,
        ),
      ),
    )
  ).map(({ to_park: park, enterprise_ids: ids, payload }) => ({
    kind: payload.kind.replace('supervision.', ''),
    to: [park ? 'park' : '', ids.join()].filter((one) => one !== '').join(' '),
    text: payload.text.zh,
  }));
const forget = () => app.db.tx(SYSTEM, (tx) => tx.run(sqlText('DELETE FROM outbox')));
const told = async () => (await notices()).map(({ kind, to }) => `${kind} ${to}`);
const tasksOf = async (client = duty, view: 'standing' | 'over' = 'standing') =>
  (
    await client.call(wire.listSupervisionTasks, {
      query: { view, enterpriseId: OWN.enterpriseId },
    })
  ).items;
const kindsOf = (tasks: readonly wire.SupervisionTask[]) =>
  tasks.map(({ kind, every, state }) => `${kind}/${every} ${state}`).sort();
const planOf = async (client = duty) =>
  (await client.call(wire.listSupervisionPlans, { query: { enterpriseId: OWN.enterpriseId } }))
    .items[0]!;
const resultsOf = (task: wire.SupervisionTask, result = 'ok', note: string | null = null) =>
  task.checklist.map(({ id }) => ({ line: id, result, note }));

before(() =>
  app.db.tx(SYSTEM, (tx) =>
    // What OWN's colour comes from: a silent sensor that counts on the map.
    insertRow(tx, 'zone_source', {
      ...{ source_id: `point:${OWN.id}`, valid_from: T0 },
      source: JSON.stringify({
        id: `point:${OWN.id}`,
        enterpriseId: OWN.enterpriseId,
        ...{ at: { type: 'Point', coordinates: OWN.corner }, reachM: 100 },
        reasons: [
          {
            id: 'facility:1',
            kind: 'facility',
            refId: 1,
            amount: 2,
            label: { zh: '罐', en: 'tank' },
          },
          {
            ...{ id: `unknown-sensor:${OWN.id}`, kind: 'unknown-sensor', refId: OWN.id },
            ...{ amount: 0.24, label: { zh: '氯气探头', en: 'chlorine sensor' } },
          },
        ],
      }),
      geom: `POINT(${OWN.corner.join(' ')})`,
    }),
  ),
);

describe('a plan of supervision', () => {
  it('is none while the map shows nothing', async () => {
    assert.equal(await sync(), 0);
    assert.deepEqual((await duty.call(wire.listSupervisionPlans)).items, []);
  });

  it('follows the first picture: yellow and blue land, and land without a zone', async () => {
    // A new park is red for what is not connected yet.
    await showZones([[OWN, 'red']]);
    await sync();
    await goOn(MINUTE_MS);
    await showZones([
      [OWN, 'yellow'],
      [FOREIGN, 'blue'],
    ]);
    await sync();
    await goOn(14 * MINUTE_MS - 1);
    await sync();
    assert.deepEqual(
      (await duty.call(wire.listSupervisionPlans)).items,
      [],
      'time to come on line',
    );
    await goOn(1);
    assert.ok((await sync()) > 0);
    assert.equal(await sync(), 0, 'a second look changes nothing');
    const { items } = await duty.call(wire.listSupervisionPlans);
    assert.deepEqual(
      items.map(({ enterprise, colour, shown, change }) => [enterprise.id, colour, shown, change]),
      [
        [OWN.enterpriseId, 'yellow', 'yellow', 'first'],
        [FAR.enterpriseId, 'blue', 'none', 'first'],
        [FOREIGN.enterpriseId, 'blue', 'blue', 'first'],
      ],
    );
    assert.deepEqual(
      items[0]!.reasons.map(({ id }) => id),
      [`unknown-sensor:${OWN.id}`],
    );
    assert.deepEqual(kindsOf(await tasksOf()), ['patrol/week open', 'special/month open']);
    assert.deepEqual(await told(), ['first park', 'visits park'], 'no visit is announced');
  });

  it('has a checklist of what the colour comes from, then of what is always looked at', async () => {
    const patrol = (await tasksOf()).find(({ kind }) => kind === 'patrol')!;
    assert.equal(patrol.checklist[0]!.id, `unknown-sensor:${OWN.id}`);
    assert.match(patrol.checklist[0]!.text.zh, /^氯气探头：现场实际值/);
    const visits = await duty.call(wire.listSupervisionTasks, { query: { kind: 'visit' } });
    assert.ok(visits.items.length > 0 && visits.items.every(({ kind }) => kind !== 'self-check'));
    assert.ok(patrol.checklist.length > 1);
    assert.equal(patrol.dueAt, '2026-07-26T16:00:00.000Z');
  });

  it('yellow to red: daily visits and self-checks at once, due earlier, and told to who is concerned', async () => {
    await forget();
    await goOn(HOUR_MS);
    await showZones([
      [OWN, 'red'],
      [FOREIGN, 'blue'],
    ]);
    assert.ok((await sync()) > 0);
    assert.equal(await sync(), 0);
    assert.deepEqual(kindsOf(await tasksOf()), [
      'patrol/day open',
      'self-check/shift open',
      'special/month open',
    ]);
    const patrol = (await tasksOf()).find(({ kind }) => kind === 'patrol')!;
    assert.equal(patrol.dueAt, '2026-07-20T16:00:00.000Z', 'the weekly one, today');
    assert.equal(patrol.tightenedAt, app.clock.now().toISOString());
    assert.deepEqual(await told(), ['worse park', `worse ${OWN.enterpriseId}`]);
    const [toPark, toEnterprise] = await notices();
    assert.match(toPark!.text, /由黄色升为红色，即日起每日巡查、每月专项检查、每班加密自查/);
    assert.match(toEnterprise!.text, /每班加密自查，首次须在 07-20 20:00 前完成/);
    assert.doesNotMatch(toEnterprise!.text, /巡查|专项/);
    const plan = await planOf();
    assert.deepEqual([plan.colour, plan.change, plan.heldUntil], ['red', 'worse', null]);
  });

  it('shows an enterprise its colour and its self-checks, and no visit', async () => {
    assert.deepEqual(kindsOf(await tasksOf(manager)), ['self-check/shift open']);
    const plan = await planOf(manager);
    assert.deepEqual(
      [plan.colour, plan.lines, plan.openTasks],
      ['red', [{ kind: 'self-check', every: 'shift' }], 1],
    );
    const patrol = (await tasksOf()).find(({ kind }) => kind === 'patrol')!;
    const answer = await manager.send(wire.readSupervisionTask, { params: { id: patrol.id } });
    assert.equal(answer.status, 404);
    const { items } = await neighbour.call(wire.listSupervisionTasks, {
      query: { enterpriseId: OWN.enterpriseId },
    });
    assert.deepEqual(items, []);
  });

  it('walls off the visits in the database, too', async () => {
    const scope = { kind: 'enterprises', userId: 1, enterpriseIds: [OWN.enterpriseId] } as const;
    await app.db.tx(scope, async (tx) => {
      const seen = await tx.rows<{ kind: string }>(sqlText('SELECT kind FROM supervision_task'));
      assert.deepEqual(
        seen.map(({ kind }) => kind),
        ['self-check'],
      );
      assert.equal(
        await tx.run(sqlText(`UPDATE supervision_task SET note = 'x' WHERE kind = 'patrol'`)),
        0,
      );
      const events = await tx.rows(
        sqlText(
          `SELECT v.id FROM supervision_event v JOIN supervision_task t ON t.id = v.task_id AND t.kind <> 'self-check'`,
        ),
      );
      assert.deepEqual(events, []);
    });
  });
});

describe('a task', () => {
  it('is refused without a result for each line, and with faults or gaps that are not explained', async () => {
    const check = (await tasksOf(manager))[0]!;
    const params = { id: check.id };
    const say = (results: unknown[]) =>
      manager.send(wire.completeSupervisionTask, { params, body: { results } });
    const missing = await say(resultsOf(check).slice(1));
    assert.deepEqual(
      [missing.status, (missing.json as { code: string }).code],
      [422, 'incomplete-report'],
    );
    const twice = await say([...resultsOf(check), resultsOf(check)[0]]);
    assert.equal(twice.status, 422);
    const silent = await say(resultsOf(check, 'fault'));
    assert.equal(silent.status, 400);
    assert.match(silent.text, /发现问题或未检查时须填写说明/);
  });

  it('a self-check is finished by its enterprise, once, and a fault is told to the park', async () => {
    await forget();
    const check = (await tasksOf(manager))[0]!;
    const params = { id: check.id };
    const results = resultsOf(check).map((one, at) =>
      at === 0 ? { ...one, result: 'fault', note: '探头损坏' } : one,
    );
    const body = { results, note: '已报修' };
    const byPark = await inspector.send(wire.completeSupervisionTask, { params, body });
    assert.equal(byPark.status, 409);
    const byNeighbour = await neighbour.send(wire.completeSupervisionTask, { params, body });
    assert.equal(byNeighbour.status, 404);
    const done = await manager.call(wire.completeSupervisionTask, { params, body });
    assert.deepEqual([done.state, done.done!.faults, done.missedAt], ['done', 1, null]);
    assert.equal(done.trail.at(-1)!.action, 'do');
    assert.deepEqual(await told(), ['fault park']);
    const again = await manager.send(wire.completeSupervisionTask, { params, body });
    assert.equal(again.status, 409);
    assert.equal(await sync(), 0, 'not made again in its shift');
  });

  it('a visit is taken and given back by an inspector, named by the office, and finished with a photo of the park’s', async () => {
    const patrol = (await tasksOf()).find(({ kind }) => kind === 'patrol')!;
    const params = { id: patrol.id };
    const { items } = await inspector.call(wire.listInspectors);
    const me = items[0]!.id;
    const taken = await inspector.call(wire.assignSupervisionTask, {
      params,
      body: { userId: me },
    });
    assert.equal(taken.assignedTo!.id, me);
    const mine = await inspector.call(wire.listSupervisionTasks, { query: { mine: true } });
    assert.deepEqual(
      mine.items.map(({ id }) => id),
      [patrol.id],
    );
    const other = await duty.send(wire.assignSupervisionTask, { params, body: { userId: 1 } });
    assert.equal(other.status, items.some(({ id }) => id === 1) ? 200 : 400);
    const photo = await inspector.call(uploadAttachment, {
      ...{ raw: PNG, headers: { 'content-type': 'image/png' } },
    });
    const body = { results: resultsOf(patrol), attachmentIds: [photo.id] };
    const done = await inspector.call(wire.completeSupervisionTask, { params, body });
    assert.deepEqual([done.state, done.attachments.length], ['done', 1]);
    const seen = (client: typeof duty) => client.send(readAttachment, { params: { id: photo.id } });
    assert.deepEqual([(await seen(duty)).status, (await seen(manager)).status], [200, 404]);
    assert.equal(await trimOrphans(app.db, new Date('2027-01-01')), 0, 'it is in use');
  });

  it('that was missed is reminded of once and at its steps, higher each time', async () => {
    await forget();
    await goTo('2026-07-20T12:00:05Z');
    await sync();
    assert.deepEqual(await told(), [`self-check ${OWN.enterpriseId}`], 'the next shift');
    await goTo('2026-07-21T00:00:05Z');
    await forget();
    await sync();
    assert.deepEqual(
      (await told()).filter((one) => one.startsWith('missed')),
      [`missed ${OWN.enterpriseId}`],
    );
    await forget();
    for (let minutes = 0; minutes < 200; minutes += 20) {
      app.clock.advance(20 * MINUTE_MS);
      await sync();
    }
    assert.deepEqual(
      (await told()).filter((one) => one.startsWith('missed')),
      [],
    );
    await goTo('2026-07-21T04:00:05Z');
    await sync();
    await sync();
    assert.deepEqual(
      (await told()).filter((one) => one.startsWith('missed')),
      [`missed park ${OWN.enterpriseId}`],
    );
    const missed = (await tasksOf()).find(({ state }) => state === 'missed')!;
    assert.deepEqual(
      [missed.kind, missed.remindedCount, missed.missedAt],
      ['self-check', 2, '2026-07-21T00:00:00.000Z'],
    );
    assert.equal((await tasksOf())[0]!.id, missed.id, 'on top of the list');
  });

  it('done in the next shift makes up for it; it stays counted as missed', async () => {
    const standing = await tasksOf(manager);
    const missed = standing.find(({ state }) => state === 'missed')!;
    const open = standing.find(({ state }) => state === 'open')!;
    await manager.call(wire.completeSupervisionTask, {
      ...{ params: { id: open.id }, body: { results: resultsOf(open) } as never },
    });
    await sync();
    const after = await manager.call(wire.readSupervisionTask, { params: { id: missed.id } });
    assert.equal(after.state, 'withdrawn');
    assert.notEqual(after.missedAt, null);
    const { all, byKind } = await manager.call(wire.readSupervisionStatistics);
    assert.deepEqual([all.due, all.onTime, all.missed], [3, 2, 1]);
    assert.deepEqual(
      byKind.map(({ kind }) => kind),
      ['self-check'],
      'no visit is counted for it',
    );
    const ofPark = await duty.call(wire.readSupervisionStatistics);
    assert.ok(ofPark.byKind.some(({ kind }) => kind === 'patrol'));
  });

  it('is withdrawn by the office with a reason, and not made again in its period', async () => {
    const patrol = (await tasksOf()).find(
      ({ kind, state }) => kind === 'patrol' && state === 'open',
    )!;
    const params = { id: patrol.id };
    const refused = await inspector.send(wire.withdrawSupervisionTask, {
      params,
      body: { reason: 'x' },
    });
    assert.equal(refused.status, 403);
    const done = await duty.call(wire.withdrawSupervisionTask, {
      params,
      body: { reason: '企业停产' },
    });
    assert.deepEqual([done.state, done.withdrawn!.why], ['withdrawn', '企业停产']);
    await sync();
    assert.ok(!(await tasksOf()).some(({ kind }) => kind === 'patrol'));
  });
});

describe('when the colour improves', () => {
  it('the red plan is held for its time, then milder, and what it asked for is withdrawn after its time', async () => {
    await showZones([
      [OWN, 'yellow'],
      [FOREIGN, 'blue'],
    ]);
    const fellAt = app.clock.now().getTime();
    await sync();
    const held = await planOf();
    assert.deepEqual([held.colour, held.shown], ['red', 'yellow']);
    assert.equal(held.heldUntil, new Date(fellAt + DAY_MS).toISOString());
    await goTo(fellAt + DAY_MS - MINUTE_MS);
    await sync();
    assert.equal((await planOf()).colour, 'red');
    await forget();
    await goTo(fellAt + DAY_MS);
    await sync();
    const milder = await planOf();
    assert.deepEqual([milder.colour, milder.change], ['yellow', 'better']);
    assert.ok((await told()).includes(`better ${OWN.enterpriseId}`));
    const waiting = (await tasksOf()).filter(({ withdrawAt }) => withdrawAt !== null);
    assert.ok(waiting.length > 0);
    assert.ok(
      waiting.every(({ withdrawAt }) => withdrawAt === new Date(fellAt + 2 * DAY_MS).toISOString()),
    );
    await goTo(fellAt + 2 * DAY_MS);
    await sync();
    assert.deepEqual(kindsOf(await tasksOf()), ['patrol/week open', 'special/month open']);
    const over = await tasksOf(duty, 'over');
    assert.ok(
      over.some(({ withdrawn }) =>
        (withdrawn?.why as { zh: string } | undefined)?.zh?.includes('颜色已改善'),
      ),
    );
  });

  it('but not while the zones cannot be computed', async () => {
    await showZones([
      [OWN, 'blue'],
      [FOREIGN, 'blue'],
    ]);
    await sync();
    await goOn(4 * DAY_MS);
    const fail = (error: string | null) =>
      app.db.tx(SYSTEM, (tx) =>
        tx.run(sqlText('UPDATE zone_request SET last_error = $1'), [error]),
      );
    await fail('out of order');
    await sync();
    assert.equal((await planOf()).colour, 'yellow');
    assert.equal((await duty.call(wire.listSupervisionPlans)).areZonesBehind, true);
    await fail(null);
    await sync();
    assert.equal((await planOf()).colour, 'blue');
  });
});

describe('a red that came and went between two runs', () => {
  it('is known from its zone set, and changes the plan', async () => {
    await goOn(HOUR_MS);
    await showZones([[OWN, 'red']]);
    app.clock.advance(20_000);
    await showZones([[OWN, 'blue']]);
    app.clock.advance(10_000);
    await sync();
    const plan = await planOf();
    assert.deepEqual([plan.colour, plan.shown], ['red', 'blue']);
    assert.deepEqual(plan.trend.map(({ colour }) => colour).slice(-3), ['blue', 'red', 'blue']);
  });
});

describe('many runs at once', () => {
  it('make each task once', async () => {
    await goOn(DAY_MS);
    await Promise.all([sync(), sync(), sync()]);
    const keys = await app.db.tx(SYSTEM, (tx) =>
      tx.rows<{ n: number }>(
        sqlText(
          `SELECT count(*)::int AS n FROM supervision_task GROUP BY enterprise_id, kind, every, period_from HAVING count(*) > 1`,
        ),
      ),
    );
    assert.deepEqual(keys, []);
    assert.equal(await sync(), 0);
  });
});

describe('the rules', () => {
  it('are read by the office and written by the director, from today on, each version once', async () => {
    const { current, versions } = await inspector.call(wire.listSupervisionRules);
    assert.deepEqual([current.version, versions.length, versions[0]!.writtenBy], [1, 1, null]);
    assert.equal((await manager.send(wire.listSupervisionRules)).status, 403);
    const rules = { ...sampleRules(app.clock.now()), remindAfterH: [1, 2] };
    const refused = await duty.send(wire.writeSupervisionRules, {
      body: { rules, afterVersion: 1 },
    });
    assert.equal(refused.status, 403);
    const past = { ...rules, effectiveFrom: '2026-01-01' };
    const early = await director.send(wire.writeSupervisionRules, {
      body: { rules: past, afterVersion: 1 },
    });
    assert.deepEqual([early.status, early.text.includes('不能早于今天')], [400, true]);
    const lax = { ...rules, lines: { ...rules.lines, red: rules.lines.blue } };
    const fewer = await director.send(wire.writeSupervisionRules, {
      body: { rules: lax, afterVersion: 1 },
    });
    assert.deepEqual([fewer.status, /不得少于/.test(fewer.text)], [400, true]);
    const stored = await director.call(wire.writeSupervisionRules, {
      body: { rules, afterVersion: 1 },
    });
    assert.deepEqual([stored.current.version, stored.versions.length], [2, 2]);
    const late = await director.send(wire.writeSupervisionRules, {
      body: { rules, afterVersion: 1 },
    });
    assert.equal(late.status, 409);
  });

  it('a line that goes is relaxed, one that comes makes its task', async () => {
    const rules = {
      ...sampleRules(app.clock.now()),
      lines: {
        ...sampleRules(app.clock.now()).lines,
        blue: [{ kind: 'patrol' as const, every: 'month' as const, leastH: 24 }],
      },
    };
    await director.call(wire.writeSupervisionRules, { body: { rules, afterVersion: 2 } });
    await sync();
    const { items } = await duty.call(wire.listSupervisionTasks, {
      query: { enterpriseId: FOREIGN.enterpriseId },
    });
    assert.deepEqual(kindsOf(items), ['patrol/month open'], 'the sampling, sooner');
  });
});

describe('a named inspector', () => {
  it('gets the visits of the enterprise, those that wait and those to come', async () => {
    const { items } = await duty.call(wire.listInspectors);
    const [me] = items;
    const params = { id: OWN.enterpriseId };
    const wrong = await duty.send(wire.nameInspector, { params, body: { userId: 999_999 } });
    assert.equal(wrong.status, 400);
    await duty.call(wire.nameInspector, { params, body: { userId: me!.id } });
    assert.equal((await planOf()).inspector!.id, me!.id);
    assert.equal((await planOf(manager)).inspector, null);
    const visits = (await tasksOf()).filter(({ kind }) => kind !== 'self-check');
    assert.ok(visits.length > 0 && visits.every(({ assignedTo }) => assignedTo?.id === me!.id));
  });
});

describe('a clock that is set back', () => {
  it('hides no red, and its tasks are due', async () => {
    await goOn(30 * DAY_MS);
    await showZones([[OWN, 'blue']]);
    await sync();
    await goOn(DAY_MS);
    await showZones([[OWN, 'red']]);
    await goOn(-9 * HOUR_MS);
    await sync();
    const { colour, shown } = await planOf();
    assert.deepEqual([colour, shown], ['red', 'red']);
    assert.ok(kindsOf(await tasksOf()).includes('self-check/shift open'));
  });
});
