/** A table of a font as it lies in a WOFF file. @source W3C WOFF 1.0, section 5: table directory, 20 bytes a table */
type Table = {
  readonly tag: number;
  readonly at: number;
  readonly packed: number;
  readonly length: number;
  readonly checksum: number;
};

const HEADER = 44;
const ENTRY = 20;
const SIGNATURE = 0x774f4646;

/**
 * The font in a WOFF file as the plain font that it was made of: what writers of PDF take.
 * @throws RangeError when it is no WOFF file
 */
export async function fontOfWoff(woff: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  const from = new DataView(woff);
  if (woff.byteLength < HEADER || from.getUint32(0) !== SIGNATURE)
    throw new RangeError('this is no WOFF file');
  const count = from.getUint16(12);
  const tables = Array.from({ length: count }, (_, index): Table => {
    const at = HEADER + index * ENTRY;
    const [tag, start, packed, length, checksum] = [0, 4, 8, 12, 16].map((part) =>
      from.getUint32(at + part),
    ) as [number, number, number, number, number];
    return { tag, at: start, packed, length, checksum };
  });
  const parts = await Promise.all(tables.map((table) => contentOf(woff, table)));
  return assembled(from.getUint32(4), tables, parts);
}

async function contentOf(woff: ArrayBuffer, { at, packed, length }: Table): Promise<Uint8Array> {
  const bytes = new Uint8Array(woff, at, packed);
  if (packed === length) return bytes;
  const plain = new Response(bytes).body?.pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(plain ?? null).arrayBuffer());
}

/** @source OpenType 1.9, "Organization of an OpenType font": offset table, then 16 bytes a table, tables on 4 bytes */
function assembled(
  flavour: number,
  tables: readonly Table[],
  parts: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  const lengths = parts.map(({ length }) => Math.ceil(length / 4) * 4);
  const directory = 12 + tables.length * 16;
  const font = new Uint8Array(lengths.reduce((sum, length) => sum + length, directory));
  const view = new DataView(font.buffer);
  const power = Math.floor(Math.log2(tables.length));
  view.setUint32(0, flavour);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (tables.length - 2 ** power));
  let at = directory;
  tables.forEach(({ tag, checksum, length }, index) => {
    const entry = 12 + index * 16;
    [tag, checksum, at, length].forEach((value, part) => view.setUint32(entry + part * 4, value));
    font.set(parts[index] ?? [], at);
    at += lengths[index] ?? 0;
  });
  return font;
}
