const PASSWORD = Buffer.from('PW=');
const MARK = Buffer.from('##');
const STAR = 0x2a;
/** `;`, `,` and `&` end a value. */
const ENDS = new Set([0x3b, 0x2c, 0x26]);
/** A shorter word stands in frames by chance. */
const SHORTEST = 3;
/** Longest PW that a header may have. */
const LONGEST = 64;

/** The frame as it may be shown: the same bytes with every password (`PW=`, `NewPW=`) as stars. */
export function maskSecrets(bytes: Uint8Array): Uint8Array {
  const given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = given.indexOf(PASSWORD);
  if (at < 0) return bytes;
  const masked = Buffer.from(given);
  for (; at >= 0; at = masked.indexOf(PASSWORD, at)) {
    at = maskValue(masked, at + PASSWORD.length);
  }
  return masked;
}

/**
 * The same for a piece that may begin in the middle of a frame: what stands before its first `;` may be the rest of a
 * password, and so may a short piece that is all one word.
 */
export function maskNoise(bytes: Uint8Array): Uint8Array {
  const masked = Buffer.from(maskSecrets(bytes));
  if (masked.subarray(0, MARK.length).equals(MARK)) return masked;
  const hasEnd = masked.some((byte) => ENDS.has(byte));
  if (hasEnd || (masked.length <= LONGEST && masked.every(isWordByte))) maskValue(masked, 0);
  return masked;
}

/** The same where a name was damaged: every place where one of the passwords stands that the connection has shown. */
export function maskKnown(bytes: Uint8Array, passwords: Iterable<string>): Uint8Array {
  const masked = Buffer.from(bytes);
  for (const password of passwords) {
    if (password.length < SHORTEST) continue;
    let at = masked.indexOf(password, 0, 'latin1');
    for (; at >= 0; at = masked.indexOf(password, at, 'latin1')) {
      masked.fill(STAR, at, at + password.length);
    }
  }
  return masked;
}

/** @returns the position behind the value */
function maskValue(bytes: Buffer, from: number): number {
  let at = from;
  for (; at < bytes.length && !ENDS.has(bytes[at]!); at += 1) {
    if (isWordByte(bytes[at]!)) bytes[at] = STAR;
  }
  return at;
}

/** Visible: what is not, is no part of a password, and shows what a piece is (line ends, Modbus). */
function isWordByte(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f;
}
