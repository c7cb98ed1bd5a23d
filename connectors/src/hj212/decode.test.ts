import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Decoded, ValueReading } from '../contract.ts';
import { DATA_FLAGS } from './quality-of.ts';
import { decode } from './decode.ts';
import type { WireOptions } from './decode.ts';
import { recordedFrame, recordedFrames } from './testing/recorded-frames.ts';
import { frameAround, writeFrame } from './write-frame.ts';

const options: WireOptions = { crc: 'hj212', encoding: 'auto', utcOffsetMin: 480 };

const frames = recordedFrames();

function readingsOf(decoded: Decoded): ValueReading[] {
  assert.ok('readings' in decoded, JSON.stringify(decoded));
  return decoded.readings as ValueReading[];
}
const notesOf = (name: string) => {
  const decoded = decode(recordedFrame(name).frame, options);
  return 'readings' in decoded ? (decoded.notes ?? []) : [decoded.rejected];
};
const frameOf = (cp: string, head = {}) =>
  writeFrame({ qn: '', st: '31', cn: '2011', pw: '', mn: 'M1', flag: 4, ...head }, cp);
const decodeCp = (cp: string, more: Partial<WireOptions> = {}) =>
  decode(frameOf(cp), { ...options, ...more });

describe('the recorded frames of HJ 212', () => {
  it('give the same with and without their line end', () => {
    for (const { name, frame, settings } of frames) {
      const bare = Buffer.from(frame.toString('latin1').trimEnd(), 'latin1');
      const read = (bytes: Buffer) => decode(bytes, { ...options, ...settings });
      for (const end of ['', '\r\n', '\n']) {
        const ended = Buffer.concat([bare, Buffer.from(end)]);
        assert.deepEqual(read(ended), read(frame), name);
      }
    }
  });

  it('say the same to a second reading that shares no code with the first', () => {
    const special = /repeated|3020|text-|unreadable|bad-sampletime/;
    const simple = frames.filter(({ name, readings }) => readings?.length && !special.test(name));
    assert.ok(simple.length >= 20);
    for (const { name, frame, readings } of simple) {
      const plain = readings!.map(({ point, time, value }) => ({ point, time, value }));
      assert.deepEqual(plain, secondReading(frame.toString('latin1')), name);
    }
  });
});

/** Values of a frame by regular expressions: slow, and enough to check the decoder's answers. */
function secondReading(text: string): { point: string; time: string; value: number }[] {
  const cp = /CP=&&(.*)&&[0-9A-Fa-f]{4}\s*$/s.exec(text)![1]!;
  const iso = (time: string) =>
    time.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5:$6+08:00');
  const frameTime = /DataTime=(\d+)/.exec(cp)![1]!;
  return cp.split(';').flatMap((item) => {
    const time = /-SampleTime=(\d+)/.exec(item)?.[1] ?? frameTime;
    return [...item.matchAll(/(?:^|,)([^,=]+-(?!SampleTime|Flag|EFlag)\w+)=(-?[\d.]+)/g)].map(
      ([, point, value]) => ({
        point: point!,
        time: new Date(iso(time)).toISOString(),
        value: Number(value),
      }),
    );
  });
}

