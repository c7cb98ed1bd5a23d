/** Bytes that a person wrote in hexadecimal: blanks, commas and `0x` between them, either case. Null: it is something else. */
export function fromHex(line: Buffer): Buffer | null {
  const digits = line.toString('latin1').replace(/0x|[\s,]+/gi, '');
  // A latin1 digit is a byte; Buffer.from would stop at the first that is none.
  return digits.length % 2 === 0 && /^[0-9a-f]*$/i.test(digits) ? Buffer.from(digits, 'hex') : null;
}
