import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod';
import { levelsOf, SPECIAL_WORK_KIND_NAMES } from './kinds.ts';
import { specialWorkRecord } from './special-work-record.ts';

const schema = specialWorkRecord(z.object({ type: z.literal('Polygon') }));
const pushed = (changes: object = {}) => ({
  ...{ id: 'T-1', companyCode: '320900001', ticketNo: 'DH-001', ticketType: '1' },
  ...{ ticketStatus: '2', fireLevel: '3', deleted: '0' },
  ...{ planStartTime: '20261128080000', planEndTime: '20261128160000', ...changes },
});
const faults = (changes: object) =>
  schema.safeParse(pushed(changes)).error?.issues.map(({ path }) => path.join('/')) ?? [];

describe('a permit as it is pushed', () => {
  it('has its key, its owner, its kind, level and state, and its times in UTC', () => {
    const read = schema.parse(pushed());
    assert.deepEqual(
      [read.externalId, read.enterpriseCode, read.ticketType, read.level, read.state],
      ['T-1', '320900001', 'hot-work', 'second', 'working'],
    );
    assert.equal(read.planStartTime, '2026-11-28T00:00:00.000Z');
  });

  it('of every kind takes the levels of the standard, by word, by number and as printed', () => {
    const level = (ticketType: string, said: string | number) =>
      schema.parse(pushed({ ticketType, fireLevel: undefined, ticketLevel: said })).level;
    for (const kind of SPECIAL_WORK_KIND_NAMES)
      for (const own of levelsOf(kind)) assert.equal(level(kind, own), own);
    assert.deepEqual(
      ['特级', '一级', '二级', 1].map((said) => level('1', said)),
      [...['special', 'first', 'second', 'special']],
    );
    assert.deepEqual(
      ['Ⅳ级', 'Ⅳ', '四级', 4, '4'].map((said) => level('4', said)),
      Array(5).fill('IV'),
    );
    assert.deepEqual(
      ['一级', '3'].map((said) => level('5', said)),
      ['first', 'third'],
    );
  });

  it('passes over a level of the house where the standard has none, and refuses one that there is not', () => {
    assert.equal(schema.parse(pushed({ ticketType: '2', fireLevel: '一级' })).level, undefined);
    assert.deepEqual(faults({ fireLevel: '9' }), ['fireLevel']);
    assert.deepEqual(faults({ fireLevel: 'constructor' }), ['fireLevel']);
  });

  it('that was cancelled is so whatever else it says', () => {
    assert.equal(schema.parse(pushed({ isCancelled: '1' })).state, 'cancelled');
    assert.equal(schema.parse(pushed({ ticketStatus: 'suspended' })).state, 'suspended');
    assert.equal(schema.parse(pushed({ ticketStatus: 1 })).state, 'approved');
  });

  it('is refused where its times run backwards or half of a position is missing', () => {
    assert.deepEqual(faults({ planEndTime: '20261128080000' }), ['planEndTime']);
    const ended = { startTime: '20261128090000', endTime: '20261128085959' };
    assert.deepEqual(faults(ended), ['endTime']);
    assert.deepEqual(faults({ longitude: '103.7' }), ['latitude']);
    assert.deepEqual(faults({ longitude: 103.7, latitude: 91 }), ['latitude']);
    assert.deepEqual(faults({ ticketType: '9' }), ['ticketType']);
    assert.deepEqual(faults({ people: -1 }), ['people']);
  });

  it('is at its outline before its point, and 0, 0 is nowhere', () => {
    const at = (changes: object) => schema.parse(pushed(changes)).area;
    const point = { longitude: '103.7', latitude: 1.27 };
    assert.deepEqual(at(point), { type: 'Point', coordinates: [103.7, 1.27] });
    assert.deepEqual(at({ ...point, geometry: { type: 'Polygon' } }), { type: 'Polygon' });
    assert.equal(at({ longitude: 0, latitude: '0' }), undefined);
    assert.equal(at({}), undefined);
  });
});
