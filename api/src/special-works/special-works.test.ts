import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { levelsOf, SPECIAL_WORK_KIND_NAMES } from '@parkwatch/domain/special-work/kinds';
import {
  isGoingOn,
  SPECIAL_WORK_STANDINGS,
  SPECIAL_WORK_STATES,
  standingOf,
} from '@parkwatch/domain/special-work/standing';
import { HOUR_MS } from '@parkwatch/domain/time/duration';
import { readZoneStatus } from '@parkwatch/domain/wire/zones';
import { ingestSpecialWorks, listSpecialWorks } from '@parkwatch/domain/wire/special-works';
import type { SpecialWork } from '@parkwatch/domain/wire/special-works';
import { sqlText } from '../db/sql.ts';
import { gatherInputs } from '../zones/gather-inputs.ts';
import { FOREIGN, insertRow, OWN } from '../testing/tenant-fixture.ts';
import { testApp } from '../testing/test-app.ts';

const SYSTEM = { kind: 'system' } as const;
const T0 = new Date('2026-11-20T01:00:00Z');
const hours = (count: number) => new Date(T0.getTime() + count * HOUR_MS).toISOString();

const app = await testApp();
const own = app.source('own');
const duty = await app.as('duty');
const permit = (id: string, more: object = {}) => ({
  ...{ id, companyCode: '', enterpriseCode: OWN.code, ticketNo: `DH-${id}`, ticketType: '1' },
  ...{ ticketStatus: '2', fireLevel: '3', supervisorName: '赵六', deleted: '0' },
  ...{ planStartTime: hours(-1), planEndTime: hours(7), startTime: hours(-1), ...more },
});
const deliver = (...records: object[]) => own.call(ingestSpecialWorks, { body: { records } });
const list = (query: object = {}) =>
  duty.call(listSpecialWorks, { query: { enterpriseId: OWN.enterpriseId, ...query } });
const find = async (number: string): Promise<SpecialWork> => {
  const found = (await list()).items.find((one) => one.number === `DH-${number}`);
  assert.ok(found, number);
  return found;
};
/** Reasons of the map that are special work. */
const reasons = async () => {
  const gathered = await app.db.tx(SYSTEM, (tx) => gatherInputs(tx, app.parts, app.clock.now()));
  return gathered!.inputs.sources.filter(({ id }) => id.startsWith('permit:'));
};

before(() => app.clock.set(T0));

describe('permits of special work', () => {
  it('say of an enterprise that never delivered one that nothing is known', async () => {
    const { items, active, unclosed, lastReceivedAt, nextCursor } = await list();
    assert.deepEqual(
      [items.length, active, unclosed, lastReceivedAt, nextCursor],
      [0, 0, 0, null, null],
    );
  });

  it('are upserted by the enterprise’s own id, each bad one refused with its path', async () => {
    const bow = [
      [0, 0],
      [0.001, 0.001],
      [0.001, 0],
      [0, 0.001],
      [0, 0],
    ];
    const receipt = await deliver(
      permit('1', { facilityExternalId: 'T1', people: '3', workerName: '张三、李四' }),
      permit('X1', { ticketType: '9' }),
      permit('X2', { fireLevel: '四级' }),
      permit('X3', { planEndTime: hours(-1) }),
      permit('X4', { facilityExternalId: 'none' }),
      permit('X5', { startTime: hours(1) }),
      permit('X6', { geometry: { type: 'Polygon', coordinates: [bow] } }),
      permit('X7', { geometry: { type: 'LineString', coordinates: bow } }),
      permit('X8', { enterpriseCode: FOREIGN.code }),
      permit('X9', { longitude: 103.7 }),
    );
    assert.deepEqual([receipt.created, receipt.rejected], [1, 9]);
    assert.deepEqual(
      receipt.rejections.map(({ externalId, path }) => `${externalId} ${path}`),
      [
        ...['X1 /ticketType', 'X2 /fireLevel', 'X3 /planEndTime', 'X4 /facilityExternalId'],
        ...['X5 /startTime', 'X6 /geometry', 'X7 /geometry/type', 'X8 /enterpriseCode'],
        'X9 /latitude',
      ],
    );
    for (const { message, messageZh } of receipt.rejections) {
      assert.match(messageZh, /\p{Script=Han}/u);
      assert.ok(message.length > 3);
    }
    assert.equal((await deliver(permit('1', { facilityExternalId: 'T1' }))).updated, 1);
    assert.equal((await deliver(permit('1', { facilityExternalId: 'T1' }))).unchanged, 1);
  });

  it('are read as they stand, with their enterprise and place', async () => {
    const one = await find('1');
    assert.deepEqual(
      [one.kind, one.level, one.state, one.standing, one.findings, one.longestH],
      ['hot-work', 'second', 'working', 'active', [], 72],
    );
    assert.equal(one.enterprise.code, OWN.code);
    assert.ok(one.facility !== null && one.location !== null);
    const { active, unclosed, lastReceivedAt } = await list();
    assert.deepEqual([active, unclosed], [1, 0]);
    assert.equal(lastReceivedAt, T0.toISOString());
  });

  it('whose validity is over are unclosed until their end is told', async () => {
    app.clock.set(new Date(hours(7)));
    assert.equal((await find('1')).standing, 'active', 'the last moment belongs to it');
    app.clock.set(new Date(Date.parse(hours(7)) + 1));
    const late = await find('1');
    assert.deepEqual([late.standing, late.findings], ['unclosed', ['not-closed']]);
    assert.equal((await list()).unclosed, 1);
    await deliver(permit('1', { ticketStatus: '3', endTime: hours(6) }));
    assert.equal((await find('1')).standing, 'closed');
    assert.deepEqual([(await list()).active, (await list()).unclosed], [0, 0]);
    app.clock.set(T0);
  });

  it('of another enterprise are not to be had', async () => {
    const query = { enterpriseId: OWN.enterpriseId };
    const neighbour = await app.as('e2.manager');
    const { items, active, lastReceivedAt } = await neighbour.call(listSpecialWorks, { query });
    assert.deepEqual([items.length, active, lastReceivedAt], [0, 0, null]);
    const manager = await app.as('e1.manager');
    assert.ok((await manager.call(listSpecialWorks, {})).items.length > 0);
  });
});

