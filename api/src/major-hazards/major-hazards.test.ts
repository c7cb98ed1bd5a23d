import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { assessMajorHazard } from '@parkwatch/domain/major-hazard/assess-major-hazard';
import type { MajorHazardUnit } from '@parkwatch/domain/major-hazard/unit';
import { readFacility } from '@parkwatch/domain/wire/enterprises';
import { ingestHazardUnits } from '@parkwatch/domain/wire/hazard-units';
import { ingestInventories } from '@parkwatch/domain/wire/ingest';
import * as wire from '@parkwatch/domain/wire/major-hazards';
import { sqlText } from '../db/sql.ts';
import { CHLORINE_CAS, FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { sweepMajorHazards } from './sweep.ts';

const SYSTEM = { kind: 'system' } as const;
const NOW = new Date('2026-11-20T02:00:00Z');

describe('major hazard sources', async () => {
  const app = await testApp();
  const duty = await app.as('duty');
  const manager = await app.as('e1.manager');

  const item = (externalId: string, more: object = {}) => ({
    ...{ externalId, nameZh: '氯', nameEn: 'chlorine', cas: CHLORINE_CAS, designMaxT: '4' },
    ...more,
  });
  const unit = (externalId: string, more: object = {}) => ({
    ...{
      enterpriseCode: OWN.code,
      externalId,
      code: `U-${externalId}`,
      nameZh: `单元${externalId}`,
    },
    ...{ kind: 'storage', items: [item('A')], ...more },
  });
  const declare = (...records: object[]) =>
    app.source('own').call(ingestHazardUnits, { body: { records } });
  const idOf = async (externalId: string): Promise<number> => {
    const found = await app.db.tx(SYSTEM, (tx) =>
      tx.one<{ id: number }>(
        sqlText('SELECT id FROM hazard_unit WHERE enterprise_id = $1 AND external_id = $2'),
        [OWN.enterpriseId, externalId],
      ),
    );
    return found!.id;
  };
  const report = async (externalId: string) =>
    duty.call(wire.readMajorHazard, { params: { id: await idOf(externalId) } });
  const notices = () =>
    app.db.tx(SYSTEM, (tx) =>
      tx.rows<{ zh: string; refKind: string; refId: number; to_park: boolean; ids: number[] }>(
        sqlText(`SELECT payload -> 'text' ->> 'zh' AS zh, payload ->> 'refKind' AS "refKind", (payload ->> 'refId')::bigint AS "refId", to_park,
          enterprise_ids AS ids FROM outbox WHERE topic = 'notice' AND payload ->> 'kind' = 'major-hazard.changed' ORDER BY seq`),
      ),
    );
  const tank = () => duty.call(readFacility, { params: { id: OWN.id } });
  const stock = (externalId: string, quantityT: number, minute: number) =>
    app.source('own').call(ingestInventories, {
      body: {
        records: [
          {
            ...{ enterpriseCode: OWN.code, externalId, facilityExternalId: 'T1' },
            ...{ cas: CHLORINE_CAS, quantityT, at: new Date(NOW.getTime() + minute * 60_000) },
          },
        ],
      },
    });
  const sweep = (minute: number) =>
    sweepMajorHazards(app.parts, new Date(NOW.getTime() + minute * 60_000));
  /** A cell of people so many metres west of the works' land; those who live there may not be counted apart. */
  const settle = (ref: string, west: number, people: { night: number; residents?: number }) =>
    app.db.tx(SYSTEM, (tx) =>
      insertRow(tx, 'population_cell', {
        ...{ ref, day_people: 0, night_people: people.night, source: 'test', at: NOW },
        resident_people: people.residents ?? null,
        geom: `POINT(${OWN.corner[0] - west / 111_290} ${OWN.corner[1] + 0.001})`,
      }),
    );

  beforeEach(() => app.clock.set(NOW));

  it('are evaluated when they are declared, exactly, with every number that led there', async () => {
    const receipt = await declare(
      unit('EXACT', {
        items: [item('A', { designMaxT: '0.1' }), item('B', { designMaxT: '4.9' })],
      }),
    );
    assert.deepEqual([receipt.created, receipt.rejected], [1, 0]);
    const found = await report('EXACT');
    assert.deepEqual(
      [found.current!.verdict, found.current!.s.decimal, found.current!.r.decimal],
      // 0.1/5 + 4.9/5 is 1 and not a little less; nobody knows who lives around: α = 2.0.
      ['major-hazard', '1', '8'],
    );
    assert.equal(found.current!.level, 4);
    assert.equal(found.assessment!.alpha.isAssumed, true);
    assert.ok(found.assessment!.steps.some(({ clause }) => clause.startsWith('4.3')));
    assert.deepEqual(
      found.log.map(({ cause, change }) => [cause, change]),
      [['unit-declared', null]],
    );
    const told = (await notices()).at(-1)!;
    assert.match(told.zh, /单元EXACT，构成四级重大危险源（S = 1，R = 8）/);
    assert.deepEqual([told.refKind, told.refId], ['major-hazard', found.id]);
    assert.deepEqual([told.to_park, told.ids], [true, [OWN.enterpriseId]]);
  });

  it('can be computed again from what the log keeps', async () => {
    const rows = await app.db.tx(SYSTEM, (tx) =>
      tx.rows<{ inputs: { unit: MajorHazardUnit }; assessment: object }>(
        sqlText('SELECT inputs, assessment FROM hazard_assessment'),
      ),
    );
    assert.ok(rows.length > 0);
    for (const { inputs, assessment } of rows)
      assert.deepEqual(assessMajorHazard(inputs.unit), assessment);
  });

  it('are upserted by the enterprise’s own id, each bad one refused with its path', async () => {
    const receipt = await declare(
      unit('GOOD', { facilityExternalIds: ['T1'] }),
      unit('X-1', { items: [item('A', { designMaxT: 4 })] }),
      unit('X-2', { items: [item('A', { designMaxT: '-1' })] }),
      unit('X-3', { items: [item('A'), item('A')] }),
      unit('X-4', { items: [item('A', { categories: ['W99'] })] }),
      unit('X-5', { items: [item('A', { facilityExternalId: 'none' })] }),
      unit('X-6', { facilityExternalIds: ['none'] }),
      unit('X-7', { facilityExternalIds: ['T1'] }),
      unit('X-8', { geometry: { type: 'Point', coordinates: [103.7, 1.27] } }),
      unit('X-9', { geometry: BOW_TIE }),
      unit('X-10', { enterpriseCode: FOREIGN.code }),
      unit('X-11', { items: [item('A', { isSameClassAsPure: true })] }),
      unit('X-12', { kind: 'dike' }),
    );
    assert.equal(receipt.created, 1);
    assert.deepEqual(
      receipt.rejections.map(({ externalId, path }) => `${externalId} ${path}`),
      [
        ...['X-1 /items/0/designMaxT', 'X-2 /items/0/designMaxT', 'X-3 /items'],
        ...['X-4 /items/0/categories/0', 'X-5 /items/0/facilityExternalId'],
        ...['X-6 /facilityExternalIds/0', 'X-7 /facilityExternalIds/0', 'X-8 /geometry/type'],
        ...[
          'X-9 /geometry',
          'X-10 /enterpriseCode',
          'X-11 /items/0/isSameClassAsPure',
          'X-12 /kind',
        ],
      ],
    );
    assert.match(receipt.rejections[0]!.messageZh, /\p{Script=Han}/u);
    assert.equal((await declare(unit('GOOD', { facilityExternalIds: ['T1'] }))).unchanged, 1);
    // 4 and 4.0 are one quantity; another content is another record.
    const same = unit('GOOD', {
      facilityExternalIds: ['T1'],
      items: [item('A', { designMaxT: '4.0' })],
    });
    assert.equal((await declare(same)).unchanged, 1);
    assert.equal((await report('GOOD')).log.length, 1);
    assert.equal((await declare(unit('GOOD', { facilityExternalIds: [] }))).updated, 1);
    assert.deepEqual((await report('GOOD')).facilities, []);
  });

  it('mark their facilities, and what is not known never lowers them', async () => {
    const held = (items: object[]) => unit('MARK', { facilityExternalIds: ['T1'], items });
    await declare(held([item('A', { designMaxT: '62.5' })]));
    const marked = await tank();
    assert.deepEqual([marked.isMajorHazard, marked.hazardLevel], [true, 1]);
    assert.deepEqual(
      [marked.hazardUnit!.code, marked.hazardUnit!.verdict, marked.hazardUnit!.level],
      ['U-MARK', 'major-hazard', 1],
    );
    // Less chlorine, and something that nobody has classified: at least level 3, which does not show that it is no longer level 1.
    const unknown = item('B', { nameZh: '自编物质', nameEn: 'made-up', cas: null });
    await declare(held([item('A', { designMaxT: '10' }), unknown]));
    const open = await report('MARK');
    assert.deepEqual([open.current!.level, open.current!.isLowerBound], [3, true]);
    assert.equal(open.log[0]!.change!.level.movement, 'unclear');
    assert.equal((await tank()).hazardLevel, 1);
    await declare(held([item('A', { designMaxT: null })]));
    assert.equal((await report('MARK')).current!.verdict, 'not-determined');
    const kept = await tank();
    assert.deepEqual([kept.isMajorHazard, kept.hazardLevel], [true, 1]);
    assert.equal(kept.hazardUnit!.verdict, 'not-determined');
    // Declared empty for good: known, and none.
    await declare(held([item('A', { designMaxT: '0' })]));
    const none = await tank();
    assert.deepEqual([none.isMajorHazard, none.hazardLevel], [false, null]);
    assert.equal(none.hazardUnit!.verdict, 'not-major-hazard');
  });

  it('without anything in them are not determined', async () => {
    await declare(unit('EMPTY', { items: [] }));
    const { current, assessment } = await report('EMPTY');
    assert.equal(current!.verdict, 'not-determined');
    assert.equal(assessment!.caveats[0]!.code, 'no-inventory');
  });

  it('say in the log what changed and how S, R and the level moved', async () => {
    await declare(unit('MOVE', { items: [item('A', { designMaxT: '20' })] }));
    app.clock.advance(60_000);
    await declare(unit('MOVE', { items: [item('A', { designMaxT: '31.25' })] }));
    const [newest, first] = (await report('MOVE')).log;
    assert.equal(first!.change, null);
    assert.deepEqual(
      newest!.change!.changes.map(({ code, text }) => [code, text.en]),
      [['design-maximum', 'chlorine: design maximum 20 t → 31.25 t']],
    );
    assert.deepEqual(newest!.change!.level, { before: 3, after: 2, movement: 'rise' });
    assert.match((await notices()).at(-1)!.zh, /级别上升：三级 → 二级（S 4 → 6.25，R 32 → 50）/);
    const params = { id: await idOf('MOVE'), evaluationId: first!.id };
    const then = await duty.call(wire.readMajorHazardEvaluation, { params });
    assert.equal(then.assessment.rows[0]!.designMaxT, '20');
  });

  it('follow stock by findings alone: it moves no level', async () => {
    await declare(
      unit('STOCK', { items: [item('A', { facilityExternalId: 'T1', designMaxT: '5' })] }),
    );
    await stock('S-1', 3, -10);
    await stock('S-2', 4.9, -9);
    assert.equal((await report('STOCK')).log.length, 1, 'within the design maximum');
    await stock('S-3', 5.000_001, -8);
    const above = await report('STOCK');
    assert.deepEqual(
      [above.log.length, above.log[0]!.cause, above.current!.s.decimal],
      [2, 'stock-reported', '1'],
    );
    assert.deepEqual(
      above.assessment!.findings.map(({ code }) => code),
      ['live-above-design-maximum'],
    );
    assert.deepEqual(
      above.stock.map(({ itemId, quantityT }) => [itemId, quantityT]),
      [['A', 5.000_001]],
    );
    const before = (await notices()).length;
    await stock('S-4', 4, -7);
    const back = await report('STOCK');
    assert.deepEqual(
      back.log.map(({ findings }) => findings.length),
      [0, 1, 0],
    );
    assert.equal((await notices()).length, before, 'a finding is no news of the level');
  });

  it('follow who lives around the works, once, whenever the sweep comes', async () => {
    await declare(unit('PEOPLE', { items: [item('A', { designMaxT: '5' })] }));
    assert.equal((await report('PEOPLE')).current!.people, null);
    // Of people elsewhere nothing follows for here.
    await settle('elsewhere', 5000, { night: 900 });
    await sweep(1);
    assert.equal((await report('PEOPLE')).current!.people, null);
    await settle('far', 2500, { night: 900 });
    assert.ok((await sweep(1)) > 0);
    const empty = await report('PEOPLE');
    assert.deepEqual([empty.current!.people, empty.assessment!.alpha.alpha], [0, '0.5']);
    assert.equal(empty.log[0]!.cause, 'sweep');
    await settle('village', 480, { night: 30.2 });
    await settle('beyond', 590, { night: 900 });
    await settle('night shift', 300, { night: 900, residents: 0 });
    assert.ok((await sweep(2)) > 0);
    const lived = await report('PEOPLE');
    assert.deepEqual([lived.current!.people, lived.assessment!.alpha.alpha], [31, '1.2']);
    assert.deepEqual(
      lived.log[0]!.change!.changes.map(({ code }) => code),
      ['people'],
    );
    assert.equal(await sweep(3), 0, 'twice adds nothing');
    const around = await duty.call(wire.readMajorHazardSurroundings, {
      params: { id: await idOf('PEOPLE') },
    });
    assert.deepEqual(
      around.features.map(({ id }) => id),
      ['works', 'reach', 'village'],
    );
  });

  it('of a works without land on the map take the strictest α', async () => {
    await app.db.tx(SYSTEM, (tx) =>
      tx.run(sqlText('UPDATE lot SET enterprise_id = NULL WHERE enterprise_id = $1'), [
        OWN.enterpriseId,
      ]),
    );
    await sweep(4);
    const lost = await report('PEOPLE');
    assert.deepEqual([lost.current!.people, lost.assessment!.alpha.alpha], [null, '2.0']);
    assert.equal(lost.residents!.hasBoundary, false);
  });

  it('are listed the worst first, unknown before none, and none is lost between pages', async () => {
    await declare(
      unit('L1', { items: [item('A', { designMaxT: '99' })] }),
      unit('L6', { items: [item('A', { designMaxT: '0.5' })] }),
    );
    const query = { enterpriseId: OWN.enterpriseId };
    const all = await duty.call(wire.listMajorHazards, { query });
    const ranks = all.items.map(({ current }) =>
      current?.verdict === 'not-major-hazard' ? 6 : (current?.level ?? 5),
    );
    assert.deepEqual(ranks, ranks.toSorted());
    assert.ok(ranks.includes(5) && ranks.includes(6) && ranks[0] === 1);
    const { counts } = all;
    assert.equal(
      Object.values(counts).reduce((sum, count) => sum + count, 0),
      all.items.length,
    );
    const paged: number[] = [];
    let cursor: string | null = null;
    do {
      const page: typeof all = await duty.call(wire.listMajorHazards, {
        query: { ...query, limit: 2, ...(cursor === null ? {} : { cursor }) },
      });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.deepEqual(
      paged,
      all.items.map(({ id }) => id),
    );
    const open = await duty.call(wire.listMajorHazards, {
      query: { ...query, verdict: 'not-determined' },
    });
    assert.equal(open.items.length, counts.notDetermined);
    assert.deepEqual(open.counts, counts, 'the counts stay when one of them is chosen');
    const found = await duty.call(wire.listMajorHazards, { query: { search: '单元L6' } });
    assert.equal(found.items.length, 1);
    const wild = await duty.call(wire.listMajorHazards, { query: { search: '%' } });
    assert.equal(wild.items.length, 0);
    const wrong = duty.call(wire.listMajorHazards, { query: { cursor: 'bm8' } });
    await assert.rejects(wrong, { code: 'bad-request' });
  });

  it('that come by the dozen are told of in one notice', async () => {
    const before = (await notices()).length;
    const many = Array.from({ length: 5 }, (_, at) =>
      unit(`MANY-${at}`, { items: [item('A', { designMaxT: '50' })] }),
    );
    await declare(...many);
    const told = (await notices()).slice(before);
    assert.deepEqual(
      told.map(({ refKind, refId }) => [refKind, refId]),
      [['major-hazards-of-enterprise', OWN.enterpriseId]],
    );
    assert.match(told[0]!.zh, /5 个单元/);
  });

  it('of a neighbour are not to be had', async () => {
    const neighbour = await app.as('e2.manager');
    const id = await idOf('L1');
    const gone = { code: 'not-found' };
    await assert.rejects(neighbour.call(wire.readMajorHazard, { params: { id } }), gone);
    await assert.rejects(
      neighbour.call(wire.readMajorHazardSurroundings, { params: { id } }),
      gone,
    );
    const query = { enterpriseId: OWN.enterpriseId };
    assert.equal((await neighbour.call(wire.listMajorHazards, { query })).items.length, 0);
    assert.ok((await manager.call(wire.listMajorHazards)).items.length > 0);
  });

  it('have a log that nobody changes', async () => {
    for (const text of ['UPDATE hazard_assessment SET level = 4', 'DELETE FROM hazard_assessment'])
      await assert.rejects(
        app.db.tx(SYSTEM, (tx) => tx.run(sqlText(text))),
        /permission denied/,
      );
  });
});

const BOW_TIE = {
  type: 'Polygon',
  coordinates: [
    [
      [103.7, 1.27],
      [103.701, 1.271],
      [103.701, 1.27],
      [103.7, 1.271],
      [103.7, 1.27],
    ],
  ],
};
