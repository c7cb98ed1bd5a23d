import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Condition } from '@parkwatch/domain/equipment-warning/condition/warning-rule';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import { HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import * as wire from '@parkwatch/domain/wire/equipment-warnings';
import type { WarningRuleDraft } from '@parkwatch/domain/wire/equipment-warnings';
import { listSeasons, seasonDraftOf, writeSeason } from '@parkwatch/domain/wire/seasons';
import { readZones } from '@parkwatch/domain/wire/zones';
import { sqlText } from '../db/sql.ts';
import { session } from '../session/routes.ts';
import { centreWkt, FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import { recomputeZones } from '../zones/recompute-zones.ts';
import { zones } from '../zones/routes.ts';
import { equipmentWarnings } from './routes.ts';
import { tellSeasons } from './seasons.ts';
import { syncEquipmentWarnings } from './sync-warnings.ts';

const SYSTEM = { kind: 'system' } as const;
const SEED = 20261128;
const T0 = new Date('2026-07-20T08:00:00Z');
const T0_MS = T0.getTime();
const DATE = '2026-07-20';
const TEMPERATURE = 7001;
const VIBRATION = 7002;
const FOREIGN_POINT = 7101;
/** Four signals of one machine that move together, for the baseline. */
const SIGNALS = [7003, 7004, 7005, 7006];

const app = await testApp({
  config: { sessionIdleMinutes: 14_400 },
  features: (parts) => [session(parts), zones(parts), equipmentWarnings(parts)],
});
app.clock.set(T0);
const duty = await app.as('duty');
const inspector = await app.as('inspector');
const manager = await app.as('e1.manager');
const neighbour = await app.as('e2.manager');
const sync = () => syncEquipmentWarnings(app.parts, app.clock.now());
const run = (text: string, params: readonly unknown[] = []) =>
  app.db.tx(SYSTEM, (tx) => tx.run(sqlText(text), params));

type Sample = { readonly atMs: number; readonly value: number };

async function store(pointId: number, samples: readonly Sample[], quality = 0): Promise<void> {
  const days = new Set(samples.map(({ atMs }) => new Date(atMs).toISOString().slice(0, 10)));
  await app.db.tx(SYSTEM, async (tx) => {
    for (const day of days)
      await tx.rows(sqlText("SELECT ensure_day_partition('observation', $1::date)"), [day]);
    await tx.run(
      sqlText(`INSERT INTO observation (point_id, at, value, quality)
        SELECT $1, r.at, r.value, $2 FROM jsonb_to_recordset($3::jsonb) AS r (at timestamptz, value double precision)`),
      [
        ...[pointId, quality],
        JSON.stringify(
          samples.map(({ atMs, value }) => ({ at: new Date(atMs).toISOString(), value })),
        ),
      ],
    );
  });
}

/** A reading a minute, both ends included. */
function minutes(fromMs: number, toMs: number, valueOf: (atMs: number) => number): Sample[] {
  const samples: Sample[] = [];
  for (let atMs = fromMs; atMs <= toMs; atMs += MINUTE_MS)
    samples.push({ atMs, value: valueOf(atMs) });
  return samples;
}

before(async () => {
  await app.db.tx(SYSTEM, async (tx) => {
    const pointRow = (id: number, kind: string, unit: string) => ({
      ...{ id, enterprise_id: OWN.enterpriseId, facility_id: OWN.id, external_id: `P${id}` },
      ...{ code: `P-${id}`, name_zh: `${kind} ${id}`, name_en: `${kind} ${id}`, kind, unit },
      ...{ range_low: -1000, range_high: 1000, geom: centreWkt(OWN.corner) },
    });
    await insertRow(tx, 'point', pointRow(TEMPERATURE, 'temperature', 'degC'));
    await insertRow(tx, 'point', pointRow(VIBRATION, 'vibration', 'mm/s'));
    for (const id of SIGNALS) await insertRow(tx, 'point', pointRow(id, 'pressure', 'kPa'));
    await insertRow(tx, 'point', {
      ...pointRow(FOREIGN_POINT, 'temperature', '°C'),
      ...{ enterprise_id: FOREIGN.enterpriseId, facility_id: FOREIGN.id },
    });
  });
});

const text = (zh: string, en: string) => ({ zh, en });
const HOT: Condition = {
  type: 'limit',
  pointId: TEMPERATURE,
  side: 'above',
  limit: 80,
  forHours: 3,
};
function draft(condition: Condition = HOT, more: Partial<WarningRuleDraft> = {}): WarningRuleDraft {
  return {
    ...{ facilityId: OWN.id, isEnabled: true, effectiveFrom: DATE, condition },
    name: text('电机过热', 'Motor too hot'),
    equipment: text('循环泵电机', 'Motor of the circulation pump'),
    advice: text('检查冷却与负荷', 'Check cooling and load'),
    ...more,
  };
}
type After = { readonly ruleNo: number | null; readonly afterVersion: number };
const write = (client = duty, of = draft(), after: After = { ruleNo: null, afterVersion: 0 }) =>
  client.call(wire.writeWarningRule, { body: { ...after, draft: of } });
const open = async (client = duty) => (await client.call(wire.listEquipmentWarnings)).items;

async function notices(): Promise<string[]> {
  const rows = await app.db.tx(SYSTEM, (tx) =>
    tx.rows<{ to_park: boolean; enterprise_ids: number[]; payload: { kind: string } }>(
      sqlText(
        `SELECT to_park, enterprise_ids, payload FROM outbox WHERE topic = 'notice' ORDER BY seq`,
      ),
    ),
  );
  await run('DELETE FROM outbox');
  return rows.map(
    ({ to_park: toPark, enterprise_ids: ids, payload: { kind } }) =>
      `${kind} ${toPark ? 'park ' : ''}${ids.join()}`,
  );
}

describe('a rule on stored readings', () => {
  let ruleNo = 0;

  it('is written by duty or by the manager of the enterprise, with names and gaps of the registry', async () => {
    const state = await write();
    ruleNo = state.no;
    assert.equal(state.current, 1);
    assert.equal(state.now, null);
    const { rule, asks, writtenBy } = state.versions[0]!;
    assert.deepEqual(rule.points, [
      {
        ...{ pointId: TEMPERATURE, unit: '°C', maxGapS: 300 },
        name: text('temperature 7001', 'temperature 7001'),
      },
    ]);
    assert.equal(asks.zh, 'temperature 7001高于 80 °C 持续 3 小时');
    assert.equal(writtenBy.name, 'duty person');
  });

  it('is refused where it makes no sense, in both languages, at its field', async () => {
    const send = (of: unknown, client = duty) =>
      client.send(wire.writeWarningRule, { body: { ruleNo: null, afterVersion: 0, draft: of } });
    const foreign = await send(draft({ ...HOT, pointId: FOREIGN_POINT }));
    assert.equal(foreign.status, 400);
    assert.match(foreign.text, /测点 7101 不属于该企业/);
    const short = await send(
      draft({
        ...{ type: 'trend', pointId: VIBRATION, direction: 'rising' },
        ...{ perHour: 0.5, windowHours: 0.1 },
      }),
    );
    assert.match(short.text, /趋势窗口应不短于最大间隔的 6 倍/);
    assert.equal((await send(draft(HOT, { effectiveFrom: '2026-07-19' }))).status, 400);
    assert.equal((await send(draft(), inspector)).status, 403);
    assert.equal((await send(draft(), neighbour)).status, 404, 'not its facility');
  });

  it('is unknown before anything was heard, and says so to both', async () => {
    assert.equal(await sync(), 1);
    assert.deepEqual(await notices(), [`equipment-warning.unknown park ${OWN.enterpriseId}`]);
    const [one] = await open();
    assert.deepEqual([one!.verdict, one!.heldBefore], ['unknown', false]);
    assert.match(one!.why.zh, /从未收到可用数据/);
    assert.equal(await sync(), 0, 'a second look tells nothing');
  });

  it('does not hold two hours above the limit, and holds after three: told, kept, on the map', async () => {
    await store(
      TEMPERATURE,
      minutes(T0_MS - 10 * HOUR_MS, T0_MS - 2 * HOUR_MS - MINUTE_MS, () => 70),
    );
    await store(
      TEMPERATURE,
      minutes(T0_MS - 2 * HOUR_MS, T0_MS, () => 85),
    );
    assert.equal(await sync(), 2, 'one ends, one begins');
    assert.deepEqual(await open(), []);
    assert.deepEqual(await notices(), [`equipment-warning.over park ${OWN.enterpriseId}`]);
    app.clock.advance(HOUR_MS);
    await store(
      TEMPERATURE,
      minutes(T0_MS + MINUTE_MS, T0_MS + HOUR_MS, () => 86.5),
    );
    assert.equal(await sync(), 2);
    assert.deepEqual(await notices(), [`equipment-warning.holds park ${OWN.enterpriseId}`]);
    const [one] = await open(manager);
    assert.equal(one!.verdict, 'holds');
    assert.match(one!.why.en, /above 80 °C for 3 h: holds \(for 3 h so far, now 86.5 °C\)/);
    const [number] = one!.numbers;
    assert.ok(number?.kind === 'condition');
    assert.deepEqual([number.value, number.limit], [86.5, 80]);
    assert.deepEqual(await open(neighbour), [], 'no neighbour’s');
    await recomputeZones(app.parts);
    const set = await duty.call(readZones);
    const reason = set.zones
      .flatMap(({ sources }) => sources)
      .find(({ kind }) => kind === 'equipment');
    assert.match(reason!.label.zh, /^设备预警：Amberline 氯罐，电机过热$/);
    assert.equal(reason!.refId, one!.id);
  });

  it('that falls silent is unknown, not fine: what stood is not taken back', async () => {
    app.clock.advance(10 * MINUTE_MS);
    assert.equal(await sync(), 2);
    const [one] = await open();
    assert.deepEqual([one!.verdict, one!.heldBefore], ['unknown', true]);
    assert.match(one!.why.zh, /数据中断 10 分钟/);
    assert.deepEqual(await notices(), [`equipment-warning.unknown park ${OWN.enterpriseId}`]);
    await recomputeZones(app.parts);
    const set = await duty.call(readZones);
    const reason = set.zones
      .flatMap(({ sources }) => sources)
      .find(({ kind }) => kind === 'equipment');
    assert.match(reason!.label.zh, /设备预警后数据中断，状态未知/);
  });

  it('ends when it is back to normal, and stays in the history', async () => {
    app.clock.advance(10 * MINUTE_MS);
    const nowMs = app.clock.now().getTime();
    await store(
      TEMPERATURE,
      minutes(nowMs - 9 * MINUTE_MS, nowMs, () => 65),
    );
    await run('UPDATE point SET in_service = false WHERE id = $1', [TEMPERATURE]);
    assert.equal(await sync(), 0, 'what a point out of service says is not believed');
    assert.equal((await open())[0]!.verdict, 'unknown');
    await run('UPDATE point SET in_service = true WHERE id = $1', [TEMPERATURE]);
    assert.equal(await sync(), 2);
    assert.deepEqual(await open(), []);
    assert.deepEqual(await notices(), [`equipment-warning.over park ${OWN.enterpriseId}`]);
    const all = await manager.call(wire.listEquipmentWarnings, { query: { view: 'all' } });
    assert.deepEqual(
      all.items.map(({ verdict, endedWhy }) => `${verdict} → ${endedWhy}`),
      ['unknown → does-not-hold', 'holds → unknown', 'unknown → does-not-hold'],
    );
    const first = await duty.call(wire.listEquipmentWarnings, { query: { view: 'all', limit: 2 } });
    const rest = await duty.call(wire.listEquipmentWarnings, {
      query: { view: 'all', cursor: first.nextCursor! },
    });
    assert.deepEqual([...first.items, ...rest.items], all.items);
  });

  it('has versions: an edit is judged anew, two writers do not overwrite each other, a switch ends it', async () => {
    const lower = draft({ ...HOT, limit: 60, forHours: 0 });
    const state = await write(manager, lower, { ruleNo, afterVersion: 1 });
    assert.deepEqual([state.current, state.versions.length], [2, 2]);
    const late = await duty.send(wire.writeWarningRule, {
      body: { ruleNo, afterVersion: 1, draft: lower },
    });
    assert.equal(late.status, 409);
    await sync();
    assert.equal((await open())[0]!.verdict, 'holds');
    const off = await write(manager, { ...lower, isEnabled: false }, { ruleNo, afterVersion: 2 });
    assert.deepEqual([off.now, off.versions[0]!.isEnabled], [null, false]);
    assert.deepEqual(await open(), []);
    assert.equal(await sync(), 0);
    const { items } = await neighbour.call(wire.listWarningRules);
    assert.deepEqual(items, []);
    await notices();
  });

  it('is previewed on stored readings: when it would have warned, and when nobody could say', async () => {
    const preview = await manager.call(wire.previewWarningRule, {
      body: { draft: draft({ ...HOT, forHours: 1 }), days: 1 },
    });
    assert.equal(preview.everyS, 60);
    assert.deepEqual(
      preview.spans.map(({ verdict }) => verdict),
      ['unknown', 'does-not-hold', 'holds', 'unknown', 'does-not-hold'],
    );
    const holds = preview.spans.find(({ verdict }) => verdict === 'holds')!;
    assert.equal(holds.from, new Date(T0_MS - HOUR_MS).toISOString());
    const foreign = await neighbour.send(wire.previewWarningRule, {
      body: { draft: draft(), days: 1 },
    });
    assert.equal(foreign.status, 404);
  });
});

describe('a joint rule', () => {
  it('holds when the vibration rises and the temperature is over its limit', async () => {
    const nowMs = app.clock.now().getTime();
    const joint: Condition = {
      type: 'all',
      of: [
        {
          ...{ type: 'trend', pointId: VIBRATION, direction: 'rising' },
          ...{ perHour: 0.5, windowHours: 1 },
        },
        { ...HOT, limit: 60, forHours: 0 },
      ],
    };
    await store(
      VIBRATION,
      minutes(nowMs - 3 * HOUR_MS, nowMs, (atMs) => 2 + (atMs - nowMs + 3 * HOUR_MS) / HOUR_MS),
    );
    const { no } = await write(duty, draft(joint, { name: text('振动与温度', 'Both') }));
    await sync();
    const [one] = await open();
    assert.equal(one!.verdict, 'holds');
    assert.match(
      one!.why.zh,
      /同时满足（vibration 7002在 1 小时内每小时上升不少于 0.5 mm\/s：成立/,
    );
    assert.deepEqual(one!.points.map(({ id }) => id).sort(), [TEMPERATURE, VIBRATION]);
    await write(duty, draft(joint, { isEnabled: false }), { ruleNo: no, afterVersion: 1 });
    await notices();
  });
});

describe('a learned baseline', () => {
  const random = seededRandom(SEED);
  const noise = () => random.next() + random.next() + random.next() - 1.5;
  /** A load that nobody measures moves all four; each adds its own noise. */
  async function storeMachine(fromMs: number, toMs: number, shift = 0): Promise<void> {
    const series = SIGNALS.map((): Sample[] => []);
    for (let atMs = fromMs; atMs <= toMs; atMs += MINUTE_MS) {
      const load = 2 * noise();
      for (const [at, samples] of series.entries())
        samples.push({
          ...{ atMs, value: 100 + 10 * at + load + 0.3 * noise() + (at === 0 ? shift : 0) },
        });
    }
    for (const [at, samples] of series.entries()) await store(SIGNALS[at]!, samples);
  }
  const iso = (ms: number) => new Date(ms).toISOString();
  const startMs = T0_MS - 8.5 * HOUR_MS;
  const endMs = startMs + 10 * HOUR_MS;
  const train = (more: object = {}, client = manager) =>
    client.send(wire.trainEquipmentBaseline, {
      body: {
        ...{ facilityId: OWN.id, name: text('压缩机', 'Compressor'), pointIds: SIGNALS },
        ...{ window: { from: iso(startMs), to: iso(endMs) }, ...more },
      },
    });
  let id = 0;

  it('is refused with the reason: too few rows, an alarm in the window', async () => {
    app.clock.set(new Date(endMs + MINUTE_MS));
    const empty = await train();
    assert.equal(empty.status, 422);
    assert.match(empty.text, /有变化且数据够全的变量只有 0 个/);
    await storeMachine(startMs, endMs);
    await app.db.tx(SYSTEM, (tx) =>
      insertRow(tx, 'alarm', {
        ...{ id: 55, point_id: SIGNALS[0], enterprise_id: OWN.enterpriseId, facility_id: OWN.id },
        ...{ rule_id: 'h', condition: 'h', priority: 'high', state: 'normal', is_active: false },
        raised_at: iso(startMs + HOUR_MS),
        ...{ last_at: iso(startMs + 2 * HOUR_MS), cleared_at: iso(startMs + 2 * HOUR_MS) },
      }),
    );
    const alarmed = await train();
    assert.equal(alarmed.status, 422);
    assert.match(alarmed.text, /训练时段内有 1 次报警/);
    assert.equal((await train({}, neighbour)).status, 404);
  });

  it('is trained on normal data, and watches once it is active', async () => {
    const leaveOut = [{ from: iso(startMs + HOUR_MS), to: iso(startMs + 2 * HOUR_MS) }];
    const trained = await train({ leaveOut });
    assert.equal(trained.status, 201, trained.text);
    const baseline = wire.equipmentBaseline.parse(trained.json);
    id = baseline.id;
    assert.deepEqual([baseline.isActive, baseline.finding, baseline.stepS], [false, null, 60]);
    assert.equal(baseline.model.trainedOn.rows, 600 - 61);
    assert.equal(await sync(), 0, 'it does not watch yet');
    const params = { id };
    await manager.call(wire.switchBaseline, { params, body: { isActive: true } });
    const foreign = await neighbour.send(wire.switchBaseline, { params, body: { isActive: true } });
    assert.equal(foreign.status, 404);
    await sync();
    assert.deepEqual(await open(), []);
    const [shown] = (await duty.call(wire.listBaselines)).items;
    assert.equal(shown!.finding!.verdict, 'does-not-hold');
    await notices();
  });

  it('warns when one signal leaves the others, and names it', async () => {
    await storeMachine(endMs + MINUTE_MS, endMs + 20 * MINUTE_MS);
    await storeMachine(endMs + 21 * MINUTE_MS, endMs + 40 * MINUTE_MS, 4);
    app.clock.set(new Date(endMs + 22 * MINUTE_MS));
    assert.equal(await sync(), 0, 'normal rows, stepped over');
    app.clock.set(new Date(endMs + 40 * MINUTE_MS));
    assert.equal(await sync(), 2);
    const [one] = await open(manager);
    assert.deepEqual(one!.source, { type: 'baseline', id });
    assert.equal(one!.verdict, 'holds');
    const spe = one!.numbers.find((number) => number.kind === 'method' && number.method === 'spe');
    assert.ok(spe?.kind === 'method' && spe.ofLimit! > 1);
    assert.equal(spe.contributions[0]!.pointId, SIGNALS[0]);
    assert.deepEqual(await notices(), [`equipment-warning.holds park ${OWN.enterpriseId}`]);
    const [shown] = (await duty.call(wire.listBaselines)).items;
    assert.equal(shown!.finding!.verdict, 'holds');
  });

  it('without data it is unknown, not as usual; switched off it says nothing', async () => {
    app.clock.set(new Date(endMs + 70 * MINUTE_MS));
    assert.equal(await sync(), 2);
    const [one] = await open();
    assert.deepEqual([one!.verdict, one!.heldBefore], ['unknown', true]);
    await duty.call(wire.switchBaseline, { params: { id }, body: { isActive: false } });
    assert.deepEqual(await open(), []);
    assert.equal(await sync(), 0);
  });
});

describe('reminders of the season', () => {
  it('are told once on the day on which they are due, to the park and to everybody', async () => {
    await notices();
    app.clock.set(new Date('2026-06-01T00:10:00Z'));
    const told = await tellSeasons(app.parts, app.clock.now());
    assert.equal(told, 2, 'switch rooms and tanks begin on 1 June; drains were told on 29 May');
    assert.equal(await tellSeasons(app.parts, app.clock.now()), 0);
    const sent = await notices();
    assert.equal(sent.length, 2);
    assert.match(sent[0]!, /^season.reminder park 101,103,990201$/);
    const { date, items, told: log } = await manager.call(listSeasons);
    assert.equal(date, '2026-06-01');
    assert.deepEqual(log.map(({ ruleId }) => ruleId).sort(), [
      'summer-switch-rooms',
      'summer-tank-spraying',
    ]);
    const room = items.find(({ id }) => id === 'summer-switch-rooms')!;
    assert.deepEqual(room.running, { from: '2026-06-01', to: '2026-09-15', day: 1 });
    assert.equal(room.versions[0]!.writtenBy, null);
  });

  it('are the park’s to change, each change a version', async () => {
    const { items } = await duty.call(listSeasons);
    const rule = seasonDraftOf(items.find(({ id }) => id === 'typhoon')!.versions[0]!.rule);
    const off = { ...rule, isEnabled: false, effectiveFrom: '2026-06-01', origin: 'park' as const };
    const body = { rule: off, afterVersion: 1 };
    const state = await duty.call(writeSeason, { body });
    assert.deepEqual([state.current!.version, state.running], [2, null]);
    assert.equal((await duty.send(writeSeason, { body })).status, 409);
    assert.equal((await manager.send(writeSeason, { body })).status, 403);
    const law = await duty.send(writeSeason, {
      body: { rule: { ...off, origin: 'law' }, afterVersion: 2 },
    });
    assert.match(law.text, /注明法规依据/);
  });
});
