import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StatusCodes } from 'node-opcua-client';
import { decode } from './decode.ts';
import { hasOverflow, namedStatusCodes, qualityOf, statusName } from './status-codes.ts';

const AT = '2026-03-01T08:00:00.000Z';
const good = { nodeId: 'ns=2;s=Level', value: 3.5, statusCode: 0, sourceTimestamp: AT };
const decodeJson = (json: unknown) =>
  decode(Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)));

describe('a published value', () => {
  it('is a reading under our name, else under its node id', () => {
    const reading = { atMs: Date.parse(AT), value: 3.5, unit: null, quality: 'good' };
    assert.deepEqual(decodeJson(good), { readings: [{ point: 'ns=2;s=Level', ...reading }] });
    assert.deepEqual(decodeJson([{ ...good, point: 'Level' }]), {
      readings: [{ point: 'Level', ...reading }],
    });
  });

  it('has the time of the source, else of the server', () => {
    const server = { ...good, sourceTimestamp: null, serverTimestamp: '2026-03-01T08:00:01Z' };
    const decoded = decodeJson(server);
    assert.equal('readings' in decoded && decoded.readings[0]?.atMs, Date.parse(AT) + 1000);
  });

  it('keeps the good ones of a list beside the reasons of the others', () => {
    const decoded = decodeJson([
      good,
      { ...good, value: [1, 2], nodeId: 'a' },
      { ...good, sourceTimestamp: 'x' },
    ]);
    assert.ok('readings' in decoded);
    assert.deepEqual(
      decoded.readings.map(({ point }) => point),
      ['ns=2;s=Level', 'a[0]', 'a[1]'],
    );
    assert.match(decoded.notes?.[0] ?? '', /^no-time/);
  });

  const wrong: [string, unknown, RegExp][] = [
    ['no JSON', '{', /^bad-json/],
    ['no notification', '[]x', /^bad-json/],
    ['a number', 5, /^bad-notification/],
    ['a status that is no 32 bits', { ...good, statusCode: 2 ** 32 }, /^bad-notification/],
    ['a status that is missing', { ...good, statusCode: undefined }, /^bad-notification/],
    ['no time', { ...good, sourceTimestamp: null }, /^no-time/],
    ['a time without an offset', { ...good, sourceTimestamp: '2026-03-01T08:00:00' }, /^no-time/],
    ['a good value that is none', { ...good, value: null }, /^no-value: .* is Good/],
    [
      'a bad value that is none',
      { ...good, value: null, statusCode: 0x80310000 },
      /^no-value: .* BadNoCommunication/,
    ],
    [
      'an Int64 beyond 2^53',
      { ...good, dataType: 'Int64', value: '9007199254740993' },
      /^too-large/,
    ],
    ['NaN', { ...good, dataType: 'Double', value: 'NaN' }, /^not-finite/],
    ['no name', { ...good, point: '' }, /^bad-point/],
    ['a name too long', { ...good, point: 'x'.repeat(300) }, /^bad-point/],
    ['5,001 values', Array(5001).fill(good), /^too-many/],
    ['a megabyte', ' '.repeat(1_048_577), /^too-large/],
  ];
  for (const [what, json, reason] of wrong) {
    it(`is refused: ${what}`, () => {
      const decoded = decodeJson(json);
      assert.match('rejected' in decoded ? decoded.rejected : '', reason);
    });
  }

  it('that is a text is skipped without a word', () => {
    assert.deepEqual(decodeJson({ ...good, dataType: 'String', value: 'open' }), { readings: [] });
  });
});

describe('status codes', () => {
  it('have the names and numbers of the library', () => {
    const library = StatusCodes as unknown as Record<string, { readonly value: number }>;
    for (const [code, name] of namedStatusCodes()) assert.equal(library[name]?.value, code, name);
  });

  it('give a quality by their severity; what a hand overrode is uncertain', () => {
    const rows: [number, string][] = [
      [0x00000000, 'good'],
      [0x00000400, 'good'],
      [0x00300000, 'good'],
      [0x00960000, 'uncertain'],
      [0x40900000, 'uncertain'],
      [0x40990000, 'uncertain'],
      [0x80000000, 'bad'],
      [0x808c0480, 'bad'],
      [0xc0000000, 'bad'],
      [0xffffffff, 'bad'],
    ];
    for (const [code, quality] of rows) assert.equal(qualityOf(code), quality, code.toString(16));
  });

  it('are named whatever their flags are, else by severity', () => {
    assert.equal(statusName(0x808c0480), 'BadSensorFailure (0x808c0480)');
    assert.equal(statusName(0x80ff0000), 'Bad (0x80ff0000)');
    assert.equal(statusName(0), 'Good (0x00000000)');
    assert.deepEqual(
      [hasOverflow(0x480), hasOverflow(0x400), hasOverflow(0x80)],
      [true, false, false],
    );
  });
});
