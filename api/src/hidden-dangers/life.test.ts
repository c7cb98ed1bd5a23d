import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { DAY_MS, HOUR_MS } from '@parkwatch/domain/time/duration';
import { foldTrail } from '@parkwatch/domain/hidden-danger/fold-trail';
import * as wire from '@parkwatch/domain/wire/hidden-dangers';
import type { HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import { sqlText } from '../db/sql.ts';
import { FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { PNG } from '../testing/tenant-records.ts';
import { testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { lifeOf, readDanger } from './danger-cards.ts';
import { escalateHiddenDangers } from './escalate.ts';

const START = new Date('2026-07-21T08:00:00Z');
const after = (ms: number) => new Date(START.getTime() + ms);
const iso = (ms: number) => after(ms).toISOString();
const SYSTEM = { kind: 'system' } as const;
type Line = {
  at: Date;
  user_id: number | null;
  action: string;
  to_state: string | null;
  data: Record<string, unknown>;
};

let app: TestApp;
before(async () => {
  // Time lines of months: nobody is signed out on the way.
  app = await testApp({ config: { sessionIdleMinutes: 1440 * 200, sessionMaxHours: 24 * 200 } });
});

type Grade = HiddenDangerDetail['grade'];

async function upload(username: string): Promise<number> {
  const sent = { raw: PNG, headers: { 'content-type': 'image/png' } };
  return (await (await app.as(username)).call(wire.uploadAttachment, sent)).id;
}

async function reported(of = OWN, title = 'Leaking flange'): Promise<{ id: number }> {
  app.clock.set(START);
  const body = {
    ...{ title, description: 'Drips onto the walkway', enterpriseId: of.enterpriseId },
    ...{ category: 'process', grade: 'general', location: [103.701, 1.271] as [number, number] },
    attachmentIds: [await upload('inspector')],
  } as const;
  const { id } = await (await app.as('inspector')).call(wire.reportHiddenDanger, { body });
  return { id };
}

async function rectifying(grade: Grade = 'general'): Promise<{ id: number }> {
  const params = await reported();
  const [duty, manager] = await Promise.all([app.as('duty'), app.as('e1.manager')]);
  const dispatch = { instruction: 'Replace' };
  const seen = { grade, category: 'process', text: 'Seen', dispatch } as const;
  await duty.call(wire.confirmHiddenDanger, { params, body: seen });
  await manager.call(wire.takeUpHiddenDanger, { params, body: { text: 'Tomorrow' } });
  return params;
}

async function answer(params: { id: number }): Promise<void> {
  const manager = await app.as('e1.manager');
  const body = { text: 'Done', attachmentIds: [await upload('e1.manager')] };
  await manager.call(wire.answerHiddenDanger, { params, body });
}

async function accepted(grade: Grade = 'general'): Promise<{ id: number }> {
  const params = await rectifying(grade);
  await answer(params);
  const duty = await app.as('duty');
  await duty.call(wire.reviewHiddenDanger, { params, body: { decision: 'accept', text: 'Dry' } });
  return params;
}

const closing = async (username: string, params: { id: number }) =>
  (await app.as(username)).call(wire.closeHiddenDanger, { params, body: { text: 'In order' } });
const read = async (params: { id: number }, username = 'duty') =>
  (await app.as(username)).call(wire.readHiddenDanger, { params });
const listed = async (view: 'open' | 'look-back' | 'closed') => {
  const query = { view, limit: 500 } as const;
  return (await (await app.as('duty')).call(wire.listHiddenDangers, { query })).items.map(
    ({ id }) => id,
  );
};

describe('a report', () => {
  it('is graded by the office, and what was reported stays in the trail', async () => {
    const params = await reported();
    const manager = await app.as('e1.manager');
    const body = { grade: 'major', category: 'fire', text: 'Flammable' } as const;
    await assert.rejects(manager.call(wire.confirmHiddenDanger, { params, body }), {
      code: 'forbidden',
    });
    const duty = await app.as('duty');
    const confirmed = await duty.call(wire.confirmHiddenDanger, { params, body });
    const { state, grade, category } = confirmed;
    assert.deepEqual([state, grade, category], ['confirmed', 'major', 'fire']);
    assert.deepEqual(confirmed.trail.at(-1)?.data, {
      ...{
        grade: 'major',
        category: 'fire',
        reportedGrade: 'general',
        reportedCategory: 'process',
      },
    });
  });

  it('that nobody looks at reminds the office, then its heads', async () => {
    const params = await reported();
    await escalateHiddenDangers(app.parts, after(4 * HOUR_MS - 1));
    assert.equal((await read(params)).escalation, null);
    await escalateHiddenDangers(app.parts, after(DAY_MS));
    const { trail } = await read(params);
    assert.deepEqual(
      trail.filter(({ by }) => by.name === 'system').map(({ action }) => action),
      ['remind', 'notify-head'],
    );
    const notices = await app.db.tx(SYSTEM, (tx) =>
      tx.rows<{ enterprise_ids: number[]; to_park: boolean }>(
        sqlText(`SELECT enterprise_ids, to_park FROM outbox WHERE topic = 'notice'
          AND (payload ->> 'refId')::bigint = $1`),
        [params.id],
      ),
    );
    assert.deepEqual(notices, Array(2).fill({ enterprise_ids: [], to_park: true }));
  });

  it('is refused with a reason, as a repetition of another one of the same enterprise only', async () => {
    const first = await reported();
    const again = await reported();
    const foreign = await reported(FOREIGN);
    const duty = await app.as('duty');
    const refuse = (params: { id: number }, duplicateOfId: number | null) =>
      duty.call(wire.refuseHiddenDanger, { params, body: { reason: 'Twice', duplicateOfId } });
    for (const wrong of [again.id, foreign.id, 987_654])
      await assert.rejects(refuse(again, wrong), { code: 'bad-request' }, `${wrong}`);
    const refused = await refuse(again, first.id);
    const { number } = await read(first);
    assert.deepEqual(
      [refused.state, refused.duplicateOf, refused.closedAt],
      ['refused', { id: first.id, number }, START.toISOString()],
    );
    const third = await reported();
    await assert.rejects(refuse(third, again.id), { code: 'bad-request' }, 'no chains');
    assert.ok(!(await listed('open')).includes(again.id));
    assert.ok((await listed('closed')).includes(again.id));
    await assert.rejects(refuse(again, null), { code: 'not-acceptable-state' });
  });
});

describe('progress', () => {
  it('is told with a share and photos by the enterprise, and makes nobody a judge of it', async () => {
    const params = await rectifying();
    const manager = await app.as('e1.manager');
    const body = { text: 'Half', percent: 50, attachmentIds: [await upload('e1.manager')] };
    const told = await manager.call(wire.tellProgress, { params, body });
    assert.equal(told.state, 'rectifying');
    const line = told.trail.at(-1)!;
    assert.deepEqual(
      [line.action, line.data, line.attachments.length],
      ['progress', { percent: 50, photoCount: 1 }, 1],
    );
    const worse = manager.call(wire.tellProgress, { params, body: { text: 'x', percent: 101 } });
    await assert.rejects(worse, { code: 'bad-request' });
    const duty = await app.as('duty');
    const foreign = duty.call(wire.tellProgress, { params, body: { text: 'x', percent: 1 } });
    await assert.rejects(foreign, { code: 'forbidden' });
  });
});

describe('a later deadline', () => {
  const ask = async (params: { id: number }, ms: number, username = 'e1.manager') =>
    (await app.as(username)).call(wire.askPostponement, {
      ...{ params, body: { until: iso(ms), reason: 'The part is late' } },
    });
  const decide = async (params: { id: number }, decision: 'grant' | 'refuse', by = 'director') =>
    (await app.as(by)).call(wire.decidePostponement, {
      params,
      body: { decision, text: 'So be it' },
    });

  it('is asked for once, decided by the director, and until then the old one stands', async () => {
    const params = await rectifying();
    await assert.rejects(ask(params, 9 * DAY_MS, 'duty'), { code: 'forbidden' });
    await assert.rejects(ask(params, 9 * DAY_MS, 'e2.manager'), { code: 'not-found' });
    await assert.rejects(ask(params, 2 * DAY_MS), { code: 'bad-request' });
    await assert.rejects(ask(params, 200 * DAY_MS), { code: 'bad-request' });
    const asked = await ask(params, 9 * DAY_MS);
    assert.equal(asked.deadline, iso(3 * DAY_MS));
    assert.deepEqual(asked.postponement, { until: iso(9 * DAY_MS), askedAt: START.toISOString() });
    await assert.rejects(ask(params, 10 * DAY_MS), { code: 'not-acceptable-state' });
    await assert.rejects(decide(params, 'grant', 'duty'), { code: 'forbidden' });
    await assert.rejects(decide(params, 'grant', 'e1.manager'), { code: 'forbidden' });
    // It is late by the deadline that stands.
    app.clock.set(after(4 * DAY_MS));
    assert.equal((await read(params)).isOverdue, true);
    await escalateHiddenDangers(app.parts, after(4 * DAY_MS));
    const granted = await decide(params, 'grant');
    assert.deepEqual([granted.deadline, granted.isOverdue], [iso(9 * DAY_MS), false]);
    const [one] = granted.postponements;
    assert.deepEqual(
      [one!.state, one!.from, one!.decided?.by.account, one!.decided?.text],
      ['granted', iso(3 * DAY_MS), 'director', 'So be it'],
    );
    assert.deepEqual(
      granted.trail.map(({ action }) => action).filter((action) => action.startsWith('postpone')),
      ['postpone-ask', 'postpone-grant'],
    );
    await assert.rejects(decide(params, 'refuse'), { code: 'not-acceptable-state' });
    const refused = await (async () => {
      await ask(params, 20 * DAY_MS);
      return decide(params, 'refuse');
    })();
    assert.deepEqual([refused.deadline, refused.postponement], [iso(9 * DAY_MS), null]);
  });

  it('is not asked for once the time has passed, and is void with the answer', async () => {
    const params = await rectifying();
    app.clock.set(after(3 * DAY_MS));
    await assert.rejects(ask(params, 9 * DAY_MS), { code: 'not-acceptable-state' });
    const other = await rectifying();
    await ask(other, 9 * DAY_MS);
    await answer(other);
    const { postponement, postponements } = await read(other);
    assert.equal(postponement, null);
    assert.deepEqual(
      [postponements[0]!.state, postponements[0]!.decided?.by.name],
      ['void', 'system'],
    );
    await assert.rejects(decide(other, 'grant'), { code: 'not-acceptable-state' });
  });

  it('waits once, however many ask at once, and is walled off in the database', async () => {
    const params = await rectifying();
    const tried = await Promise.allSettled([1, 2, 3].map((at) => ask(params, (4 + at) * DAY_MS)));
    assert.equal(tried.filter(({ status }) => status === 'fulfilled').length, 1);
    const scope = {
      kind: 'enterprises',
      userId: 1,
      enterpriseIds: [FOREIGN.enterpriseId],
    } as const;
    const seen = await app.db.tx(scope, (tx) => tx.rows(sqlText('SELECT id FROM postponement')));
    assert.deepEqual(seen, []);
    const machine = app.db.tx(SYSTEM, (tx) =>
      tx.run(
        sqlText(`UPDATE postponement SET state = 'granted', decided_at = now(), decider_name = 'x', decider_role = 'x', decision = '"x"'
          WHERE hidden_danger_id = $1`),
        [params.id],
      ),
    );
    await assert.rejects(machine, /23514/, 'nothing is granted without a person');
    const own = { kind: 'enterprises', userId: 1, enterpriseIds: [OWN.enterpriseId] } as const;
    const itself = app.db.tx(own, (tx) =>
      tx.run(
        sqlText(`UPDATE postponement SET state = 'granted', decided_at = now(), decided_by = asked_by, decider_name = 'x',
          decider_role = 'x', decision = '"x"' WHERE hidden_danger_id = $1`),
        [params.id],
      ),
    );
    await assert.rejects(itself, /42501/, 'an enterprise grants itself nothing');
  });
});

describe('closing', () => {
  it('comes after acceptance; of a major one by somebody else', async () => {
    const general = await accepted();
    assert.ok(!(await listed('open')).includes(general.id), 'no danger any more');
    await assert.rejects(closing('inspector', general), { code: 'forbidden' });
    const closed = await closing('duty', general);
    assert.deepEqual(
      [closed.state, closed.closedAt, closed.lookBackAt],
      ['closed', START.toISOString(), iso(30 * DAY_MS)],
    );
    const major = await accepted('major');
    await assert.rejects(closing('duty', major), { code: 'same-person' });
    assert.equal((await closing('director', major)).lookBackAt, iso(90 * DAY_MS));
  });
});

describe('looking back', () => {
  const look = async (params: { id: number }, outcome: 'held' | 'came-back', more: object = {}) => {
    const attachmentIds = [await upload('inspector')];
    const body = { outcome, text: 'Looked at', attachmentIds, ...more };
    return (await app.as('inspector')).call(wire.lookBack, { params, body });
  };

  it('is due in its time, reminds the office, and archives what has held', async () => {
    const params = await accepted();
    await closing('duty', params);
    const due = 30 * DAY_MS;
    app.clock.set(after(due - 1));
    assert.equal((await read(params)).isLookBackDue, false);
    assert.ok(!(await listed('look-back')).includes(params.id));
    app.clock.set(after(due));
    assert.equal((await read(params)).isLookBackDue, true);
    assert.ok((await listed('look-back')).includes(params.id));
    await escalateHiddenDangers(app.parts, after(due));
    await escalateHiddenDangers(app.parts, after(due));
    const steps = (await read(params)).trail.filter(({ by }) => by.name === 'system');
    assert.deepEqual(
      steps.map(({ action }) => action),
      ['remind'],
    );
    await assert.rejects(look(params, 'held', { attachmentIds: [] }), {
      code: 'incomplete-report',
    });
    const archived = await look(params, 'held');
    assert.deepEqual([archived.state, archived.isLookBackDue], ['archived', false]);
    await assert.rejects(look(params, 'came-back'), { code: 'not-acceptable-state' });
  });

  it('has what came back rectified again', async () => {
    const params = await accepted();
    await closing('duty', params);
    app.clock.set(after(20 * DAY_MS));
    const back = await look(params, 'came-back', { deadline: iso(25 * DAY_MS) });
    assert.deepEqual(
      [
        back.state,
        back.returnedCount,
        back.deadline,
        back.acceptedAt,
        back.closedAt,
        back.lookBackAt,
      ],
      ['rectifying', 1, iso(25 * DAY_MS), null, null, null],
    );
    assert.ok((await listed('open')).includes(params.id));
    await answer(params);
    assert.equal((await read(params)).state, 'answered');
  });
});

describe('the trail', () => {
  it('adds up to what is stored, for every danger of this file', async () => {
    const lives = await app.db.tx(SYSTEM, async (tx) => {
      const ids = await tx.rows<{ id: number }>(sqlText('SELECT id FROM hidden_danger'));
      return Promise.all(
        ids.map(async ({ id }) => ({
          stored: lifeOf((await readDanger(tx, id))!),
          lines: await tx.rows<Line>(
            sqlText(`SELECT at, user_id, action, to_state, data FROM hidden_danger_event
              WHERE hidden_danger_id = $1 ORDER BY id`),
            [id],
          ),
        })),
      );
    });
    assert.ok(lives.length > 10);
    for (const { stored, lines } of lives) {
      const folded = foldTrail(
        { grade: 'general', category: 'process', enterpriseId: stored.enterpriseId },
        lines.map((line) => ({
          ...{ atMs: line.at.getTime(), by: line.user_id, action: line.action },
          ...{ to: line.to_state, data: line.data },
        })),
      );
      // The database keeps no order of who rectified.
      const sorted = ({ rectifiedBy, ...life }: typeof folded) => ({
        ...life,
        rectifiedBy: rectifiedBy.toSorted(),
      });
      assert.deepEqual(sorted(folded), sorted(stored));
    }
  });
});
