import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mqttSettings } from '@parkwatch/domain/sources/mqtt';
import type { JsonSubscription } from '@parkwatch/domain/sources/mqtt';
import { jsonDecoder } from './decode-json.ts';

const RECEIVED = Date.parse('2026-03-01T09:00:00Z');
const AT = Date.parse('2026-03-01T08:00:00Z');

function subscriptionOf(mapping: object, more: object = {}): JsonSubscription {
  const one = { format: 'json', topic: '#', mapping, ...more };
  return mqttSettings.parse({ subscriptions: [one] }).subscriptions[0] as JsonSubscription;
}
type Case = { mapping: object; more?: object; payload: unknown; receivedMs?: number | null };
async function decode({ mapping, more, payload, receivedMs = RECEIVED }: Case) {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const message = { payload: Buffer.from(text), topic: 'plant/line1/T-101', receivedMs };
  const { readings, faults } = await jsonDecoder(subscriptionOf(mapping, more), 1_048_576)(message);
  return {
    faults,
    said: readings.map(
      ({ account, reading: r }) =>
        `${account} ${r.point}=${r.value} ${r.unit} ${r.quality} ${r.atMs - AT}`,
    ),
  };
}

describe('JSON by pointers', () => {
  const cases: [string, Case, string[]][] = [
    [
      'one reading, the device and the point in the topic',
      {
        mapping: {
          by: 'pointers',
          device: '{0}/{1}',
          point: '{2}',
          value: '/v',
          time: '/t',
          unit: 'kPa',
        },
        payload: { v: 1.5, t: '2026-03-01T08:00:00Z' },
      },
      ['plant/line1 T-101=1.5 kPa good 0'],
    ],
    [
      'a list in the payload, the device beside it',
      {
        mapping: {
          by: 'pointers',
          list: '/data',
          device: '^/id',
          point: '/tag',
          value: '/val',
          time: '^/ts',
          quality: '/ok',
        },
        payload: {
          id: 'G1',
          ts: AT / 1000,
          data: [
            { tag: 'a', val: '2.5', ok: true },
            { tag: 'b', val: true, ok: false },
          ],
        },
      },
      ['G1 a=2.5 null good 0', 'G1 b=1 null bad 0'],
    ],
    [
      'each property as a point',
      {
        mapping: {
          by: 'pointers',
          list: '/values',
          items: 'properties',
          point: '{key}',
          value: '',
          time: '^/ts',
        },
        payload: { ts: AT, values: { temperature: 21, note: 'open', humidity: 40 } },
      },
      ['plant/line1/T-101 temperature=21 null good 0', 'plant/line1/T-101 humidity=40 null good 0'],
    ],
    [
      'a value alone, at the time when it came',
      { mapping: { by: 'pointers', point: '{2}', value: '/v' }, payload: { v: 3 } },
      ['plant/line1/T-101 T-101=3 null good 3600000'],
    ],
    [
      'names with slashes and tildes',
      {
        mapping: { by: 'pointers', point: 'x', value: '/a~1b/m~0n' },
        payload: { 'a/b': { 'm~n': 7 } },
      },
      ['plant/line1/T-101 x=7 null good 3600000'],
    ],
    [
      'a time without an offset by the offset of the subscription',
      {
        mapping: { by: 'pointers', point: 'x', value: '/v', time: '/t' },
        more: { utcOffset: '+08:00' },
        payload: [
          { v: 1, t: '2026-03-01 16:00:00' },
          { v: 2, t: '2026-03-01T16:00:00.500+0800' },
        ],
      },
      ['plant/line1/T-101 x=1 null good 0', 'plant/line1/T-101 x=2 null good 500'],
    ],
    [
      'numbers and words of quality; what nobody knows is uncertain',
      {
        mapping: { by: 'pointers', point: 'x', value: '/v', quality: '/q' },
        payload: [192, 64, 0, 216, 'GOOD', 'Bad', 'fine', null].map((q) => ({ v: 1, q })),
      },
      ['good', 'uncertain', 'bad', 'good', 'good', 'bad', 'uncertain', 'uncertain'].map(
        (quality) => `plant/line1/T-101 x=1 null ${quality} 3600000`,
      ),
    ],
  ];
  for (const [name, given, expected] of cases) {
    it(name, async () => assert.deepEqual(await decode(given), { said: expected, faults: [] }));
  }

  const all = { by: 'pointers', device: '/d', point: '/p', value: '/v', time: '/t' };
  const good = { d: 'D', p: 'P', v: 1, t: AT };
  const wrong: [string, unknown, RegExp][] = [
    ['no device', { ...good, d: undefined }, /^no-device/],
    ['a device that is a list', { ...good, d: ['D'] }, /^no-device/],
    ['a device name too long', { ...good, d: 'x'.repeat(101) }, /^no-device/],
    ['no point', { ...good, p: '' }, /^no-point/],
    ['a value that is an object', { ...good, v: { a: 1 } }, /^not-a-number: the value of P/],
    ['no value', { ...good, v: undefined }, /^not-a-number/],
    ['a value beyond all numbers', '{"d":"D","p":"P","v":1e999,"t":1}', /^not-a-number/],
    ['no time', { ...good, t: undefined }, /^no-time/],
    ['a null time', { ...good, t: null }, /^no-time/],
    ['a time without an offset', { ...good, t: '2026-03-01 16:00:00' }, /^no-time/],
    ['a time that is a word', { ...good, t: 'yesterday' }, /^no-time/],
    ['a time beyond the calendar', { ...good, t: 1e300 }, /^no-time/],
    ['a time before all', { ...good, t: -5 }, /^no-time/],
    ['a text', '"x"', /^no-list/],
    ['5,001 readings', Array(5001).fill(good), /^too-many/],
  ];
  for (const [name, payload, reason] of wrong) {
    it(`refuses ${name}`, async () => {
      const { said, faults } = await decode({ mapping: all, payload });
      assert.deepEqual(said, []);
      assert.match(faults[0] ?? '', reason);
    });
  }

  it('reads nothing from the prototype of a payload', async () => {
    const mapping = { ...all, point: '/constructor/name' };
    const { said, faults } = await decode({ mapping, payload: good });
    assert.deepEqual([said, faults.length], [[], 1]);
  });

  it('keeps the good readings beside the reasons of the others', async () => {
    const { said, faults } = await decode({ mapping: all, payload: [good, { ...good, p: null }] });
    assert.deepEqual([said.length, faults.length], [1, 1]);
  });
});

