import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { HOUR_MS } from '@parkwatch/domain/time/duration';
import * as changes from '@parkwatch/domain/wire/standard-changes';
import * as wire from '@parkwatch/domain/wire/standard-library';
import type { StandardDraft, StandardLineShown } from '@parkwatch/domain/wire/standard-library';
import { readStandards } from '@parkwatch/gis-data/standards/read-standards';
import { sqlText } from '../db/sql.ts';
import { sampleDraft } from '../testing/standard-samples.ts';
import { FAR, FOREIGN, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { remindReevaluations } from './reevaluations.ts';
import { takeSeeds } from './take-seeds.ts';

const SYSTEM = { kind: 'system' } as const;
const T0 = new Date('2026-07-21T02:00:00Z');
const hours = (count: number) => new Date(T0.getTime() + count * HOUR_MS);
const TODAY = '2026-07-21';

let app: TestApp;
before(async () => {
  app = await testApp({ config: { sessionIdleMinutes: 1440 * 400, sessionMaxHours: 24 * 400 } });
  app.clock.set(T0);
  await takeSeeds(app.parts);
});

const lineOf = async (key: string): Promise<StandardLineShown> => {
  const duty = await app.as('duty');
  const { items } = await duty.call(wire.listStandardLines, { query: { text: key, view: 'all' } });
  const found = items.find((one) => one.key === key);
  assert.ok(found, key);
  return found;
};
/** What a person writes who changes only this. */
const draftOf = (line: StandardLineShown, said: Partial<StandardDraft>): StandardDraft => ({
  ...{ module: line.module, category: line.category, grade: line.grade },
  ...{ deadlineDays: line.deadlineDays, name: line.name, question: line.question },
  ...{ requirement: line.requirement, requirementEn: line.requirementEn, clause: line.clause },
  ...{ document: line.document.key, effectiveFrom: TODAY, effectiveTo: line.effectiveTo },
  ...said,
});
async function notices(refId: number) {
  const rows = await app.db.tx(SYSTEM, (tx) =>
    tx.rows<{ kind: string; to_park: boolean; enterprise_ids: number[] }>(
      sqlText(`SELECT payload->>'kind' AS kind, to_park, enterprise_ids FROM outbox
        WHERE payload->>'refKind' = 'standard-reevaluation' AND (payload->>'refId')::bigint = $1 ORDER BY seq`),
      [refId],
    ),
  );
  return rows.map(({ kind, to_park: park, enterprise_ids: ids }) => ({ kind, park, ids }));
}

describe('the seeds', () => {
  it('are taken in once, however often the api starts', async () => {
    assert.deepEqual(await takeSeeds(app.parts), { added: 0, changed: 0, waiting: 0 });
    const duty = await app.as('duty');
    const { items, modules } = await duty.call(wire.listStandardDocuments);
    const seeds = readStandards();
    assert.equal(items.length, seeds.length);
    const lines = seeds.flatMap((seed) => seed.lines);
    assert.equal(
      items.reduce((sum, document) => sum + document.lines, 0),
      lines.length,
    );
    // On this day all of them hold: the 20 chemical items until 2026-09-29.
    assert.equal(
      modules.reduce((sum, one) => sum + one.linesInForce, 0),
      lines.length,
    );
  });

  it('end on their day: the 20 items of 2017 are replaced by a document without lines', async () => {
    const duty = await app.as('duty');
    const query = { document: 'major-chemical-2017', on: '2026-09-29' } as const;
    assert.equal((await duty.call(wire.listStandardLines, { query })).total, 20);
    const later = { ...query, on: '2026-09-30' };
    assert.equal((await duty.call(wire.listStandardLines, { query: later })).total, 0);
    const ended = { ...later, view: 'ended', limit: 1 } as const;
    const [first] = (await duty.call(wire.listStandardLines, { query: ended })).items;
    assert.equal(first?.standing, 'ended');
    assert.match(first.replacedBy?.zh ?? '', /重大生产安全事故隐患判定准则/);
    const { items } = await duty.call(wire.listStandardDocuments);
    const next = items.find(({ key }) => key === 'aq-3067-2026');
    assert.deepEqual([next?.text, next?.lines], ['none', 0]);
  });

  it('that are newer become the next version, but for what the park wrote: there they wait', async () => {
    const [untouched, ours] = ['fire-protection-law-2021:16-1', 'fire-protection-law-2021:16-2'];
    const line = await lineOf(ours);
    const duty = await app.as('duty');
    await duty.call(wire.changeStandardLine, {
      params: { id: line.id },
      body: { line: draftOf(line, { deadlineDays: 1 }), afterVersion: 1, reason: 'Shorter here' },
    });
    const newer = readStandards().map(({ document, lines }) => ({
      document,
      lines: lines.map((one) =>
        [untouched, ours].includes(one.key) ? { ...one, requirement: '修订后的要求' } : one,
      ),
    }));
    const taken = await takeSeeds(app.parts, newer);
    assert.deepEqual(taken, { added: 0, changed: 1, waiting: 1 });
    assert.deepEqual(await takeSeeds(app.parts, newer), { added: 0, changed: 0, waiting: 0 });
    const next = await lineOf(untouched);
    assert.deepEqual(
      [next.version, next.requirement, next.effectiveFrom],
      [2, '修订后的要求', TODAY],
    );
    const kept = await duty.call(wire.readStandardLine, { params: { id: line.id } });
    assert.deepEqual([kept.version, kept.deadlineDays, kept.isSeedWaiting], [2, 1, true]);
    assert.equal(kept.requirement, line.requirement);
  });
});

describe('the list', () => {
  it('is searched by words, module, category, grade and day, in pages without a gap', async () => {
    const manager = await app.as('e1.manager');
    const query = { text: '灭火器 遮挡', module: 'fire' } as const;
    const { items, total } = await manager.call(wire.listStandardLines, { query });
    assert.equal(total, items.length);
    assert.ok(items.length > 0);
    for (const one of items) {
      const text = JSON.stringify(one);
      assert.ok(text.includes('灭火') && text.includes('遮挡'), one.key);
    }
    const major = { grade: 'major', category: 'electrical' } as const;
    const found = await manager.call(wire.listStandardLines, { query: major });
    assert.ok(found.items.every((one) => one.grade === 'major' && one.category === 'electrical'));
    const keys: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await manager.call(wire.listStandardLines, {
        query: { document: 'gb-30871-2022', limit: 50, ...(cursor ? { cursor } : {}) },
      });
      keys.push(...page.items.map(({ key }) => key));
      assert.equal(page.total, 112);
      cursor = page.nextCursor;
    } while (cursor);
    assert.deepEqual([keys.length, new Set(keys).size], [112, 112]);
  });

  it('refuses a cursor that is none of it, and a day that is none', async () => {
    const duty = await app.as('duty');
    for (const query of [{ cursor: 'x' }, { on: '2026-13-01' }, { module: 'none' }]) {
      const sent = { query: query as object };
      assert.equal((await duty.send(wire.listStandardLines, sent)).status, 400);
    }
  });

  it('finds words that mean something to a pattern as they stand', async () => {
    const duty = await app.as('duty');
    const { total } = await duty.call(wire.listStandardLines, { query: { text: '100% _' } });
    assert.equal(total, 0);
  });
});

