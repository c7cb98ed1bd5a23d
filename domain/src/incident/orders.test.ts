import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE_MS } from '../time/duration.ts';
import { ORDER_STATES } from '../wire/incidents.ts';
import {
  answerWords,
  correctionWords,
  isOrderOverdue,
  isSameAnswer,
  nextOrder,
  type OrderAction,
  type OrderLife,
} from './next-order.ts';
import { isStricter, ORDER_KINDS, orderKindOf, orderText } from './order-plan.ts';
import { compassText, escapeBearingDeg, windSideOf, type Wind } from './wind.ts';

const T0 = Date.UTC(2026, 6, 21, 8);
const NORTH_WIND: Wind = { fromDeg: 0, speedMPerS: 3, atMs: T0 };

test('sides of a north wind', () => {
  const rows: [number, string][] = [
    [180, 'downwind'],
    [135, 'downwind'],
    [225, 'downwind'],
    [134, 'crosswind'],
    [90, 'crosswind'],
    [270, 'crosswind'],
    [45, 'upwind'],
    [0, 'upwind'],
    [359, 'upwind'],
    [46, 'crosswind'],
  ];
  for (const [bearing, side] of rows)
    assert.equal(windSideOf(bearing, NORTH_WIND, T0), side, `${bearing}`);
});

test('no wind, a calm, an old or a broken reading are unknown', () => {
  assert.equal(windSideOf(0, null, T0), 'unknown');
  assert.equal(windSideOf(0, { ...NORTH_WIND, speedMPerS: 0.4 }, T0), 'unknown');
  assert.equal(windSideOf(0, NORTH_WIND, T0 + 30 * MINUTE_MS + 1), 'unknown');
  assert.equal(windSideOf(0, { ...NORTH_WIND, fromDeg: Number.NaN }, T0), 'unknown');
});

test('people leave across the wind, to their own side; away from the source without wind', () => {
  const rows: [number, Wind | null, string][] = [
    [170, NORTH_WIND, 'east'],
    [190, NORTH_WIND, 'west'],
    [90, NORTH_WIND, 'east'],
    [300, null, 'north-west'],
    [-10, null, 'north'],
  ];
  for (const [bearing, wind, heading] of rows)
    assert.equal(compassText(escapeBearingDeg(bearing, wind, T0)).en, heading);
});

test('orders by distance and side; unknown is treated as downwind', () => {
  const rows: [number, Parameters<typeof orderKindOf>[1], string | null][] = [
    [0, 'upwind', 'evacuate'],
    [300, 'upwind', 'evacuate'],
    [301, 'upwind', 'prepare'],
    [500, 'crosswind', 'shelter'],
    [500, 'downwind', 'evacuate'],
    [1000, 'unknown', 'evacuate'],
    [1000.1, 'downwind', null],
    [Number.NaN, 'downwind', null],
  ];
  for (const [metres, side, kind] of rows) assert.equal(orderKindOf(metres, side), kind);
  assert.equal(orderKindOf(1500, 'downwind', { radiusM: 2000, innerM: 300 }), 'evacuate');
});

test('the words of an order are complete in both languages', () => {
  const facts = {
    isSource: false,
    substance: { zh: '氯气', en: 'chlorine' },
    source: { zh: '碧海化工 3 号罐区', en: 'Bihai Chemical, tank farm 3' },
    distanceM: 426,
    escapeBearingDeg: 91,
  };
  for (const kind of ORDER_KINDS) {
    const text = orderText({ ...facts, kind });
    assert.match(text.zh, /碧海化工 3 号罐区发生氯气泄漏，距贵单位约 430 米/);
    assert.match(
      text.en,
      /Chlorine is leaking at Bihai Chemical, tank farm 3, about 430 m from you/,
    );
    assert.doesNotMatch(text.zh + text.en, /[{}]/);
    assert.doesNotMatch(text.en, /\p{Script=Han}/u);
  }
  assert.match(orderText({ ...facts, kind: 'evacuate' }).zh, /向东方向撤离/);
});

test('where it leaks the order speaks of the own site, not of a distance or of crossing the cloud', () => {
  const text = orderText({
    ...{ kind: 'evacuate', isSource: true, distanceM: 0, escapeBearingDeg: 91 },
    substance: { zh: '氯气', en: 'chlorine' },
    source: { zh: '碧海化工3 号罐区', en: 'Bihai Chemical, tank farm 3' },
  });
  assert.match(
    text.en,
    /^EVACUATE\. Chlorine is leaking on your own site, at Bihai Chemical, tank/,
  );
  assert.match(text.en, /away from the leak, towards the east\./);
  assert.match(text.zh, /^【撤离】贵单位厂区内（碧海化工3 号罐区）发生氯气泄漏。.*向东方向撤离/);
  assert.doesNotMatch(text.en, / m from you|cross the cloud|[{}]/);
  assert.doesNotMatch(text.zh, /距贵单位|穿越|[{}]/);
});

