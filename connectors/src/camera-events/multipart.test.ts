import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import { cameraEventsDevice, cameraEventsSettings } from '@parkwatch/domain/sources/camera-events';
import { parseMultipart } from './multipart.ts';
import { simulatedPicture } from './simulated-picture.ts';
import { takeEvents } from './take-events.ts';

const TYPE = 'multipart/form-data; boundary="the-box"';
const picture = simulatedPicture(3);
const event = { camera: 'C1', kind: 'fire', time: '2026-07-21T16:30:00+08:00' };

type Given = readonly [head: string, content: Buffer | string];
function body(...parts: Given[]): Buffer {
  return Buffer.concat([
    ...parts.flatMap(([head, content]) => [
      Buffer.from(`--the-box\r\n${head === '' ? '' : `${head}\r\n`}\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from('--the-box--\r\n'),
  ]);
}
const jsonPart = (value: unknown): Given => [
  'Content-Type: application/json',
  JSON.stringify(value),
];
const picturePart = (name: string, bytes = picture): Given => [
  `Content-Disposition: form-data; name="${name}"; filename="${name}.png"\r\nContent-Type: image/png\r\nContent-ID: <cid-${name}>`,
  bytes,
];

function take(bytes: Buffer, settings: object = {}, contentType = TYPE) {
  const box = { account: 'b', name: '', state: 'active' as const, staleS: 600, points: {} };
  const device = cameraEventsDevice.parse({ passThrough: true });
  return takeEvents(
    { bytes, contentType },
    { box: { ...box, settings: device }, settings: cameraEventsSettings.parse(settings) },
  );
}

/** Names of the events' pictures by length, or the reason. */
function pictures(taken: ReturnType<typeof take>): (number | null)[] | string {
  if (!('records' in taken)) return taken.rejected;
  return taken.records.map(({ snapshot }) =>
    snapshot === undefined ? null : Buffer.from(snapshot, 'base64').length,
  );
}

describe('a multipart body', () => {
  it('holds the event and, beside it, its picture, whatever their order and their names', () => {
    for (const parts of [
      [jsonPart(event), picturePart('p')],
      [picturePart('p'), jsonPart([event])],
      [['Content-Disposition: form-data; name=data', JSON.stringify(event)], picturePart('')],
      [['', ` {"x":1,${JSON.stringify(event).slice(1)}`], picturePart('p')],
    ] as Given[][]) {
      assert.deepEqual(pictures(take(body(...parts))), [picture.length]);
    }
  });

  it('gives each event of a list the part that it names by name, file name or content id', () => {
    const [small, large] = [simulatedPicture(1), simulatedPicture(50)];
    const list = ['a', 'b.png', 'cid-a', 'c', undefined].map((image) => ({ ...event, image }));
    const taken = take(body(jsonPart(list), picturePart('a', small), picturePart('b', large)));
    assert.deepEqual(pictures(taken), [small.length, large.length, small.length, null, null]);
    assert.deepEqual('notes' in taken && taken.notes, [
      '[3] image: empty',
      '[4] image: several events, and none names a part',
    ]);
  });

  it('may name its parts in the settings', () => {
    const settings = { jsonPart: 'alarm', imagePart: 'scene' };
    const alarm: Given = ['Content-Disposition: form-data; name="alarm"', JSON.stringify(event)];
    const other = jsonPart({ unrelated: true });
    const bytes = body(
      other,
      alarm,
      picturePart('face', simulatedPicture(0)),
      picturePart('scene'),
    );
    assert.deepEqual(pictures(take(bytes, settings)), [picture.length]);
    assert.match(String(pictures(take(body(other), settings))), /^no-json/);
  });

  const whole = body(jsonPart(event), picturePart('p'));
  const broken: [name: string, bytes: Buffer, type: string, reason: RegExp][] = [
    ['its end is cut off', whole.subarray(0, -20), TYPE, /^broken-multipart: a part has no end/],
    ['its type names no boundary', whole, 'multipart/form-data', /names no boundary/],
    ['its boundary is another', whole, 'multipart/form-data; boundary=x', /is not there/],
    ['it is empty', Buffer.alloc(0), TYPE, /is not there/],
    ['it has pictures only', body(picturePart('p')), TYPE, /^no-json/],
    ['it has no part', body(), TYPE, /^no-json/],
    ['its JSON is none', body(['Content-Type: application/json', '{"']), TYPE, /^bad-json/],
    [
      'it has too many parts',
      body(...Array<Given>(101).fill(['', 'x'])),
      TYPE,
      /^broken-multipart: more than 100 parts/,
    ],
    ['a head has no end', Buffer.from('--the-box\r\nA: b\r\n--the-box--'), TYPE, /head of a part/],
    ['a head is endless', body([`A: ${'b'.repeat(9000)}`, 'x']), TYPE, /head of a part/],
    ['a boundary goes on', Buffer.from('--the-boxes\r\n\r\nx\r\n'), TYPE, /followed by something/],
  ];
  for (const [name, bytes, type, reason] of broken) {
    it(`is refused with its reason when ${name}`, () => {
      assert.match(String(pictures(take(bytes, {}, type))), reason);
    });
  }

  it('is read in bounded time, whatever was changed in it', () => {
    const random = seededRandom(20260721);
    for (let count = 0; count < 5000; count += 1) {
      const bytes = Buffer.from(whole.subarray(0, 1 + random.below(whole.length)));
      for (let hits = random.below(6); hits > 0; hits -= 1) {
        bytes[random.below(bytes.length)] = random.below(256);
      }
      const read = parseMultipart(bytes, TYPE);
      if ('rejected' in read) assert.match(read.rejected, /^broken-multipart: /);
      else assert.ok(read.parts.reduce((sum, part) => sum + part.bytes.length, 0) <= bytes.length);
    }
  });

  it('delivers one picture that many events name only as often as it is bounded', () => {
    const large = Buffer.concat([
      picture.subarray(0, -12),
      Buffer.alloc(400_000),
      picture.subarray(-12),
    ]);
    const list = Array.from({ length: 50 }, () => ({ ...event, image: 'p' }));
    const taken = take(body(jsonPart(list), picturePart('p', large)));
    const found = pictures(taken) as (number | null)[];
    assert.equal(found.filter((bytes) => bytes !== null).length, 14);
    assert.match(('notes' in taken && taken.notes.at(-1)) || '', /too many in one call/);
  });
});
