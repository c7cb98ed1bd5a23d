import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StudyFacts } from '@parkwatch/domain/consequence/study/study-facts';
import * as wire from '@parkwatch/domain/wire/risk-studies';
import type { RiskStudy, RiskStudyInput } from '@parkwatch/domain/wire/risk-studies';
import { computePool } from '../consequence/compute-pool.ts';
import { resultHash } from '../consequence/result-hash.ts';
import { sqlText } from '../db/sql.ts';
import { session } from '../session/routes.ts';
import { centreWkt, FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';
import type { StudyJob, StudyOutcome } from './compute-studies.ts';
import { riskStudies } from './routes.ts';

const SYSTEM = { kind: 'system' } as const;
/** A thread takes a second to start, on busy cores some. */
const LIMIT_MS = 20_000;

describe('risk studies', async () => {
  const pool = computePool<StudyJob, StudyOutcome>({
    script: new URL('../testing/faulty-study-worker.ts', import.meta.url),
    ...{ size: 1, mostWaiting: 1, limitMs: LIMIT_MS, memoryMb: 512 },
  });
  const app = await testApp({ features: (parts) => [session(parts), riskStudies(parts, pool)] });
  const duty = await app.as('duty');
  await app.db.tx(SYSTEM, async (tx) => {
    await insertRow(tx, 'protected_target', {
      ...{ id: 5, ref: 'school', code: 'S', name_zh: '学校', name_en: 'School', kind: 'school' },
      ...{ population: 800, geom: centreWkt(FOREIGN.corner) },
    });
    await insertRow(tx, 'population_cell', {
      ...{ ref: 'cell', day_people: 400, night_people: 100, source: 'test', at: new Date() },
      geom: centreWkt(OWN.corner),
    });
  });

  const start = (body: object = {}) => duty.call(wire.runRiskStudy, { body: { ...body } });
  const read = (id: number) => duty.call(wire.readRiskStudy, { params: { id } });
  async function ended(id: number): Promise<RiskStudy> {
    for (;;) {
      const study = await read(id);
      if (study.state !== 'running') return study;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  const factsOf = async ({ id }: { id: number }) => {
    const query = sqlText('SELECT input, facts FROM risk_study WHERE id = $1');
    type Row = { input: RiskStudyInput; facts: StudyFacts };
    return (await app.db.tx(SYSTEM, (tx) => tx.one<Row>(query, [id])))!;
  };

  it('are begun, say that they run, and are read when they are done', async () => {
    const started = await start({ title: ' 年度 ' });
    assert.match(started.number, /^FX-\d{4}-\d{6}$/);
    assert.deepEqual([started.state, started.title, started.figures], ['running', '年度', null]);
    const { state, figures, result, resultHash: hash } = await ended(started.id);
    assert.deepEqual([state, figures!.facilityCount], ['done', 2]);
    assert.match(hash!, /^[0-9a-f]{64}$/);
    assert.ok(figures!.highestRiskPerYear > 0 && figures!.lossOfLifePerYear > 0);
    assert.deepEqual(
      result!.facilities.map(({ id }) => id),
      [OWN.id, FOREIGN.id],
    );
    const [target] = result!.targets;
    assert.equal(target!.class, 'high-sensitivity');
    assert.equal(target!.contributors[0]!.facilityId, FOREIGN.id, 'the tank that it stands at');
    const weather = result!.assumptions.find(({ key }) => key === 'weather')!;
    assert.match(weather.source!.en, /less than 30 days/);
  });

  it('give the same result and the same hash again from what was stored', async () => {
    const { items } = await duty.call(wire.listRiskStudies);
    const study = await read(items[0]!.id);
    const { input, facts } = await factsOf(study);
    const again = await pool.run({ input, facts });
    assert.ok('answer' in again);
    assert.equal(again.resultHash, study.resultHash);
    assert.deepEqual(JSON.parse(JSON.stringify(again.answer.result)), study.result);
    const other = { ...input, status: 'new' } as const;
    assert.notEqual(resultHash({ input: other, facts, answer: again.answer }), study.resultHash);
  });

  it('look at the facilities that were asked for, in the weather that was given', async () => {
    const weather = [{ stability: 'D', windMPerS: 4, windFromDeg: 90, probability: 1 }];
    const { result } = await ended((await start({ facilityIds: [OWN.id], weather })).id);
    assert.deepEqual(
      result!.facilities.map(({ id }) => id),
      [OWN.id],
    );
    const shown = result!.assumptions.find(({ key }) => key === 'weather')!;
    assert.equal(shown.provenance, 'given');
    // An east wind: nothing of the tank comes to the neighbour in the east.
    assert.equal(result!.targets[0]!.riskPerYear, 0);
  });

  it('are GeoJSON for a GIS desk once they are done', async () => {
    const { items } = await duty.call(wire.listRiskStudies);
    const { features } = await duty.call(wire.readRiskStudyGeoJson, {
      params: { id: items.at(-1)!.id },
    });
    const layers = Map.groupBy(features, ({ properties }) => properties['layer']);
    assert.equal(layers.get('target')!.length, 1);
    const shapes = features.map(({ geometry }) => JSON.stringify(geometry));
    const valid = sqlText(
      'SELECT bool_and(ST_IsValid(ST_GeomFromGeoJSON(g))) AS ok FROM unnest($1::text[]) g',
    );
    assert.ok(layers.get('individual-risk')!.length > 0);
    const found = await app.db.tx(SYSTEM, (tx) => tx.one<{ ok: boolean }>(valid, [shapes]));
    assert.equal(found!.ok, true);
  });

  it('are one at a time; what was interrupted keeps nobody waiting', async () => {
    const hanging = await start({ title: 'hang' });
    await assert.rejects(start(), { code: 'conflict' });
    const running = await duty.send(wire.readRiskStudyGeoJson, { params: { id: hanging.id } });
    assert.equal(running.status, 409);
    while ((await read(hanging.id)).progress !== 0.25)
      await new Promise((resolve) => setTimeout(resolve, 50));
    const failed = await ended(hanging.id);
    assert.deepEqual([failed.state, failed.result], ['failed', null]);
    assert.match(failed.failure!.en, /not done within/);
    await app.db.ownerTx((tx) =>
      tx.run(
        sqlText(
          `INSERT INTO risk_study (number, created_at, creator_name, creator_role, seen_at, input, facts)
           VALUES ('FX-gone', now() - interval '1 hour', 'duty', 'duty', now() - interval '1 hour', '{}', '{}')`,
        ),
      ),
    );
    const { items } = await duty.call(wire.listRiskStudies);
    const gone = items.find(({ number }) => number === 'FX-gone')!;
    assert.deepEqual([gone.state, /restart/.test(gone.failure!.en)], ['failed', true]);
    assert.equal((await ended((await start()).id)).state, 'done');
  });

  it('that end with their thread have failed, and the next one works', async () => {
    const failed = await ended((await start({ title: 'crash' })).id);
    assert.deepEqual([failed.state, failed.failure!.en], ['failed', 'internal error']);
    assert.equal((await ended((await start()).id)).state, 'done');
  });

  const wrong: [why: string, body: object, code: string, pointer: string][] = [
    ['an unknown facility', { facilityIds: [OWN.id, 4] }, 'not-found', '/facilityIds/1'],
    ['no facility', { facilityIds: [] }, 'bad-request', '/facilityIds'],
    ['an unknown status', { status: 'old' }, 'bad-request', '/status'],
    [
      'weather that is no year',
      { weather: [{ stability: 'D', windMPerS: 4, windFromDeg: 90, probability: 0.5 }] },
      ...(['bad-request', '/weather'] as const),
    ],
  ];
  for (const [why, body, code, pointer] of wrong) {
    it(`with ${why} are refused, with a pointer to it`, async () => {
      const { json } = await duty.send(wire.runRiskStudy, { body: { ...body } });
      const problem = json as { code: string; errors: { path: string }[] };
      assert.deepEqual([problem.code, problem.errors[0]!.path], [code, pointer]);
    });
  }

  it('are begun by director and duty, read by the park office, and by nobody else', async () => {
    for (const name of ['inspector', 'commander']) {
      const client = await app.as(name);
      assert.equal((await client.send(wire.runRiskStudy, { body: {} })).status, 403);
      assert.equal((await client.send(wire.listRiskStudies)).status, 200);
    }
    const manager = await app.as(`${OWN.accountPrefix}.manager`);
    assert.equal((await manager.send(wire.listRiskStudies)).status, 403);
    const scope = { kind: 'enterprises', userId: 1, enterpriseIds: [OWN.enterpriseId] } as const;
    const all = sqlText('SELECT id FROM risk_study');
    assert.deepEqual(await app.db.tx(scope, (tx) => tx.rows(all)), []);
  });

  it('that have ended are never changed, and never what they were computed from', async () => {
    const change = sqlText(`UPDATE risk_study SET progress = 0.5 WHERE state = 'done'`);
    assert.equal(await app.db.tx(SYSTEM, (tx) => tx.run(change)), 0);
    const input = sqlText(`UPDATE risk_study SET input = '{}'`);
    await assert.rejects(
      app.db.tx(SYSTEM, (tx) => tx.run(input)),
      /permission denied/,
    );
  });
});
