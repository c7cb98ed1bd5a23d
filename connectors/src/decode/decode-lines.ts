import type { Decoded } from '../contract.ts';
import { shownReading } from '../shown-reading.ts';
import type { Format } from './formats.ts';
import { fromHex } from './from-hex.ts';
import { splitLines } from './split-lines.ts';
import type { Line } from './split-lines.ts';

/** A longer line is rejected; the longest frame of our protocols has some kilobytes. */
export const MOST_LINE_BYTES = 1_000_000;
/** Text is given on in pieces of about so many characters. */
const PIECE = 65_536;
const BYTE_ORDER_MARK = Buffer.from('\ufeff');

/** One JSON line for each line of the input, whatever it holds; as much is held as one chunk gives. */
export async function* decodeLines(
  source: AsyncIterable<Uint8Array>,
  lines: Format['lines'],
  decode: (frame: Uint8Array) => Decoded,
): AsyncGenerator<string> {
  let piece = '';
  let isFirst = true;
  for await (const some of splitLines(source, MOST_LINE_BYTES)) {
    for (const line of some) {
      piece += `${JSON.stringify(shown(outcome(isFirst ? withoutMark(line) : line, lines, decode)))}\n`;
      isFirst = false;
      if (piece.length < PIECE) continue;
      yield piece;
      piece = '';
    }
    if (piece !== '') yield piece;
    piece = '';
  }
}

function outcome(
  line: Line,
  lines: Format['lines'],
  decode: (frame: Uint8Array) => Decoded,
): Decoded {
  if ('tooLongBytes' in line) {
    return { rejected: `too-long: a line of ${line.tooLongBytes} bytes` };
  }
  const { bytes } = line;
  const text = withoutBlanks(bytes);
  if (text.length === 0) return { rejected: 'empty: a blank line' };
  const frame = lines === 'hex' ? fromHex(text) : text;
  // No protocol has a frame of no bytes, though an empty Sparkplug payload could be decoded.
  if (frame?.length === 0) return { rejected: 'empty: no byte in the line' };
  if (frame === null) return { rejected: 'not-hex: the line is not pairs of hexadecimal digits' };
  try {
    return decode(frame);
  } catch (error) {
    // A decoder is total; should one not be, the other lines of the file are read all the same.
    return { rejected: `defect: the decoder failed: ${String(error).slice(0, 300)}` };
  }
}

/** Blanks around a line come from copying; no frame begins or ends with one. */
function withoutBlanks(bytes: Buffer): Buffer {
  let [from, to] = [0, bytes.length];
  while (from < to && isBlank(bytes[from]!)) from += 1;
  while (to > from && isBlank(bytes[to - 1]!)) to -= 1;
  return bytes.subarray(from, to);
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09;
}

function shown(decoded: Decoded): object {
  if ('rejected' in decoded) return { rejected: decoded.rejected };
  return { readings: decoded.readings.map(shownReading) };
}

/** Editors of Windows begin a file with one. */
function withoutMark(line: Line): Line {
  if (!('bytes' in line) || !line.bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)) return line;
  return { bytes: line.bytes.subarray(3) };
}
