import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/seeded-random.ts';
import { dominoChains } from './domino-chains.ts';
import type { DominoEvent, DominoFacility } from './domino-facility.ts';
import { NEGLIGIBLE } from './domino-graph.ts';

function tank(id: string, eastM: number, enterpriseId = 'one'): DominoFacility {
  return {
    id,
    name: { zh: `储罐${id}`, en: `tank ${id}` },
    enterpriseId,
    equipment: 'atmospheric',
    fireKind: 'atmospheric',
    volumeM3: 1000,
    eastM,
    northM: 0,
  };
}

/** A pool fire: 30 kW/m² at 40 m. */
function fire(facilityId: string, frequencyPerYear = 1e-4): DominoEvent {
  return {
    id: `fire-${facilityId}`,
    facilityId,
    name: { zh: '池火', en: 'pool fire' },
    frequencyPerYear,
    shareOfFailures: 0.8,
    durationS: Infinity,
    heatWPerM2: (distanceM) => 30_000 * (40 / Math.max(distanceM, 10)) ** 2,
    overpressurePa: () => 0,
  };
}

test('a fire sets off its neighbour, and that one the next: frequencies are products', () => {
  const facilities = [tank('a', 0), tank('b', 40), tank('c', 80, 'two')];
  const events = [fire('a'), fire('b', 0), fire('c', 0)];
  const { chains, edges, nodes } = dominoChains({ facilities, events });
  const p = edges.find((e) => e.eventId === 'fire-a' && e.toFacilityId === 'b')!.probability;
  assert.ok(p > 0.5 && p < 1);
  assert.deepEqual(
    chains.map(({ links }) => links.map(({ facilityId }) => facilityId).join('>')),
    ['b', 'b>c'],
  );
  assert.ok(Math.abs(chains[0]!.frequencyPerYear / (1e-4 * p) - 1) < 1e-12);
  assert.ok(Math.abs(chains[1]!.frequencyPerYear / (1e-4 * p * 0.8 * p) - 1) < 1e-12);
  assert.deepEqual(
    chains.map(({ isCrossEnterprise }) => isCrossEnterprise),
    [false, true],
  );
  const [a, b, c] = nodes;
  assert.equal(a!.primaryPerYear, 1e-4);
  assert.equal(b!.escalationPerYear, chains[0]!.frequencyPerYear);
  assert.equal(c!.escalationPerYear, chains[1]!.frequencyPerYear);
});

test('the most frequent chains are told, all are counted', () => {
  const facilities = [tank('a', 0), tank('b', 30), tank('c', 60)];
  const events = facilities.map(({ id }) => fire(id));
  const all = dominoChains({ facilities, events });
  const some = dominoChains({ facilities, events }, { maxChains: 2 });
  assert.equal(some.chainCount, all.chains.length);
  assert.deepEqual(some.chains, all.chains.slice(0, 2));
  assert.deepEqual(some.nodes, all.nodes);
});

test('a chain tells what happens, in both languages', () => {
  const facilities = [tank('a', 0), tank('b', 40, 'two')];
  const { chains } = dominoChains({ facilities, events: [fire('a')] });
  assert.match(chains[0]!.text.en, /^pool fire at tank a → tank b fails \(30 kW\/m² at 40 m, prob/);
  assert.match(chains[0]!.text.en, /another enterprise/);
  assert.match(chains[0]!.text.zh, /^储罐a发生池火→储罐b失效（40 m 处热辐射 30 kW\/m²/);
});

test('a circle of neighbours ends, at any order', () => {
  const facilities = [tank('a', 0), tank('b', 30), tank('c', 60)];
  const events = facilities.map(({ id }) => fire(id));
  const { chains } = dominoChains({ facilities, events }, { maxOrder: 9 });
  for (const { primaryFacilityId, links } of chains) {
    const ids = [primaryFacilityId, ...links.map(({ facilityId }) => facilityId)];
    assert.equal(new Set(ids).size, ids.length);
  }
});

test('far facilities get no edge and unlikely chains are not followed', () => {
  const facilities = [tank('a', 0), tank('b', 400)];
  const events = [fire('a'), fire('b')];
  assert.deepEqual(dominoChains({ facilities, events }).chains, []);
  const near = { facilities: [tank('a', 0), tank('b', 40)], events };
  assert.deepEqual(dominoChains(near, { pruneBelow: 0.999 }).chains, []);
});

test('the answer does not depend on the order of the facilities', () => {
  const random = seededRandom(7);
  const facilities = Array.from({ length: 30 }, (_, at) => ({
    ...tank(`t${at}`, random.between(0, 400)),
    northM: random.between(0, 400),
  }));
  const events = facilities.map(({ id }) => fire(id));
  const one = dominoChains({ facilities, events });
  const other = dominoChains({ facilities: facilities.toReversed(), events: events.toReversed() });
  assert.deepEqual(one.chains, other.chains);
  assert.ok(one.chains.length > 30);
  for (const chain of one.chains) assert.ok(chain.probability >= NEGLIGIBLE);
});

test('wrong parks are refused', () => {
  const facilities = [tank('a', 0), tank('b', 40)];
  const refused = (events: DominoEvent[], of = facilities) =>
    assert.throws(() => dominoChains({ facilities: of, events }), RangeError);
  refused([fire('x')]);
  refused([fire('a'), fire('a')]);
  refused([], [tank('a', 0), tank('a', 1)]);
  refused([{ ...fire('a'), frequencyPerYear: -1 }]);
  refused([fire('a'), { ...fire('a'), id: 'other' }]);
  assert.throws(() => dominoChains({ facilities, events: [] }, { maxOrder: 0 }), /maxOrder/);
  assert.throws(() => dominoChains({ facilities, events: [] }, { pruneBelow: 0 }), /pruneBelow/);
});
