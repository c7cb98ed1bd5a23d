const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A line without its end, bytes as they came; or how long one was that is too long to be held. */
export type Line = { readonly bytes: Buffer } | { readonly tooLongBytes: number };

/**
 * The lines of a stream, those of one chunk at a time. A last line without an end counts, an end at the end begins no other.
 * Holds at most `mostBytes` of a line.
 */
export async function* splitLines(
  source: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<Line[]> {
  let held: Buffer[] = [];
  let heldBytes = 0;

  const hold = (part: Buffer) => {
    heldBytes += part.length;
    // One byte more, for the \r that is no part of the line.
    if (heldBytes <= mostBytes + 1) held.push(Buffer.from(part));
    else held = [];
  };
  const take = (): Line => {
    const all = held.length === 1 ? held[0]! : Buffer.concat(held);
    const bytes = all.at(-1) === CARRIAGE_RETURN ? all.subarray(0, -1) : all;
    const isTooLong = heldBytes > mostBytes + 1 || bytes.length > mostBytes;
    const line = isTooLong ? { tooLongBytes: heldBytes } : { bytes };
    [held, heldBytes] = [[], 0];
    return line;
  };

  for await (const chunk of source) {
    const arrived = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const lines: Line[] = [];
    let from = 0;
    for (let at = arrived.indexOf(LINE_FEED); at >= 0; at = arrived.indexOf(LINE_FEED, from)) {
      hold(arrived.subarray(from, at));
      lines.push(take());
      from = at + 1;
    }
    if (from < arrived.length) hold(arrived.subarray(from));
    yield lines;
  }
  if (heldBytes > 0) yield [take()];
}