describe('what a frame does not give is said', () => {
  it('names each value that is no number and keeps its neighbours', () => {
    const notes = notesOf('unreadable-values');
    assert.equal(notes.length, 5);
    assert.equal(notes[1], 'no-value: a21028-Rtd is empty');
    assert.equal(notes[2], 'no-value: a21002-Rtd is no number: NaN');
  });

  it('shows texts in GBK and in UTF-8', () => {
    const text = 'no-value: i11001-Info is no number: //清洗完成,排液;正常//';
    assert.deepEqual([notesOf('text-gbk'), notesOf('text-utf8')], [[text], [text]]);
    const point = '化学需氧量-Rtd';
    for (const encoding of ['auto', 'gbk'] as const) {
      const decoded = decode(recordedFrame('text-gbk').frame, { ...options, encoding });
      assert.equal(readingsOf(decoded)[1]!.point, `w01018/${point}`);
    }
    const wrong = decode(recordedFrame('text-gbk').frame, { ...options, encoding: 'utf-8' });
    assert.match(readingsOf(wrong)[1]!.point, /�/);
  });

  it('takes the first of two values for one instant, and trusts it less', () => {
    assert.deepEqual(notesOf('repeated-values'), [
      'repeated: a21026-Rtd',
      'repeated: a21028-Rtd says 2, then 9',
    ]);
    const qualities = readingsOf(decode(recordedFrame('repeated-values').frame, options));
    assert.deepEqual(
      qualities.map(({ quality }) => quality),
      ['good', 'uncertain'],
    );
  });

  it('never shows a password of the CP', () => {
    const decoded = decodeCp('DataTime=20260301080000;NewPW=topsecret;a1-Rtd=1');
    assert.doesNotMatch(JSON.stringify(decoded), /topsecret/);
  });

  it('is never longer than twenty lines', () => {
    const many = Array.from({ length: 60 }, (_, at) => `x${at}-Rtd=-`).join(';');
    const decoded = decodeCp(`DataTime=20260301080000;${many}`);
    assert.ok('readings' in decoded);
    assert.equal(decoded.notes?.length, 20);
  });
});

describe('data flags', () => {
  it('each have a quality and a reason', () => {
    for (const [flag, { quality }] of Object.entries(DATA_FLAGS)) {
      const decoded = decodeCp(`DataTime=20260301080000;a21026-Rtd=1,a21026-Flag=${flag}`);
      assert.equal(readingsOf(decoded)[0]!.quality, quality, flag);
    }
    const unknown = decodeCp('DataTime=20260301080000;a21026-Rtd=1,a21026-Flag=constructor');
    assert.equal(readingsOf(unknown)[0]!.quality, 'uncertain');
  });

  it('belong to the values of their own code, whatever separates them', () => {
    const cp = 'DataTime=20260301080000;a1-Rtd=1;a1-Flag=D;a2-Rtd=2,a3-Rtd=3,a3-Flag=T';
    const all = readingsOf(decodeCp(cp)).map(({ point, quality }) => `${point} ${quality}`);
    assert.deepEqual(all, ['a1-Rtd bad', 'a2-Rtd good', 'a3-Rtd uncertain']);
  });
});

describe('a flag apart from its values', () => {
  const qualities = (cp: string) =>
    readingsOf(decodeCp(`DataTime=20260301080000;${cp}`)).map(
      ({ point, quality }) => `${point} ${quality}`,
    );

  it('counts for all values of its factor', () => {
    assert.deepEqual(qualities('w01018-Rtd=1.5;w01001-Rtd=7;w01018-Flag=D'), [
      'w01018-Rtd bad',
      'w01001-Rtd good',
    ]);
    assert.deepEqual(qualities('w01018-Flag=T;w01001-Rtd=7,w01018-Rtd=1;w01001-Avg=8'), [
      'w01001-Rtd good',
      'w01018-Rtd uncertain',
      'w01001-Avg good',
    ]);
    assert.deepEqual(qualities('w01018-Rtd=1;w01001-Rtd=7;w01018-Avg=2,w01018-Flag=M'), [
      'w01018-Rtd uncertain',
      'w01001-Rtd good',
      'w01018-Avg uncertain',
    ]);
  });

  it('never makes a value better: of several the one that trusts least counts', () => {
    assert.deepEqual(
      qualities('a1-Rtd=1,a1-Flag=N;a2-Rtd=2;a1-Flag=D;a2-Flag=N;a3-Rtd=3;a2-Flag=T'),
      ['a1-Rtd bad', 'a2-Rtd uncertain', 'a3-Rtd good'],
    );
    assert.deepEqual(qualities('a1-Rtd=1,a1-Flag=D;a2-Rtd=2;a1-Flag=N'), [
      'a1-Rtd bad',
      'a2-Rtd good',
    ]);
    assert.deepEqual(qualities('a1-Rtd=1,a1-Flag=D,a1-Flag=N'), ['a1-Rtd bad']);
  });

  it('leaves to each value the flag that stands beside it', () => {
    const cp = 'a1-Min=1,a1-Flag=N;a2-Rtd=2;a1-Max=9,a1-Flag=T';
    assert.deepEqual(qualities(cp), ['a1-Min good', 'a2-Rtd good', 'a1-Max uncertain']);
  });

  it('stays with its instrument (3020)', () => {
    const cp = 'PolId=w01018;i1-Info=1;i2-Info=5;i1-Flag=D;PolId=w01001;i1-Info=2;i2-Info=6';
    const decoded = decode(frameOf(`DataTime=20260301080000;${cp}`, { cn: '3020' }), options);
    assert.deepEqual(
      readingsOf(decoded).map(({ point, quality }) => `${point} ${quality}`),
      [
        ...['w01018/i1-Info bad', 'w01018/i2-Info good'],
        ...['w01001/i1-Info good', 'w01001/i2-Info good'],
      ],
    );
  });

  it('and so does a sample time', () => {
    const cp = 'DataTime=20260301080000;a1-SampleTime=20260301070000;a2-Rtd=2;a1-Rtd=1';
    assert.deepEqual(
      readingsOf(decodeCp(cp)).map(({ atMs }) => new Date(atMs).toISOString()),
      ['2026-03-01T00:00:00.000Z', '2026-02-28T23:00:00.000Z'],
    );
  });

  it('costs no more than its length in the longest CP', () => {
    const parts = Array.from({ length: 700 }, (_, at) => `a1-X${at}=1;b=2`).join(';');
    const started = performance.now();
    const decoded = decodeCp(`DataTime=20260301080000;${parts};a1-Flag=D`);
    assert.ok(performance.now() - started < 1000);
    assert.ok(readingsOf(decoded).every(({ quality }) => quality === 'bad'));
  });
});