describe('proposals and checklists', () => {
  it('propose up to five lines in force with the words that fit', async () => {
    const worker = await app.as('e1.worker');
    const query = { text: '仓库东门安全出口被货物锁闭，疏散通道堵塞', category: 'fire' } as const;
    const { items } = await worker.call(wire.proposeStandardLines, { query });
    assert.ok(items.length > 0 && items.length <= 5);
    assert.ok(items[0]!.words.some((word) => query.text.includes(word)));
    assert.match(items[0]!.line.requirement, /出口/);
    const plain = await worker.call(wire.proposeStandardLines, { query: { text: '今天天气很好' } });
    assert.deepEqual(plain.items, []);
  });

  it('compose the checklist of a module, a kind of facility, and an enterprise', async () => {
    const manager = await app.as('e1.manager');
    const ask = async (query: object) =>
      (await manager.call(wire.readStandardChecklist, { query: { on: TODAY, ...query } })).sections;
    const [storage] = await ask({ module: 'storage' });
    assert.deepEqual([storage?.module, storage?.lines[0]?.grade], ['storage', 'major']);
    const tank = await ask({ facilityKind: 'tank' });
    assert.deepEqual(
      tank.map(({ module }) => module),
      ['fire', 'special-equipment', 'storage'],
    );
    const own = await ask({ enterpriseId: OWN.enterpriseId });
    assert.ok(own.some(({ module }) => module === 'special-work'));
    assert.ok(!own.some(({ module }) => module === 'port'));
    const none = { query: {} };
    assert.equal((await manager.send(wire.readStandardChecklist, none)).status, 400);
    const foreign = { query: { enterpriseId: FOREIGN.enterpriseId } };
    assert.equal((await manager.send(wire.readStandardChecklist, foreign)).status, 404);
  });
});

