import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import * as methods from '@parkwatch/domain/wire/risk-methods';
import * as wire from '@parkwatch/domain/wire/risk-register';
import * as sheets from '@parkwatch/domain/wire/risk-sheets';
import { sqlText } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { sampleSheet, sampleVersion } from '../testing/risk-register-samples.ts';
import { FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { measureSources } from '../zones/sources/measure.ts';
import { findIneffectiveMeasures } from './find-ineffective-measures.ts';
import { measuresAt } from './measures.ts';
import { unitsAt } from './units.ts';

const SYSTEM = { kind: 'system' } as const;
/** 10:00 at the park. */
const T0 = new Date('2026-11-27T02:00:00Z');
const UNIT = 700;
const at = (ms: number) => new Date(T0.getTime() + ms);

describe('the risk register', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp();
    app.clock.set(T0);
    await app.db.tx(SYSTEM, insertRegister);
  });

  const read = async (query: object = {}) =>
    (await app.as('duty')).call(wire.readRiskRegister, { query });
  const measures = async () =>
    new Map(
      (await read()).items
        .flatMap(({ units }) => units.flatMap(({ events }) => events))
        .flatMap((event) => event.measures.map((one) => [one.id, one] as const)),
    );
  const inSystem = <T>(work: (tx: Tx) => Promise<T>) => app.db.tx(SYSTEM, work);
  const check = (id: number, more: object) =>
    inSystem((tx) => insertRow(tx, 'check_record', { ...fed(`c${id}`), id, ...more }));

  it('shows each measure with what it rests on and whether it works', async () => {
    const found = await measures();
    const short = [...found.values()].map(({ id, type, kind, condition, why }) => [
      ...[id, type, kind, condition, why.en],
    ]);
    assert.deepEqual(short, [
      [701, 'manual', 'management', 'not-effective', 'not checked in its period'],
      [702, 'iot', 'engineering', 'works', 'its source is live'],
      [
        703,
        'ai',
        'training',
        'not-effective',
        'recognition without live data: Amberline chlorine tank',
      ],
      [704, 'iot', null, 'not-effective', 'said to be monitored, but bound to no sensor'],
      [705, 'manual', 'ppe', 'not-effective', 'no inspection task is set for it'],
    ]);
    // Daily from midnight: the check of the 25th covers its day, the 26th was missed.
    assert.equal(found.get(701)?.since, '2026-11-26T16:00:00.000Z');
    assert.equal(found.get(701)?.lastCheckAt, '2026-11-25T01:00:00.000Z');
  });

  it('counts units in four colours and measures by state, for the park and each enterprise', async () => {
    const { all, enterprises } = await (await app.as('duty')).call(wire.readRiskSummary);
    assert.deepEqual(all.units, { 1: 0, 2: 0, 3: 1, 4: 0, unrated: 1 });
    assert.deepEqual(all.measures, {
      manual: { total: 2, ineffective: 2, standsStill: 0 },
      iot: { total: 2, ineffective: 1, standsStill: 0 },
      ai: { total: 1, ineffective: 1, standsStill: 0 },
    });
    assert.deepEqual(
      enterprises.map(({ enterprise, objects }) => [enterprise.code, objects]),
      [
        [OWN.code, 1],
        [FOREIGN.code, 1],
      ],
    );
  });

  it('finds by level, by fault and by words, page by page', async () => {
    const names = async (query: object) =>
      (await read(query)).items.flatMap(({ units }) => units.map(({ name }) => name));
    assert.deepEqual(await names({}), ['未评单元', '液氯储罐']);
    assert.deepEqual(await names({ level: '3' }), ['液氯储罐']);
    assert.deepEqual(await names({ level: 'unrated' }), ['未评单元']);
    assert.deepEqual(await names({ ineffective: 'true' }), ['液氯储罐']);
    assert.deepEqual(await names({ text: '安全帽' }), ['液氯储罐']);
    assert.deepEqual(await names({ text: "'%_" }), []);
    assert.deepEqual(await names({ enterpriseId: FOREIGN.enterpriseId }), ['未评单元']);
    const first = await read({ limit: 1 });
    assert.equal(first.total, 2);
    assert.deepEqual(await names({ limit: 1, cursor: first.nextCursor! }), ['液氯储罐']);
  });

  it('shows an enterprise its own', async () => {
    const own = await (await app.as('e1.worker')).call(wire.readRiskRegister, { query: {} });
    assert.deepEqual(
      own.items.map(({ enterprise }) => enterprise.code),
      [OWN.code],
    );
    const all = await (await app.as('e2.manager')).call(wire.listIneffectiveMeasures);
    assert.deepEqual(all.items, []);
  });

  it('lists what does not work, with where it is', async () => {
    const list = async (query: object) =>
      (await app.as('duty')).call(wire.listIneffectiveMeasures, { query });
    const { items, total } = await list({ limit: 2 });
    // What nobody knows the beginning of comes first.
    assert.deepEqual([items.map(({ id }) => id), total], [[703, 704], 4]);
    assert.deepEqual(items[0]?.facility?.id, OWN.id);
    assert.deepEqual(items[0]?.unit, { id: UNIT, name: '液氯储罐', level: 3 });
    assert.deepEqual(
      (await list({ type: 'manual' })).items.map(({ id }) => id),
      [705, 701],
    );
  });

  it('weighs what does not work at its facility, by whether people or machines watch', async () => {
    const sources = await inSystem((tx) => measureSources(tx, T0));
    const amounts = sources.map(({ id, reasons }) => [id, reasons[0]!.amount.toFixed(3)]);
    const [, manual] = amounts.find(([id]) => id === 'measure:701')!;
    const [, machine] = amounts.find(([id]) => id === 'measure:703')!;
    assert.equal(amounts.length, 4);
    assert.ok(Number(machine) > Number(manual), `${machine} ${manual}`);
  });

  it('finds each fault once, tells enterprise and park, and asks for new zones', async () => {
    await inSystem((tx) => tx.run(sqlText('UPDATE zone_request SET requested_at = NULL')));
    assert.equal(await findIneffectiveMeasures(app.parts, T0), 4);
    assert.equal(await findIneffectiveMeasures(app.parts, T0), 0);
    const told = await notices();
    assert.deepEqual(
      told.map((one) => [one.to_park, one.enterprise_ids]),
      [
        [false, [OWN.enterpriseId]],
        [true, []],
      ],
    );
    assert.match(told[0]!.zh, /^管控措施失效 4 项：.*等$/);
    assert.match(told[1]!.en, /^Amberline Chemicals: 4 control measures do not work/);
    const asked = await inSystem((tx) =>
      tx.one<{ at: Date | null }>(sqlText('SELECT requested_at AS at FROM zone_request')),
    );
    assert.notEqual(asked?.at, null);
    assert.equal((await measures()).get(701)?.foundAt, T0.toISOString());
  });

  it('ends a finding when the measure works again, and tells it again only after an hour', async () => {
    await check(801, { check_task_id: 711, checked_at: T0, status: 'normal' });
    assert.equal((await measures()).get(701)?.condition, 'works');
    assert.equal(await findIneffectiveMeasures(app.parts, at(MINUTE_MS)), 1);
    assert.deepEqual(await findings(701), [['works', false]]);
    await check(802, { check_task_id: 711, checked_at: at(2 * MINUTE_MS), status: 'danger-found' });
    const before = (await notices()).length;
    assert.equal(await findIneffectiveMeasures(app.parts, at(3 * MINUTE_MS)), 1);
    assert.equal((await notices()).length, before);
    assert.deepEqual(await findings(701), [
      ['works', false],
      [null, true],
    ]);
  });

  it('trusts a check that found a danger again when the danger is accepted', async () => {
    app.clock.set(at(5 * MINUTE_MS));
    const state = async () => (await measures()).get(701);
    assert.match((await state())!.why.en, /found a hidden danger/);
    await inSystem((tx) =>
      insertRow(tx, 'reported_danger', {
        ...{ ...fed('d'), id: 900, check_record_id: 802, name: '铅封脱落', level: 'general' },
        ...{ registered_at: at(2 * MINUTE_MS), state: 'to-accept' },
      }),
    );
    assert.equal((await state())?.condition, 'not-effective');
    await inSystem((tx) =>
      tx.run(sqlText("UPDATE reported_danger SET state = 'accepted', accepted_at = $1"), [
        at(4 * MINUTE_MS),
      ]),
    );
    assert.equal((await state())?.condition, 'works');
  });

  it('asks nothing of what stands still', async () => {
    const stop = {
      ...fed('s'),
      risk_object_id: UNIT,
      starts_at: at(-DAY_MS),
      ends_at: at(HOUR_MS),
    };
    await inSystem((tx) => insertRow(tx, 'deactivation', { ...stop, id: 910 }));
    assert.deepEqual(
      [...(await measures()).values()].map(({ condition }) => condition),
      Array(5).fill('stands-still'),
    );
    assert.ok((await findIneffectiveMeasures(app.parts, at(6 * MINUTE_MS))) >= 4);
    assert.deepEqual((await findings(704)).at(-1), ['stands-still', false]);
    await inSystem((tx) => tx.run(sqlText('DELETE FROM deactivation')));
  });

  it('hears from the analytics box whether its recognition runs', async () => {
    const sign = (camera: string, time: Date, kinds?: string[]) => ({
      ...{ camera, at: time.toISOString(), ...(kinds === undefined ? {} : { kinds }) },
    });
    const box = app.source('own');
    const send = (...records: unknown[]) =>
      box.call(wire.ingestRecognitionSigns, { body: { records } });
    const now = app.clock.now();
    const cam = `cam-${OWN.code}`;
    const smoke = await send(sign(cam, now, ['smoke']));
    assert.deepEqual([smoke.created, smoke.rejected], [1, 0]);
    assert.equal((await measures()).get(703)?.condition, 'not-effective');
    await send(sign(cam, at(5 * MINUTE_MS + 1), ['smoke', 'no-helmet']));
    app.clock.advance(1000);
    assert.equal((await measures()).get(703)?.condition, 'works');
    const refused = await send(
      sign(`cam-${FOREIGN.code}`, now),
      sign(cam, at(HOUR_MS)),
      sign(cam, T0),
      { camera: cam, at: 'today' },
      null,
    );
    assert.deepEqual(
      refused.rejections.map(({ index, path }) => [index, path]),
      [
        [0, '/camera'],
        [1, '/at'],
        [3, '/at'],
        [4, '/'],
      ],
    );
    assert.equal(refused.unchanged, 1);
    const later = at(5 * MINUTE_MS + HOUR_MS + 1);
    const [silent] = await inSystem((tx) => measuresAt(tx, later, { id: 703 }));
    assert.deepEqual(
      [silent?.shown.condition, silent?.shown.since],
      ['not-effective', at(5 * MINUTE_MS + HOUR_MS).toISOString()],
    );
  });

  it('lets an enterprise bind what its system does not name, of its own only', async () => {
    const manager = await app.as('e1.manager');
    const bind = (id: number, body: { pointIds: number[]; cameras?: object[] }) =>
      manager.call(wire.bindMeasure, { params: { id }, body: { cameras: [], ...body } as never });
    const { points, cameras } = await manager.call(wire.listBindable, { params: { id: 704 } });
    assert.deepEqual(
      [points.map(({ id }) => id), cameras.map(({ id }) => id)],
      [[OWN.id], [OWN.id]],
    );
    const bound = await bind(704, { pointIds: [OWN.id, OWN.id] });
    assert.deepEqual([bound.condition, bound.sources.length], ['works', 1]);
    const ai = await bind(704, { pointIds: [], cameras: [{ cameraId: OWN.id, eventKinds: [] }] });
    assert.deepEqual([ai.type, ai.sources[0]?.kind], ['ai', 'camera']);
    await assert.rejects(bind(704, { pointIds: [FOREIGN.id] }), { code: 'not-found' });
    await assert.rejects(bind(705, { pointIds: [] }), { code: 'not-acceptable-state' });
    assert.deepEqual((await bind(704, { pointIds: [] })).sources, []);
  });

  async function notices() {
    return inSystem((tx) =>
      tx.rows<{ to_park: boolean; enterprise_ids: number[]; zh: string; en: string }>(
        sqlText(`SELECT to_park, enterprise_ids, payload #>> '{text,zh}' AS zh, payload #>> '{text,en}' AS en FROM outbox
          WHERE topic = 'notice' AND payload ->> 'kind' = 'measure.not-effective' ORDER BY seq`),
      ),
    );
  }
  async function findings(measureId: number) {
    const rows = await inSystem((tx) =>
      tx.rows<{ end_reason: string | null; is_open: boolean }>(
        sqlText(`SELECT end_reason, ended_at IS NULL AS is_open FROM measure_finding
          WHERE control_measure_id = $1 ORDER BY id`),
        [measureId],
      ),
    );
    return rows.map((row) => [row.end_reason, row.is_open]);
  }
});

