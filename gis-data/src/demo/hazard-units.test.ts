import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assessMajorHazard } from '@parkwatch/domain/major-hazard/assess-major-hazard';
import { hazardUnitRecord } from '@parkwatch/domain/wire/hazard-units';

import { readDemoPark } from './demo-park.ts';

describe('the demo’s units by GB 18218', () => {
  const park = readDemoPark();
  const facilities = new Map(park.facilities.map((one) => [one.ref, one]));
  const verdictOf = (code: string) => {
    const unit = park.hazardUnits.find(({ externalId }) => externalId === code)!;
    const items = unit.items.map(({ externalId: id, nameZh: zh, nameEn: en, ...item }) => ({
      ...{ ...item, id, name: { zh, en } },
    }));
    const name = { zh: unit.nameZh, en: unit.nameEn };
    return assessMajorHazard({ id: unit.ref, name, kind: unit.kind, items, people: 0 });
  };

  it('hold each facility once, and every tank', () => {
    const held = park.hazardUnits.flatMap(({ facilityRefs }) => facilityRefs);
    assert.equal(new Set(held).size, held.length);
    const tanks = park.facilities.filter(({ kind }) => kind === 'tank');
    assert.ok(tanks.every(({ ref }) => held.includes(ref)));
    const ids = park.hazardUnits.map(({ externalId }) => externalId);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('are tanks of one dike, one building or one plant of one enterprise', () => {
    for (const unit of park.hazardUnits) {
      const own = unit.facilityRefs.map((ref) => facilities.get(ref)!);
      assert.ok(own.every(({ enterpriseRef }) => enterpriseRef === unit.enterpriseRef));
      assert.ok(unit.kind === 'storage' ? own.length <= 6 : own.length === 1);
      assert.equal(new Set(own.map(({ dike }) => dike)).size, 1);
    }
    assert.ok(park.hazardUnits.some(({ facilityRefs }) => facilityRefs.length > 3));
  });

  it('can be declared as they are', () => {
    for (const { externalId, code, nameZh, nameEn, kind, items } of park.hazardUnits) {
      const declared = items.map(({ facilityRef, ...item }) => ({
        ...{ ...item, facilityExternalId: facilityRef },
      }));
      const unit = { externalId, code, nameZh, nameEn, kind, items: declared };
      const parsed = hazardUnitRecord.safeParse({ ...unit, enterpriseCode: 'E001' });
      assert.deepEqual(parsed.error?.issues ?? [], []);
    }
  });

  it('classify no more than the seeds tell', () => {
    const [chlorine] = verdictOf('E001-MH-S01').rows;
    assert.equal(chlorine!.beta!.table, 3);
    const items = park.hazardUnits.flatMap((unit) => unit.items);
    const classesOf = (cas: string) =>
      new Set(items.filter((one) => one.cas === cas).map((one) => String(one.categories)));
    assert.deepEqual(classesOf('115-07-1'), new Set(['W2']), 'propylene');
    assert.deepEqual(classesOf('64-19-7'), new Set(['W5.4']), 'acetic acid: Q 5000 t');
    assert.deepEqual(classesOf('108-95-2'), new Set(['null']), 'phenol');
    // Stored benzene is known, in a plant it depends on the process.
    assert.deepEqual(classesOf('71-43-2'), new Set(['W5.3', 'null']));
  });

  it('stand at every level, and some are not determined', () => {
    const found = park.hazardUnits.map(({ externalId }) => verdictOf(externalId));
    for (const level of [1, 2, 3, 4])
      assert.ok(found.filter((one) => one.level === level).length >= 2, `level ${level}`);
    for (const verdict of ['not-determined', 'not-major-hazard'])
      assert.ok(found.filter((one) => one.verdict === verdict).length >= 5, verdict);
  });

  it('say of each facility whether it is part of a major hazard source', () => {
    for (const { externalId, facilityRefs } of park.hazardUnits)
      for (const ref of facilityRefs)
        assert.equal(
          facilities.get(ref)!.isMajorHazard,
          verdictOf(externalId).verdict === 'major-hazard',
          ref,
        );
  });
});
