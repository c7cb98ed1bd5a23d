import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import { readSignals } from '../signals/signals.ts';
import { readDemoPark } from './demo-park.ts';
import { selfChecksBetween, stocksOf } from './enterprise-records.ts';

const park = readDemoPark();
const NOON = Date.parse('2026-07-01T12:00:00+08:00');

describe('stock of the demo', () => {
  it('follows the level gauge of each tank of a substance, and stays within its capacity', () => {
    const stocks = stocksOf(park, readSignals(park));
    const tanks = park.facilities.filter(
      ({ kind, substanceCas }) => kind === 'tank' && substanceCas !== null,
    );
    assert.equal(stocks.length, tanks.length);
    const known = stocks.map((stock) => stock.quantityT(NOON)).filter((tonnes) => tonnes !== null);
    assert.ok(known.length > 0.9 * stocks.length);
    for (const stock of stocks) {
      const tank = tanks.find(({ externalId }) => externalId === stock.facilityExternalId)!;
      const tonnes = stock.quantityT(NOON);
      assert.ok(tonnes === null || (tonnes > 0 && tonnes <= tank.capacityT!), tank.externalId);
    }
    const later = stocks.map((stock) => stock.quantityT(NOON + DAY_MS / 4));
    assert.notDeepEqual(later, known);
  });
});

describe('self-checks of the demo', () => {
  const week = { fromMs: NOON - 7 * DAY_MS, toMs: NOON };
  const all = park.enterprises.flatMap(({ code }) => selfChecksBetween(park, code, week));

  it('are made each morning by every enterprise that has facilities', () => {
    const owners = new Set(park.facilities.map(({ enterpriseRef }) => enterpriseRef));
    assert.equal(all.length, owners.size * 7 * 4);
    const times = new Set(all.map(({ checkedAtMs }) => (checkedAtMs + 8 * 3_600_000) % DAY_MS));
    assert.deepEqual([...times], [7.5 * 3_600_000]);
  });

  it('find something now and then, and say what', () => {
    const found = all.filter(({ result }) => result === 'abnormal');
    assert.ok(found.length > all.length / 50 && found.length < all.length / 10);
    assert.ok(found.every(({ note }) => note !== undefined));
    assert.ok(all.some(({ result }) => result === 'not-checked'));
  });

  it('are the same whenever they are asked for, each once', () => {
    const [{ code } = { code: '' }] = park.enterprises;
    const [half, rest] = [week.fromMs + 3.3 * DAY_MS, week.toMs];
    const inTwo = [
      ...selfChecksBetween(park, code, { fromMs: week.fromMs, toMs: half }),
      ...selfChecksBetween(park, code, { fromMs: half, toMs: rest }),
    ];
    assert.deepEqual(inTwo, selfChecksBetween(park, code, week));
  });
});