describe('sheets', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp();
    app.clock.set(T0);
    await app.db.tx(SYSTEM, insertRegister);
  });
  const unit = async () =>
    (await (await app.as('e1.worker')).call(wire.readRiskRegister, { query: {} })).items[0]!
      .units[0]!;
  const params = { id: UNIT };
  const row = sampleSheet.rows[0]!;
  const withFactors = (L: number, S: number, more: object = {}) => ({
    ...{ ...sampleSheet, ...more, rows: [{ ...row, assessed: { factors: { L, S } } }] },
  });

  it('are assessed here, and set the level of their unit with the stricter of sheet and feed', async () => {
    const leader = await app.as('e1.leader');
    const made = await leader.call(sheets.createRiskSheet, { params, body: sampleSheet });
    assert.deepEqual(
      [made.level, made.revision, made.revisions[0]?.rows[0]?.assessed.value],
      [3, 1, 12],
    );
    assert.equal(made.madeBy.account, 'e1.leader');
    assert.deepEqual([(await unit()).level, (await unit()).setBy], [3, 'feed']);
    const body = { sheet: withFactors(5, 4), revision: 1, note: '新增人员' };
    const revised = await leader.call(sheets.reviseRiskSheet, { params: { id: made.id }, body });
    assert.deepEqual(
      [revised.level, revised.revisions.map(({ revision, note }) => [revision, note])],
      [
        1,
        [
          [2, '新增人员'],
          [1, ''],
        ],
      ],
    );
    assert.deepEqual([(await unit()).level, (await unit()).setBy], [1, 'sheet']);
  });

  it('are not overwritten unseen, nor revised once withdrawn', async () => {
    const manager = await app.as('e1.manager');
    const [sheet] = (await manager.call(sheets.listRiskSheets, { params })).items;
    const id = { id: sheet!.id };
    const stale = { sheet: withFactors(1, 1), revision: 1, note: 'again' };
    const revise = (body: typeof stale) =>
      manager.call(sheets.reviseRiskSheet, { params: id, body });
    await assert.rejects(revise(stale), { code: 'conflict' });
    const gone = await manager.call(sheets.withdrawRiskSheet, {
      ...{ params: id, body: { reason: '设备拆除' } },
    });
    assert.deepEqual([gone.withdrawn?.reason, gone.revisions.length], ['设备拆除', 2]);
    assert.equal((await unit()).level, 3);
    await assert.rejects(revise({ ...stale, revision: 2 }), { code: 'not-acceptable-state' });
  });

  it('are refused with values that the table lacks, another day’s method, or tomorrow’s date', async () => {
    const manager = await app.as('e1.manager');
    const wrong: [object, string][] = [
      [withFactors(6, 1), '/rows/0/assessed/factors'],
      [withFactors(3, 4, { methodId: 'lec-classic' }), '/rows/0/assessed/factors'],
      [withFactors(3, 4, { methodId: 'ls-z' }), '/methodId'],
      [withFactors(3, 4, { assessedOn: '2026-11-28' }), '/assessedOn'],
    ];
    for (const [body, path] of wrong) {
      const answer = await manager.send(sheets.createRiskSheet, { params, body: body as never });
      assert.equal(answer.status, 400);
      assert.equal((answer.json as { errors: { path: string }[] }).errors[0]?.path, path);
    }
    const foreign = manager.call(sheets.createRiskSheet, {
      params: { id: 750 },
      body: sampleSheet,
    });
    await assert.rejects(foreign, { code: 'not-found' });
  });

  describe('and versions of methods', () => {
    const CUTS = [
      { from: 12, level: 1 as const },
      { from: 0, level: 4 as const },
    ];
    const stricter = (changes: object = {}) =>
      sampleVersion('ls-a', { cuts: CUTS, effectiveFrom: '2026-12-01', ...changes });
    const add = (body: methods.NewMethodVersion) =>
      app
        .as('director')
        .then((director) =>
          director.call(methods.addRiskMethod, { body: { ...body, reason: '新规范' } }),
        );

    it('are previewed before they are added: whose level moves', async () => {
      const manager = await app.as('e1.manager');
      await manager.call(sheets.createRiskSheet, { params, body: sampleSheet });
      const director = await app.as('director');
      const preview = await director.call(methods.previewRiskMethod, { body: stricter() });
      assert.deepEqual(preview.counts, { raised: 1, lowered: 0, open: 0, same: 0 });
      const [change] = preview.changes;
      assert.deepEqual(
        [change?.before, change?.after, change?.unit.name, change?.rows.raised],
        [3, 1, '液氯储罐', 1],
      );
      const security = await app.as('security');
      const counted = await security.call(methods.previewRiskMethod, { body: stricter() });
      assert.deepEqual([counted.counts.raised, counted.changes], [1, []]);
    });

    it('raise levels on their day, and lower none', async () => {
      const version = await add(stricter());
      assert.deepEqual(
        [version.method.id, version.version, version.isInEffect, version.added?.reason],
        ['ls-a-v2', 2, false, '新规范'],
      );
      await add(stricter({ cuts: [{ from: 0, level: 4 }], effectiveFrom: '2026-12-02' }));
      const unitOn = async (time: string) =>
        (await app.db.tx(SYSTEM, (tx) => unitsAt(tx, new Date(time), { id: UNIT })))[0]!.shown;
      assert.equal((await unitOn('2026-11-30T15:59:59Z')).level, 3);
      const raised = await unitOn('2026-11-30T16:00:00Z');
      assert.deepEqual(
        [raised.level, raised.setBy, raised.sheets[0]?.isOutdated],
        [1, 'method', true],
      );
      const milder = await unitOn('2026-12-02T00:00:00Z');
      assert.deepEqual([milder.level, milder.sheets[0]?.levelToday], [3, 4]);
      const { items } = await (await app.as('e1.worker')).call(methods.listRiskMethods);
      assert.deepEqual(
        items
          .filter(({ family }) => family === 'ls-a')
          .map((one) => [one.method.id, one.isInEffect]),
        [
          ['ls-a', true],
          ['ls-a-v2', false],
          ['ls-a-v3', false],
        ],
      );
    });

    it('are refused when they rewrite the past, or are no table', async () => {
      const director = await app.as('director');
      const path = async (body: object) => {
        const answer = await director.send(methods.previewRiskMethod, { body: body as never });
        assert.equal(answer.status, 400, answer.text);
        return (answer.json as { errors: { path: string }[] }).errors[0]?.path;
      };
      assert.equal(await path(stricter({ effectiveFrom: '2026-11-01' })), '/method/effectiveFrom');
      assert.equal(await path(stricter({ effectiveFrom: '2026-11-30' })), '/method/effectiveFrom');
      await assert.rejects(add(stricter({ effectiveFrom: '2026-12-02' })), {
        code: 'already-exists',
      });
      const falling = [CUTS[1], CUTS[0]];
      assert.equal(
        await path(stricter({ cuts: falling, effectiveFrom: '2027-01-01' })),
        '/method/cuts',
      );
      assert.equal(await path({ ...stricter(), family: 'nobody' }), '/family');
    });
  });
});

