/** Whole numbers from 0 to below `most`. */
export type Dice = (most: number) => number;

export function dice(random: () => number): Dice {
  return (most) => Math.floor(random() * most);
}

/** Longest mutated frame: some kilobytes beyond what the protocols allow. */
const MOST_BYTES = 16_384;
const MOST_RUN = 4000;
/** Bytes that mean something in one protocol or another, and in UTF-8 and GBK text. */
const DELIMITERS = Buffer.from(
  '#&;,=-{}[]":\\ \r\n\t0123456789@+.eE~}\x00\x01\x02\x7f\x80\x81\xfe\xff',
  'latin1',
);
const NUMBERS = [0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x3ff, 0x400, 0x7fff, 0x8000, 0xffff];
const DIGITS = ['0', '0000', '9999', '0001', '99999999999999999999', '-1', '1e308', '0x10', ''];

type Mutation = (bytes: Buffer, roll: Dice, other: Buffer) => Buffer;

const mutations: readonly Mutation[] = [
  function flipBits(bytes, roll) {
    for (let left = 1 + roll(8); left > 0 && bytes.length > 0; left--) {
      bytes[roll(bytes.length)]! ^= 1 << roll(8);
    }
    return bytes;
  },
  function setByte(bytes, roll) {
    if (bytes.length > 0) bytes[roll(bytes.length)] = roll(256);
    return bytes;
  },
  function insertBytes(bytes, roll) {
    const at = roll(bytes.length + 1);
    return joined(bytes.subarray(0, at), randomBytes(1 + roll(16), roll), bytes.subarray(at));
  },
  function deleteBytes(bytes, roll) {
    const at = roll(bytes.length + 1);
    return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + roll(16)));
  },
  function truncate(bytes, roll) {
    return roll(4) === 0
      ? bytes.subarray(roll(bytes.length + 1))
      : bytes.subarray(0, roll(bytes.length + 1));
  },
  function splice(bytes, roll, other) {
    return joined(
      bytes.subarray(0, roll(bytes.length + 1)),
      other.subarray(roll(other.length + 1)),
    );
  },
  function repeatPart(bytes, roll) {
    const from = roll(bytes.length + 1);
    const part = bytes.subarray(from, from + 1 + roll(64));
    const parts = Array<Buffer>(1 + roll(20)).fill(part);
    return joined(bytes.subarray(0, from), ...parts, bytes.subarray(from));
  },
  function editLength(bytes, roll) {
    const size = 1 << roll(3);
    if (bytes.length < size) return bytes;
    const at = roll(bytes.length - size + 1);
    const near = [bytes.length, bytes.length - 1, bytes.length + 1, bytes.length - at];
    const value = roll(3) === 0 ? near[roll(near.length)]! : NUMBERS[roll(NUMBERS.length)]!;
    const number = roll(8) === 0 ? 0xffff_ffff : value;
    for (let i = 0; i < size; i++) {
      const place = roll(2) === 0 ? size - 1 - i : i;
      bytes[at + i] = (number / 256 ** place) & 0xff;
    }
    return bytes;
  },
  /** A number that is written in digits. */
  function editDigits(bytes, roll) {
    const from = roll(bytes.length + 1);
    const start = bytes.subarray(from).findIndex((byte) => byte >= 0x30 && byte <= 0x39);
    if (start < 0) return bytes;
    const end = from + start + 1 + roll(4);
    const digits = Buffer.from(DIGITS[roll(DIGITS.length)]!);
    return joined(bytes.subarray(0, from + start), digits, bytes.subarray(end));
  },
  function runOfDelimiters(bytes, roll) {
    const at = roll(bytes.length + 1);
    const long = roll(10) === 0;
    const run = Buffer.alloc(1 + roll(long ? MOST_RUN : 40), DELIMITERS[roll(DELIMITERS.length)]);
    return joined(bytes.subarray(0, at), run, bytes.subarray(at));
  },
  function anything(bytes, roll) {
    return roll(8) === 0 ? randomBytes(roll(512), roll) : bytes;
  },
];

/** A frame that was good once, with one to four things wrong. `frame` itself stays as it is. */
export function mutate(frame: Uint8Array, other: Buffer, roll: Dice): Buffer {
  let bytes: Buffer = Buffer.from(frame);
  for (let left = 1 + roll(4); left > 0; left--) {
    bytes = mutations[roll(mutations.length)]!(bytes, roll, other);
  }
  return bytes.subarray(0, MOST_BYTES);
}

export function randomBytes(length: number, roll: Dice): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let i = 0; i < length; i++) bytes[i] = roll(256);
  return bytes;
}

/** A copy: what a mutation changes later is not a part of another frame. */
function joined(...parts: Uint8Array[]): Buffer {
  return Buffer.concat(parts);
}