describe('a line of one’s own', () => {
  it('of an enterprise is seen by it and the park, and changed by nobody else', async () => {
    const manager = await app.as('e1.manager');
    const body = { line: sampleDraft(T0), reason: 'Our electronics shop' };
    const made = await manager.call(wire.addStandardLine, { body });
    assert.equal(made.enterprise?.id, OWN.enterpriseId);
    assert.equal(made.document.title.zh, '电子车间安全管理制度');
    assert.deepEqual([made.mayWrite, made.reevaluations, made.latestVersion], [true, 0, 1]);
    const params = { id: made.id };
    const duty = await app.as('duty');
    const seen = await duty.call(wire.readStandardLine, { params });
    assert.equal(seen.mayWrite, false);
    const change = { line: sampleDraft(T0, { deadlineDays: 1 }), afterVersion: 1, reason: 'x' };
    const refused = await duty.send(wire.changeStandardLine, { params, body: change });
    assert.equal((refused.json as { code: string }).code, 'not-acceptable-state');
    const stranger = await app.as('e2.manager');
    assert.equal((await stranger.send(wire.readStandardLine, { params })).status, 404);
    assert.equal(
      (await stranger.send(wire.changeStandardLine, { params, body: change })).status,
      404,
    );
    const list = await stranger.call(wire.listStandardLines, { query: { own: true } });
    assert.equal(list.total, 0);
    const worker = await app.as('e1.worker');
    assert.equal((await worker.send(wire.addStandardLine, { body })).status, 403);
  });

  it('asks its owner alone for a re-evaluation when it changes', async () => {
    const manager = await app.as('e1.manager');
    const made = await manager.call(wire.addStandardLine, {
      body: { line: sampleDraft(T0, { name: { zh: '自有条目', en: 'Own line' } }), reason: 'x' },
    });
    const params = { id: made.id };
    const line = sampleDraft(T0, { name: made.name, requirement: '每季度检测一次' });
    const changed = await manager.call(wire.changeStandardLine, {
      ...{ params, body: { line, afterVersion: 1, reason: 'Stricter' } },
    });
    assert.deepEqual([changed.reevaluations, changed.version], [1, 2]);
    assert.deepEqual(changed.versions[0]?.change, {
      ...{ kind: 'changed', fields: ['requirement'], isMaterial: true },
    });
    const again = { line, afterVersion: 1, reason: 'x' };
    const conflict = await manager.send(wire.changeStandardLine, { params, body: again });
    assert.equal((conflict.json as { code: string }).code, 'conflict');
  });

  it('begins today or later, and ends after it began', async () => {
    const duty = await app.as('duty');
    const bad = [
      { line: sampleDraft(T0, { effectiveFrom: '2026-07-20' }), reason: 'x' },
      { line: sampleDraft(T0, { effectiveTo: TODAY }), reason: 'x' },
      { line: { ...sampleDraft(T0), name: { zh: ' ' } }, reason: 'x' },
    ];
    for (const body of bad) {
      const answer = await duty.send(wire.addStandardLine, { body });
      assert.equal(answer.status, 400, answer.text);
    }
  });
});