describe('flags of HJ/T 212-2005', () => {
  const qualityIn = (flag: string, head: object) => {
    const cp = `DataTime=20260301080000;a21026-Rtd=1,a21026-Flag=${flag}`;
    const decoded = decode(frameOf(cp, head), options);
    assert.ok('readings' in decoded);
    return [readingsOf(decoded)[0]!.quality, decoded.notes?.length ?? 0];
  };

  it('of air stations are digits: 3 is normal, 0 and 2 are bad, 1 says little', () => {
    for (const flag of [null, 0, 1]) {
      const head = { st: '22', flag };
      assert.deepEqual(
        ['0', '1', '2', '3', 'N', 'P'].map((one) => qualityIn(one, head)[0]),
        ['bad', 'uncertain', 'bad', 'good', 'good', 'bad'],
      );
      assert.equal(qualityIn('3', head)[1], 0);
    }
  });

  it('mean nothing under other systems and in the edition of 2017: uncertain, with a note', () => {
    for (const head of [
      { st: '31', flag: null },
      { st: '22', flag: 5 },
    ])
      for (const digit of ['0', '1', '2', '3', '4'])
        assert.deepEqual(qualityIn(digit, head), ['uncertain', 1]);
  });

  it('have P for a power failure, which is bad in every edition', () => {
    assert.deepEqual(qualityIn('P', { st: '32', flag: 5 }), ['bad', 0]);
  });
});

describe('blanks', () => {
  it('around parts, names and values are none of them', () => {
    const cp =
      ' DataTime = 20260301080000 ; w01018-Rtd=1.5 ,\tw01018-Flag= N ; ;w01001-Rtd =\t7 ; ';
    const plain = 'DataTime=20260301080000;w01018-Rtd=1.5,w01018-Flag=N;w01001-Rtd=7';
    assert.deepEqual(decodeCp(cp), decodeCp(plain));
    assert.equal(readingsOf(decodeCp(cp)).length, 2);
    const text = 'DataTime=20260301080000;i1-Info= //a ; b// ;w01018-Rtd=1';
    const decoded = decodeCp(text);
    assert.ok('readings' in decoded);
    assert.deepEqual(decoded.notes, ['no-value: i1-Info is no number: //a ; b//']);
  });

  it('within a value make it none, and a part of blanks and a name alone is damage', () => {
    const inside = decodeCp('DataTime=20260301080000;w01018-Rtd=1 5');
    assert.deepEqual(readingsOf(inside), []);
    const damaged = decodeCp('DataTime=20260301080000; w01018 ;w01001-Rtd=7');
    assert.ok('rejected' in damaged && damaged.rejected.startsWith('bad-cp'));
  });
});

