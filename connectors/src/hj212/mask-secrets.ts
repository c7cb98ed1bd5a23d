const PASSWORD = Buffer.from('PW=');
const STAR = 0x2a;
/** `;`, `,` and `&` end a value. */
const ENDS = new Set([0x3b, 0x2c, 0x26]);

/** The frame as it may be shown: the same bytes with every password (`PW=`, `NewPW=`) as stars. */
export function maskSecrets(bytes: Uint8Array): Uint8Array {
  const given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = given.indexOf(PASSWORD);
  if (at < 0) return bytes;
  const masked = Buffer.from(given);
  for (; at >= 0; at = masked.indexOf(PASSWORD, at)) {
    for (at += PASSWORD.length; at < masked.length && !ENDS.has(masked[at]!); at += 1) {
      masked[at] = STAR;
    }
  }
  return masked;
}