describe('a changed standard', () => {
  const key = 'work-safety-law-2021:35-1';

  it('opens one re-evaluation for each enterprise whose checklists have it, due in 24 h', async () => {
    const duty = await app.as('duty');
    const line = await lineOf(key);
    const changed = await duty.call(wire.changeStandardLine, {
      params: { id: line.id },
      body: { line: draftOf(line, { deadlineDays: 2 }), afterVersion: 1, reason: 'Park: two days' },
    });
    assert.equal(changed.reevaluations, 3);
    assert.deepEqual([changed.clause.en, changed.gradeBasis], ['Article 35', 'proposed']);
    const { items, open } = await duty.call(changes.listStandardReevaluations, {
      query: { enterpriseId: OWN.enterpriseId },
    });
    const [mine] = items;
    assert.equal(mine?.reason, 'Park: two days');
    assert.equal(mine.dueAt, hours(24).toISOString());
    assert.deepEqual([mine.hasChecklist, mine.dangers.length, mine.isOverdue], [true, 0, false]);
    assert.deepEqual(
      mine.lines.map((one) => [one.key, one.kind, one.fromVersion, one.toVersion]),
      [[key, 'changed', 1, 2]],
    );
    assert.ok(open >= 3);
    assert.deepEqual(await notices(mine.id), [
      { kind: 'standard.re-evaluate', park: false, ids: [OWN.enterpriseId] },
      ...(await notices(mine.id)).slice(1),
    ]);
  });

  it('whose English alone is better asks nobody', async () => {
    const duty = await app.as('duty');
    const line = await lineOf(key);
    const name = { zh: line.name.zh, en: 'No warning signs' };
    const body = { line: draftOf(line, { name }), afterVersion: 2, reason: 'English' };
    const changed = await duty.call(wire.changeStandardLine, { params: { id: line.id }, body });
    assert.equal(changed.reevaluations, 0);
  });

  it('is done with words by a named person of the enterprise, once', async () => {
    const manager = await app.as('e1.manager');
    const { items } = await manager.call(changes.listStandardReevaluations);
    const open = items.find(({ lines }) => lines.some((one) => one.key === key));
    assert.ok(open);
    assert.ok(items.every(({ enterprise }) => enterprise.id === OWN.enterpriseId));
    const params = { id: open.id };
    const said = { result: 'adapted', note: 'Checklist of the tank farm changed' };
    const stranger = await app.as('e2.manager');
    assert.equal(
      (await stranger.send(changes.completeStandardReevaluation, { params, body: said })).status,
      404,
    );
    const silent = { result: 'adapted', note: '  ' };
    assert.equal(
      (await manager.send(changes.completeStandardReevaluation, { params, body: silent })).status,
      400,
    );
    const done = await manager.call(changes.completeStandardReevaluation, { params, body: said });
    assert.equal(done.done?.by.name, 'e1.manager person');
    assert.equal(done.done.note, said.note);
    const again = await manager.send(changes.completeStandardReevaluation, { params, body: said });
    assert.equal((again.json as { code: string }).code, 'not-acceptable-state');
  });

  it('that is retired is gone from lists and checklists, stays readable and asks the same', async () => {
    const duty = await app.as('duty');
    const line = await lineOf('special-equipment-law-2013:44-1');
    const params = { id: line.id };
    const body = { from: TODAY, afterVersion: 1, reason: 'No boilers in this park' };
    const retired = await duty.call(wire.retireStandardLine, { params, body });
    assert.deepEqual([retired.standing, retired.reevaluations], ['ended', 3]);
    assert.equal(retired.versions[0]?.change.kind, 'retired');
    const query = { module: 'special-equipment' } as const;
    const { sections } = await duty.call(wire.readStandardChecklist, { query });
    assert.ok(!sections[0]!.lines.some(({ id }) => id === line.id));
    const twice = { ...body, afterVersion: 2 };
    assert.equal((await duty.send(wire.retireStandardLine, { params, body: twice })).status, 400);
    const past = { ...body, from: '2026-07-20', afterVersion: 2 };
    assert.equal((await duty.send(wire.retireStandardLine, { params, body: past })).status, 400);
  });
});