const fed = (externalId: string, tenant = OWN) => ({
  ...{ enterprise_id: tenant.enterpriseId, external_id: externalId, sent: '{}', received_at: T0 },
});

/** One object with a unit of level 3, five measures, and at the neighbour a unit that nobody has assessed. */
async function insertRegister(tx: Tx): Promise<void> {
  const hazard = { hazard_code: 'H', is_major_hazard: true };
  await insertRow(tx, 'risk_object', {
    ...{ ...fed('o'), ...hazard, id: UNIT, name: '氯罐区', facility_id: OWN.id },
  });
  const unit = { risk_object_id: UNIT, name: '液氯储罐', risk_level: 'general' };
  await insertRow(tx, 'risk_unit', { ...fed('u'), ...unit, id: UNIT });
  await insertRow(tx, 'risk_event', { ...fed('e'), id: UNIT, risk_unit_id: UNIT, name: '泄漏' });
  const measure = (id: number, more: object) =>
    insertRow(tx, 'control_measure', { ...fed(`m${id}`), id, risk_event_id: UNIT, ...more });
  await measure(701, { source: 'inspection', description: '巡检', class: 'maintenance' });
  await measure(702, {
    ...{ source: 'automatic', description: '检测报警', class: 'engineering', point_id: OWN.id },
  });
  await measure(703, {
    ...{ source: 'automatic', description: '安全帽识别', class: 'operation', subclass: '3-1' },
    ...{ camera_id: OWN.id, camera_kinds: ['no-helmet'] },
  });
  await measure(704, { source: 'automatic', description: '液位联锁' });
  await measure(705, {
    ...{ source: 'inspection', description: '防护用品', class: 'emergency', subclass: '4-2' },
  });
  await insertRow(tx, 'check_task', {
    ...{ ...fed('t'), id: 711, control_measure_id: 701, cycle: 1, cycle_unit: 'day' },
    ...{ work_days: 'every-day', work_type: 'daily', starts_at: '2026-11-01T00:00:00+08:00' },
  });
  const day = (n: number) => new Date(`2026-11-${n}T09:00:00+08:00`);
  const record = (id: number, more: object) =>
    insertRow(tx, 'check_record', { ...fed(`r${id}`), id, check_task_id: 711, ...more });
  await record(721, { checked_at: day(25), status: 'normal' });
  // Somebody said that nobody looked: that is no check.
  await record(722, { checked_at: day(26), status: 'not-checked' });
  await insertRow(tx, 'latest_value', {
    ...{ point_id: OWN.id, at: new Date('2099-01-01T00:00:00Z'), value: 1, quality: 0 },
    received_at: T0,
  });
  await insertRow(tx, 'risk_object', { ...fed('o', FOREIGN), ...hazard, id: 750, name: '甲类库' });
  await insertRow(tx, 'risk_unit', {
    ...{ ...fed('u', FOREIGN), id: 750, risk_object_id: 750, name: '未评单元' },
  });
}