describe('the configuration of a device', () => {
  it('moves the clock', () => {
    const decoded = decodeCp('DataTime=20260301080000;a1-Rtd=1', { utcOffsetMin: 0 });
    assert.equal(readingsOf(decoded)[0]!.atMs, Date.UTC(2026, 2, 1, 8));
  });

  it('goes before the units of the annex, by point and by factor', () => {
    const units = { a34004: 'ug/m3', 'a21026-Avg': 'ppb' };
    const cp = 'DataTime=20260301080000;a34004-Rtd=35;a21026-Rtd=1,a21026-Avg=2;toString-Rtd=3';
    assert.deepEqual(
      readingsOf(decodeCp(cp, { units })).map(({ unit }) => unit),
      ['ug/m3', 'mg/m3', 'ppb', null],
    );
  });

  it('is what lets Modbus’s CRC in; the right one is taken all the same', () => {
    const { frame } = recordedFrame('modbus-crc-868-bytes');
    const refused = decode(frame, options);
    assert.match('rejected' in refused ? refused.rejected : '', /^modbus-crc: /);
    assert.equal(readingsOf(decode(frame, { ...options, crc: 'modbus' })).length, 31);
    assert.equal(
      readingsOf(decodeCp('DataTime=20260301080000;a1-Rtd=1', { crc: 'modbus' })).length,
      1,
    );
  });
});

describe('damage', () => {
  const rejections: [string, string, object?][] = [
    ['DataTime=20260301080000;=5', 'bad-cp'],
    ['DataTime=20260301080000;-Rtd=5', 'bad-cp'],
    ['DataTime=20260301080000;a1-Rtd=5;a2', 'bad-cp'],
    ['DataTime=20260301080000;a1-Rtd=5&&;a2-Rtd=1', 'bad-cp'],
    ['DataTime=2026030108;a1-Rtd=5', 'bad-time'],
    ['DataTime=;a1-Rtd=5', 'bad-time'],
    ['a1-Rtd=5', 'no-time'],
    ['DataTime=20260301080000;a1-Rtd=5', 'bad-header', { mn: 'M 1' }],
    ['DataTime=20260301080000;a1-Rtd=5', 'bad-header', { flag: 900 }],
    ['DataTime=20260301080000;a1-Rtd=5', 'bad-header', { cn: '20' }],
  ];
  for (const [cp, word, head] of rejections) {
    it(`${word}: ${cp.slice(0, 40)} ${JSON.stringify(head ?? '')}`, () => {
      const decoded = decode(frameOf(cp, head), options);
      assert.ok(
        'rejected' in decoded && decoded.rejected.startsWith(`${word}:`),
        JSON.stringify(decoded),
      );
    });
  }

  it('never shows the PW of the header in a reason', () => {
    for (const pw of ['top;secret', 'x'.repeat(99), 'geheim geheim']) {
      assert.doesNotMatch(
        JSON.stringify(decode(frameOf('', { pw }), options)),
        /secret|xxxx|geheim/,
      );
    }
  });
});

describe('any bytes', () => {
  it('give readings or a reason', () => {
    const seed = 20_260_301;
    const random = mulberry(seed);
    const started = performance.now();
    for (let round = 0; round < 20_000; round += 1) {
      const bytes = Buffer.from(frames[round % frames.length]!.frame);
      for (let change = 0; change < 1 + random() * 4; change += 1) {
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      }
      const cut = bytes.subarray(0, Math.ceil(random() * bytes.length * 1.2));
      const decoded = decode(round % 2 === 0 ? reframed(cut) : cut, options);
      if ('rejected' in decoded) assert.match(decoded.rejected, /^[a-z-]+: ./, `seed ${seed}`);
      else
        for (const one of readingsOf(decoded))
          assert.ok(Number.isFinite(one.value) && one.atMs > 0);
    }
    assert.ok(performance.now() - started < 30_000);
  });
});

/** The damage with a right length and CRC around it, so that it gets past them. */
function reframed(bytes: Buffer): Buffer {
  return frameAround(bytes.subarray(6, Math.max(6, bytes.length - 6)).subarray(0, 9999));
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