describe('time', () => {
  it('reminds the enterprise four hours before the end and tells the park when it is over, each once', async () => {
    const duty = await app.as('duty');
    const query = { enterpriseId: FAR.enterpriseId };
    const [open] = (await duty.call(changes.listStandardReevaluations, { query })).items;
    assert.ok(open);
    const before = (await notices(open.id)).length;
    await remindReevaluations(app.parts, hours(19));
    assert.equal((await notices(open.id)).length, before);
    await remindReevaluations(app.parts, hours(20));
    await remindReevaluations(app.parts, hours(20.1));
    const soon = { kind: 'standard.soon', park: false, ids: [FAR.enterpriseId] };
    assert.deepEqual((await notices(open.id)).slice(before), [soon]);
    await remindReevaluations(app.parts, hours(24));
    await remindReevaluations(app.parts, hours(30));
    const over = { kind: 'standard.overdue', park: true, ids: [FAR.enterpriseId] };
    assert.deepEqual((await notices(open.id)).slice(before), [soon, over]);
    app.clock.set(hours(24));
    const overdue = await duty.call(changes.listStandardReevaluations, {
      query: { ...query, view: 'overdue' },
    });
    assert.ok(overdue.items.some(({ id }) => id === open.id));
    assert.ok(overdue.overdue >= 1 && overdue.items.every((one) => one.isOverdue));
  });

  it('that ends a document asks for re-evaluation once, on its day', async () => {
    const duty = await app.as('duty');
    const query = { view: 'all', limit: 500 } as const;
    const ofEnd = async () =>
      (await duty.call(changes.listStandardReevaluations, { query })).items.filter(
        ({ reason }) => typeof reason !== 'string' && reason.en.includes('last day'),
      );
    await remindReevaluations(app.parts, new Date('2026-09-29T12:00:00Z'));
    assert.deepEqual(await ofEnd(), []);
    await remindReevaluations(app.parts, new Date('2026-09-29T16:05:00Z'));
    const opened = await ofEnd();
    assert.equal(opened.length, 3);
    assert.ok(opened.every(({ lines }) => lines.every(({ kind }) => kind === 'retired')));
    await remindReevaluations(app.parts, new Date('2026-10-02T00:00:00Z'));
    assert.equal((await ofEnd()).length, 3);
  });

  it('does not ask for what had ended before it was taken in', async () => {
    const late = await testApp();
    late.clock.set(new Date('2026-11-28T00:00:00Z'));
    await takeSeeds(late.parts);
    assert.equal(await remindReevaluations(late.parts, late.clock.now()), 0);
  });
});

describe('the database’s own wall', () => {
  it('shows an enterprise neither lines nor imports of another, and lets it write none of the park’s', async () => {
    const own = { kind: 'enterprises', enterpriseIds: [OWN.enterpriseId], userId: 1 } as const;
    await app.db.tx(own, async (tx) => {
      const count = async (table: string, where: string) =>
        (await tx.one<{ n: number }>(
          sqlText(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`),
        ))!.n;
      assert.equal(await count('standard_line', `enterprise_id = ${FOREIGN.enterpriseId}`), 0);
      assert.equal(await count('standard_reevaluation', `enterprise_id <> ${OWN.enterpriseId}`), 0);
      assert.ok((await count('standard_line', 'enterprise_id IS NULL')) >= 315);
      const changed = await tx.run(
        sqlText(`UPDATE standard_line SET key = key WHERE enterprise_id IS NULL`),
      );
      assert.equal(changed, 0);
    });
    await assert.rejects(
      app.db.tx(own, (tx) =>
        tx.run(sqlText(`INSERT INTO standard_line (key, enterprise_id) VALUES ('x', NULL)`)),
      ),
      { code: '42501' },
    );
  });
});
