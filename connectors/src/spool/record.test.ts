import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeRecord, findRecord, FRAME_BYTES } from './record.ts';

const TEXTS = ['one', 'zwei', '三', '4'.repeat(300), ''];
const records = TEXTS.map((text) => encodeRecord(Buffer.from(text)));
const file = Buffer.concat(records);

/** What a reader that has all bytes finds. */
function textsIn(bytes: Buffer): { texts: string[]; lost: number } {
  const texts: string[] = [];
  let lost = 0;
  for (let at = 0; ;) {
    const found = findRecord(bytes, at, true);
    lost += found.at - at;
    if (found.is !== 'record') return { texts, lost };
    texts.push(found.payload.toString());
    at = found.end;
  }
}

describe('a record', () => {
  it('is found again, one behind the other', () => {
    assert.deepEqual(textsIn(file), { texts: TEXTS, lost: 0 });
  });

  it('that is cut at any byte costs none before it', () => {
    const ends = records.map((_, at) => Buffer.concat(records.slice(0, at + 1)).length);
    for (let cut = 0; cut < file.length; cut++) {
      const whole = ends.filter((end) => end <= cut).length;
      const { texts, lost } = textsIn(file.subarray(0, cut));
      assert.deepEqual(texts, TEXTS.slice(0, whole), `cut at ${cut}`);
      assert.equal(lost, cut - (ends[whole - 1] ?? 0));
    }
  });

  it('with any byte wrong is not taken, and costs none of its neighbours', () => {
    let start = 0;
    for (const [nth, record] of records.entries()) {
      for (let at = start; at < start + record.length; at++) {
        for (const flip of [0x01, 0x80, 0xff]) {
          const bytes = Buffer.from(file);
          bytes[at]! ^= flip;
          const { texts, lost } = textsIn(bytes);
          assert.deepEqual(texts, TEXTS.toSpliced(nth, 1), `byte ${at} flipped by ${flip}`);
          assert.equal(lost, record.length);
        }
      }
      start += record.length;
    }
  });

  it('is found behind rubbish of any kind', () => {
    const rubbish = [
      Buffer.alloc(500),
      Buffer.alloc(77, 0xff),
      records[3]!.subarray(0, 100),
      records[0]!.subarray(0, FRAME_BYTES),
      Buffer.from([0xff, 0x50, 0x57, 0xfe, 0xff, 0xff, 0xff, 0xff]),
      Buffer.from([0xff, 0x50, 0x57]),
    ];
    for (const bytes of rubbish) {
      assert.deepEqual(textsIn(Buffer.concat([bytes, file])), { texts: TEXTS, lost: bytes.length });
    }
  });

  it('of which a part has been read says how much it needs', () => {
    for (let cut = 0; cut < records[0]!.length; cut++) {
      const found = findRecord(file.subarray(0, cut), 0, false);
      assert.equal(found.is, 'more');
      assert.ok(found.is === 'more' && found.at <= Math.max(0, cut) && found.needs <= file.length);
      if (cut >= 4) assert.equal(found.at, 0);
    }
  });
});