describe('JSON by JSONata', () => {
  const jsonata = (expression: string) => ({ by: 'jsonata', expression });

  it('gives the readings of an expression, with the levels of the topic', async () => {
    const expression = `data.{ "device": $topic[0] & "/" & $topic[1], "point": tag, "value": v / 10, "time": $$.ts, "unit": "kPa" }`;
    const payload = {
      ts: '2026-03-01T08:00:00Z',
      data: [
        { tag: 'a', v: 15 },
        { tag: 'b', v: 20 },
      ],
    };
    assert.deepEqual(await decode({ mapping: jsonata(expression), payload }), {
      said: ['plant/line1 a=1.5 kPa good 0', 'plant/line1 b=2 kPa good 0'],
      faults: [],
    });
  });

  const wrong: [string, string, RegExp][] = [
    [
      'an expression that calls itself for ever',
      '($f := function($n) { 1 + $f($n) }; $f(1))',
      /^bad-mapping: the expression failed \((D1011|D1012|U1001)\)/,
    ],
    [
      'an endless tail call',
      '($f := function($n) { $f($n + 1) }; $f(1))',
      /^bad-mapping: the expression failed \(D1012\)/,
    ],
    ['a list too long', '[1..100000]', /^bad-mapping: the expression failed \(D2015\)/],
    ['a regular expression', '$match(a, /(a+)+$/)', /^bad-mapping/],
    ['numbers instead of objects', '[1, 2]', /^bad-mapping: the expression gives something else/],
    [
      'a fault that would quote the payload',
      '$number(a)',
      /^bad-mapping: the expression failed \(D3030\)$/,
    ],
  ];
  for (const [name, expression, reason] of wrong) {
    it(`ends ${name} with a reason`, async () => {
      const { said, faults } = await decode({
        mapping: jsonata(expression),
        payload: { a: 'aaaa!' },
      });
      assert.deepEqual(said, []);
      assert.match(faults[0] ?? '', reason);
    });
  }

  it('is checked before the source opens', () => {
    const compile = () => jsonDecoder(subscriptionOf(jsonata('a.{')), 1000);
    assert.throws(compile, /^Error: mapping: the JSONata expression is none: .+ \(at \d+\)$/);
  });
});