const ORDER: OrderLife = {
  state: 'issued',
  enterpriseId: 4,
  issuedAtMs: T0,
  dueAtMs: T0 + 5 * MINUTE_MS,
  answered: null,
};
const answer = (type: 'acknowledge' | 'refuse', changes: object = {}): OrderAction => ({
  type,
  atMs: T0 + MINUTE_MS,
  by: { userId: 40, enterpriseId: 4 },
  headcount: 25,
  note: 'on our way',
  ...changes,
});

test('an order is overdue after its time until it is answered', () => {
  assert.ok(!isOrderOverdue(ORDER, T0 + 5 * MINUTE_MS));
  assert.ok(isOrderOverdue(ORDER, T0 + 5 * MINUTE_MS + 1));
  const late = nextOrder(ORDER, answer('acknowledge', { atMs: T0 + 9 * MINUTE_MS }));
  assert.ok('order' in late && late.order.state === 'acknowledged');
  assert.ok(!isOrderOverdue(late.order, T0 + 20 * MINUTE_MS));
});

test('only the enterprise that got it answers; a refusal needs words; an answer may be corrected', () => {
  assert.deepEqual(
    nextOrder(ORDER, answer('acknowledge', { by: { userId: 1, enterpriseId: null } })),
    { refused: 'forbidden' },
  );
  assert.deepEqual(nextOrder(ORDER, answer('refuse', { note: ' ' })), {
    refused: 'reason-required',
  });
  const refused = nextOrder(ORDER, answer('refuse'));
  assert.ok('order' in refused && refused.order.state === 'refused');
  const followed = nextOrder(refused.order, answer('acknowledge'));
  assert.ok('order' in followed && followed.order.state === 'acknowledged');
  const counted = nextOrder(followed.order, answer('acknowledge', { headcount: 24 }));
  assert.ok('order' in counted && counted.order.answered?.headcount === 24);
  assert.deepEqual(nextOrder(counted.order, answer('refuse', { note: null })), {
    refused: 'reason-required',
  });
  const back = nextOrder(counted.order, answer('refuse'));
  assert.ok('order' in back && back.order.state === 'refused');
  const neighbour = { by: { userId: 50, enterpriseId: 5 } };
  assert.deepEqual(nextOrder(counted.order, answer('acknowledge', neighbour)), {
    refused: 'forbidden',
  });
});

test('the same answer again is none; another headcount, note or decision is a correction', () => {
  const send = (type: 'acknowledge' | 'refuse', changes: object = {}) =>
    answer(type, changes) as Parameters<typeof isSameAnswer>[1];
  assert.ok(!isSameAnswer(ORDER, send('acknowledge')));
  const first = nextOrder(ORDER, send('acknowledge', { note: null }));
  assert.ok('order' in first);
  assert.ok(isSameAnswer(first.order, send('acknowledge', { note: '' })));
  assert.ok(!isSameAnswer(first.order, send('acknowledge')));
  assert.ok(!isSameAnswer(first.order, send('acknowledge', { note: null, headcount: 3 })));
  assert.ok(!isSameAnswer(first.order, send('refuse', { note: null })));
});

test('the log says of a correction what stood and what counts now', () => {
  const stood = { state: 'acknowledged', headcount: 3, note: null } as const;
  const counts = { state: 'refused', headcount: null, note: 'Gate blocked' } as const;
  assert.deepEqual(correctionWords(stood, counts), {
    zh: '已应答 · 3 人 → 拒绝执行 · Gate blocked',
    en: 'Acknowledged · 3 people → Refused · Gate blocked',
  });
  assert.equal(correctionWords({ ...stood, headcount: null }, stood).zh, '已应答 → 已应答 · 3 人');
});

test('the end of the incident stands every order down, once', () => {
  for (const state of ORDER_STATES) {
    const before: OrderLife = { ...ORDER, state };
    const result = nextOrder(before, { type: 'stand-down', atMs: T0 });
    assert.equal(
      'order' in result ? result.order.state : result.refused,
      state === 'stood-down' ? 'not-acceptable-state' : 'stood-down',
    );
  }
});

test('only an order that asks more takes the place of another', () => {
  const pairs = ORDER_KINDS.flatMap((one) => ORDER_KINDS.map((other) => [one, other] as const));
  assert.deepEqual(
    pairs.filter(([one, other]) => isStricter(one, other)),
    [
      ['evacuate', 'shelter'],
      ['evacuate', 'prepare'],
      ['shelter', 'prepare'],
    ],
  );
});

test('the log says the headcount in both languages and the note as it was typed', () => {
  assert.deepEqual(answerWords({ headcount: 12, note: ' 已到集合点 ' }), {
    zh: '12 人 · 已到集合点',
    en: '12 people · 已到集合点',
  });
  assert.deepEqual(answerWords({ headcount: 0, note: null }), { zh: '0 人', en: '0 people' });
  assert.equal(answerWords({ headcount: null, note: 'gate blocked' }), 'gate blocked');
  assert.equal(answerWords({ headcount: null, note: ' ' }), null);
});
