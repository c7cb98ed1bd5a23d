import { MARK } from './framer.ts';

const ESCAPE = 0x7d;
const ESCAPED_ESCAPE = 0x01;
const ESCAPED_MARK = 0x02;

/**
 * Bytes as they were before the sender escaped them; the same ones when there was nothing to do.
 * @returns where it is wrong: an escape that means nothing, or at the end
 * @source JT/T 808-2013, 4.4.2
 */
export function unescape(bytes: Buffer): Buffer | { readonly rejected: string } {
  let escape = bytes.indexOf(ESCAPE);
  if (escape === -1) return bytes;
  const plain = Buffer.allocUnsafe(bytes.length);
  let from = 0;
  let at = 0;
  while (escape !== -1) {
    const code = bytes[escape + 1];
    if (code !== ESCAPED_ESCAPE && code !== ESCAPED_MARK) return badEscape(escape, code);
    at += bytes.copy(plain, at, from, escape);
    plain[at++] = code === ESCAPED_MARK ? MARK : ESCAPE;
    from = escape + 2;
    escape = bytes.indexOf(ESCAPE, from);
  }
  at += bytes.copy(plain, at, from);
  return plain.subarray(0, at);
}

function badEscape(at: number, code: number | undefined): { readonly rejected: string } {
  const what = code === undefined ? 'at the end' : `followed by 0x${code.toString(16)}`;
  return { rejected: `bad-escape: 0x7d ${what}, byte ${at}` };
}

/** Between its two marks, with what must not stand there escaped. */
export function escape(plain: Uint8Array): Buffer {
  const out = [MARK];
  for (const byte of plain) {
    if (byte === MARK) out.push(ESCAPE, ESCAPED_MARK);
    else if (byte === ESCAPE) out.push(ESCAPE, ESCAPED_ESCAPE);
    else out.push(byte);
  }
  out.push(MARK);
  return Buffer.from(out);
}