describe('changes that come late', () => {
  it('do not undo what is newer, and a deletion may come first', async () => {
    await deliver(permit('2', { updateDate: hours(0), ticketStatus: '3' }));
    const older = await deliver(permit('2', { updateDate: hours(-1), ticketStatus: '2' }));
    assert.equal(older.unchanged, 1);
    assert.equal((await find('2')).state, 'finished');
    const gone = { id: '3', enterpriseCode: OWN.code, deleted: '1', updateDate: hours(0) };
    assert.equal((await deliver(gone)).unchanged, 1);
    await deliver(permit('3', { updateDate: hours(-1) }));
    assert.ok(!(await list()).items.some(({ number }) => number === 'DH-3'));
    await deliver({ id: '2', enterpriseCode: OWN.code, deleted: '1', updateDate: hours(0) });
    assert.ok(!(await list()).items.some(({ number }) => number === 'DH-2'));
  });
});

describe('the order of the list', () => {
  before(() =>
    app.db.tx(SYSTEM, async (tx) => {
      await tx.run({ name: 'clear', text: 'DELETE FROM special_work' });
      let id = 100;
      for (const kind of SPECIAL_WORK_KIND_NAMES)
        for (const state of SPECIAL_WORK_STATES)
          for (const [from, until] of [
            ...[
              [-9, -1],
              [-8, 0],
              [-1, 7],
              [0, 8],
              [1, 9],
            ],
          ] as const)
            await insertRow(tx, 'special_work', {
              ...{ id: id++, enterprise_id: OWN.enterpriseId, external_id: `o${id}`, kind, state },
              ...{ number: `N-${id}`, level: levelsOf(kind)[0] ?? null, sent: '{}' },
              ...{ valid_from: hours(from), valid_until: hours(until), received_at: T0 },
            });
    }),
  );
  after(() =>
    app.db.tx(SYSTEM, (tx) => tx.run({ name: 'clear', text: 'DELETE FROM special_work' })),
  );

  it('is that of the standings, as the domain has them', async () => {
    for (const at of [-9, -1, 0, 1, 8, 9, 30]) {
      app.clock.set(new Date(hours(at)));
      const { items, active, unclosed } = await list({ limit: 500 });
      assert.equal(items.length, 8 * 6 * 5);
      const ranks = items.map(({ standing }) => SPECIAL_WORK_STANDINGS.indexOf(standing));
      assert.deepEqual(
        ranks,
        ranks.toSorted((one, other) => one - other),
      );
      for (const { state, validFrom, validUntil, standing } of items) {
        const [validFromMs, validUntilMs] = [Date.parse(validFrom), Date.parse(validUntil)];
        const times = { state, validFromMs, validUntilMs };
        assert.equal(standing, standingOf(times, app.clock.now().getTime()));
      }
      const count = (wanted: string) => items.filter(({ standing }) => standing === wanted).length;
      assert.deepEqual([active, unclosed], [count('active'), count('unclosed')]);
    }
  });

  it('is paged, and none is lost', async () => {
    app.clock.set(T0);
    for (const query of [{}, { kind: 'height' }, { active: 'true' }, { active: 'false' }]) {
      const { items } = await list({ ...query, limit: 500 });
      const all = items.map(({ id }) => id);
      assert.ok(all.length > 10);
      const paged: number[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof list>> = await list({
          ...{ ...query, limit: 7 },
          ...(cursor === null ? {} : { cursor }),
        });
        paged.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      assert.deepEqual(paged, all);
    }
    const cursor = Buffer.from('9 2026 1').toString('base64url');
    await assert.rejects(list({ cursor }), { code: 'bad-request' });
    const noDate = Buffer.from('1 2026-99-99T00:00:00.000Z 1').toString('base64url');
    await assert.rejects(list({ cursor: noDate }), { code: 'bad-request' });
  });

  it('can be asked for what goes on alone', async () => {
    const going = (await list({ active: 'true', limit: 500 })).items;
    assert.ok(going.length > 0 && going.every(({ standing }) => isGoingOn(standing)));
    const rest = (await list({ active: 'false', limit: 500 })).items;
    assert.ok(rest.every(({ standing }) => !isGoingOn(standing)));
    assert.equal(going.length + rest.length, 8 * 6 * 5);
  });
});

describe('special work on the map', () => {
  it('is a reason at its place while it goes on, and its end takes it away', async () => {
    app.clock.set(T0);
    assert.deepEqual(await reasons(), []);
    await deliver(permit('M', { facilityExternalId: 'T1' }));
    assert.equal((await duty.call(readZoneStatus)).isPending, true, 'new zones are asked for');
    const [source] = await reasons();
    const [reason] = source!.reasons;
    assert.equal(reason!.kind, 'permit');
    assert.match(reason!.label.zh, /动火作业（二级） DH-M：11-20 08:00 至 11-20 16:00$/);
    assert.match(reason!.label.en, /^Hot work, level 2, DH-M: 11-20 08:00 to 11-20 16:00$/);
    await deliver(permit('M', { ticketStatus: 'suspended' }));
    assert.deepEqual(await reasons(), [], 'work that rests adds nothing');
    await deliver(permit('M'));
    assert.equal((await reasons()).length, 1);
    await deliver(permit('M', { ticketStatus: '3', endTime: hours(0) }));
    assert.deepEqual(await reasons(), []);
  });

  it('weighs one step more once it is over and not closed, without anybody telling anything', async () => {
    await deliver(permit('L', { facilityExternalId: 'T1' }));
    const [inTime] = await reasons();
    app.clock.set(new Date(Date.parse(hours(7)) + 1));
    const [late] = await reasons();
    assert.ok(late!.reasons[0]!.amount > inTime!.reasons[0]!.amount);
    assert.match(late!.reasons[0]!.label.zh, /已过有效期未报完工$/);
    assert.match(late!.reasons[0]!.label.en, /not reported finished$/);
    app.clock.set(T0);
    await deliver(permit('L', { isCancelled: '1' }));
  });

  it('begins by the clock where its permit is signed', async () => {
    await deliver(
      permit('S', { ticketStatus: '1', planStartTime: hours(1), startTime: undefined }),
    );
    assert.deepEqual(await reasons(), []);
    app.clock.set(new Date(hours(1)));
    assert.equal((await reasons()).length, 1);
    app.clock.set(T0);
    await deliver(permit('S', { deleted: '1' }));
    assert.deepEqual(await reasons(), []);
  });

  it('is at its own outline, else its facility, else the land of its enterprise', async () => {
    const at = async (more: object) => {
      await deliver(permit('P', more));
      const [source] = await reasons();
      return source!;
    };
    const [lon, lat] = [103.7, 1.27];
    const ring = [
      [lon, lat],
      [103.7002, lat],
      [103.7002, 1.2702],
      [lon, lat],
    ];
    const area = { type: 'Polygon', coordinates: [ring] };
    assert.deepEqual((await at({ geometry: area })).at, area);
    const point = await at({ longitude: lon, latitude: lat });
    assert.deepEqual(point.at, { type: 'Point', coordinates: [lon, lat] });
    const placed = await at({ facilityExternalId: 'T1', longitude: lon, latitude: lat });
    assert.equal(placed.at.type, 'Point');
    assert.ok(placed.reasons[0]!.amount > point.reasons[0]!.amount, 'weighs by its facility');
    assert.notEqual((await at({ facilityExternalId: 'T1' })).at.type, 'MultiPolygon');
    assert.equal((await at({})).at.type, 'MultiPolygon');
    await app.db.tx(SYSTEM, (tx) => tx.run(sqlText('UPDATE lot SET enterprise_id = NULL')));
    assert.equal((await at({})).at.type, 'Polygon', 'without land, around what stands there');
    assert.ok((await find('P')).location !== null);
  });
});
