import { checkCrc, crcText, hexAt } from './crc.ts';
import type { CrcKind } from './crc.ts';
import { CRC_BYTES, HEAD_BYTES } from './frame-judge.ts';
import { readHeader } from './header.ts';
import type { Header } from './header.ts';

/** A frame whose length, CRC, header and brackets of the CP are in order. */
export type ParsedFrame = {
  readonly header: Header;
  /** `modbus` where the CRC is Modbus's: whether that is good enough is a matter of the configuration. */
  readonly crc: Exclude<CrcKind, 'wrong'>;
  /** The frame, one character a byte: texts in it are still GBK or UTF-8. */
  readonly text: string;
  /** The CP between its `&&`. */
  readonly from: number;
  readonly to: number;
};

const CP = 'CP=&&';

/** Reads the outer parts of a frame, with or without its CR LF. The reason begins with a short stable word. */
export function parseFrame(frame: Uint8Array): ParsedFrame | { readonly rejected: string } {
  const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
  const end = endOf(bytes);
  const fault = lengthFault(bytes, end);
  if (fault !== null) return { rejected: fault };
  const to = end - CRC_BYTES;
  const given = hexAt(bytes, to);
  if (given < 0) return { rejected: 'bad-crc: no CRC of four hex digits at the end' };
  const crc = checkCrc(bytes, { from: HEAD_BYTES, to }, given);
  if (crc.kind === 'wrong') {
    const expected = crcText(crc.expected);
    return { rejected: `bad-crc: ${crcText(given)}, the data gives ${expected}` };
  }
  return parseData(bytes.toString('latin1', 0, to), crc.kind);
}

function parseData(
  text: string,
  crc: Exclude<CrcKind, 'wrong'>,
): ParsedFrame | { readonly rejected: string } {
  const opens = text.indexOf(CP, HEAD_BYTES);
  if (opens < 0) return { rejected: 'bad-cp: no CP=&& in the data' };
  const [from, to] = [opens + CP.length, text.length - 2];
  if (to < from || !text.endsWith('&&')) return { rejected: 'bad-cp: no && at the end' };
  const inner = text.indexOf('&&', from);
  if (inner < to) return { rejected: 'bad-cp: && within the CP' };
  const header = readHeader(text, HEAD_BYTES, opens);
  return 'rejected' in header ? header : { header, crc, text, from, to };
}

/** Position behind the CRC: line ends are not counted. */
function endOf(bytes: Buffer): number {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end -= 1;
  return end;
}

function lengthFault(bytes: Buffer, end: number): string | null {
  if (bytes[0] !== 0x23 || bytes[1] !== 0x23) return 'no-start: it does not begin with ##';
  let said = 0;
  for (let at = 2; at < HEAD_BYTES; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return 'bad-length: no four digits behind ##';
    said = said * 10 + digit;
  }
  const there = end - HEAD_BYTES - CRC_BYTES;
  if (there === said) return null;
  if (there < said) return `truncated: the length says ${said} bytes of data, ${there} are there`;
  return `bad-length: the length says ${said} bytes of data, ${there} are there`;
}
