import { describe, expect, it, vi } from 'vitest';
import { loadSlice, OTHER_LETTERS, rangesIn, runsOf, woffIn } from './font-slices.ts';
import { fontOfWoff } from './woff.ts';

/** A WOFF file with two tables, one packed and one as it is. */
async function woff(): Promise<ArrayBuffer> {
  const plain = new Uint8Array(50).fill(7);
  const stream = new Response(plain).body!.pipeThrough(new CompressionStream('deflate'));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  const short = new Uint8Array([1, 2, 3]);
  const file = new Uint8Array(44 + 40 + packed.length + short.length);
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x774f4646);
  view.setUint32(4, 0x00010000);
  view.setUint16(12, 2);
  const entries = [
    [0x61616161, 84, packed.length, 50, 99],
    [0x62626262, 84 + packed.length, 3, 3, 98],
  ];
  entries.forEach((entry, at) =>
    entry.forEach((value, part) => view.setUint32(44 + at * 20 + part * 4, value)),
  );
  file.set(packed, 84);
  file.set(short, 84 + packed.length);
  return file.buffer;
}

describe('a WOFF font', () => {
  it('becomes the font that it was made of', async () => {
    const font = await fontOfWoff(await woff());
    const view = new DataView(font.buffer);
    expect([view.getUint32(0), view.getUint16(4)]).toEqual([0x00010000, 2]);
    const table = (at: number) => [0, 4, 8, 12].map((part) => view.getUint32(12 + at * 16 + part));
    expect(table(0)).toEqual([0x61616161, 99, 44, 50]);
    expect(table(1)).toEqual([0x62626262, 98, 96, 3]);
    expect([...font.slice(44, 94)].every((byte) => byte === 7)).toBe(true);
    expect([...font.slice(96)]).toEqual([1, 2, 3, 0]);
  });

  it('that is none is refused', async () => {
    await expect(fontOfWoff(new ArrayBuffer(60))).rejects.toThrow(RangeError);
    await expect(fontOfWoff(new ArrayBuffer(3))).rejects.toThrow('no WOFF');
  });
});

describe('slices of a font', () => {
  const slice = (name: string, range: string) => ({ name, ranges: rangesIn(range), urls: {} });
  const slices = [slice('latin', 'U+0020-007E'), slice('han', 'U+6c2f, U+6C28-6C2A')];

  it('are cut by their letters; a blank stays with what stands before it', () => {
    const runs = runsOf('氯 AEGL-3 氨?', slices);
    expect(runs.map(({ text, slice: of }) => [text, of?.name])).toEqual([
      ['氯 ', 'han'],
      ['AEGL-3 ', 'latin'],
      ['氨', 'han'],
      ['?', 'latin'],
    ]);
  });

  it('without a range have every letter; a letter that none has is left to the font for the rest', () => {
    expect(rangesIn('')).toEqual([[0, 0x10ffff]]);
    expect(runsOf('龘', slices)[0]?.slice).toBeUndefined();
  });

  it('name their WOFF file, wherever the style sheet lies', () => {
    const source = `url("media/a-400.woff2") format("woff2"), url("media/a-400.woff") format("woff")`;
    expect(woffIn(source, 'http://park/fonts.css')).toBe('http://park/media/a-400.woff');
    expect(woffIn('local("x")', null)).toBeUndefined();
  });

  it('are joined by a font for what none of them has, as it lies beside the page', async () => {
    const asked = vi
      .spyOn(globalThis, 'fetch')
      .mockImplementation(async () => new Response(new Uint8Array([1, 2])));
    const fonts = await loadSlice(OTHER_LETTERS);
    expect(
      asked.mock.calls.map(([url]) => (url as URL).pathname.replace(/.*\/fonts/, 'fonts')),
    ).toEqual(['fonts/Roboto-Regular.ttf', 'fonts/Roboto-Medium.ttf']);
    expect([...fonts['400']!]).toEqual([1, 2]);
    asked.mockRestore();
  });
});
