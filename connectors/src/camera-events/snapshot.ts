import { MAX_SNAPSHOT_BYTES } from '@parkwatch/domain/wire/cameras';
import type { Part } from './multipart.ts';

/** A picture as the park takes it, in base64, or one sentence why there is none; neither: none was sent. */
export type Snapshot = { readonly base64?: string; readonly note?: string };

const DATA_URL = /^data:image\/[\w.+-]{1,40};base64,/i;
const ADDRESS = /^(https?|ftp|rtsp):\/\//i;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The picture of an event that stands in its JSON, or in the part that its JSON names. */
export function snapshotOf(image: unknown, parts: readonly Part[]): Snapshot {
  if (image === undefined || image === null || image === '') return {};
  if (typeof image !== 'string') return { note: 'image: no text' };
  const part = parts.find(
    ({ name, fileName, contentId }) => image === name || image === fileName || image === contentId,
  );
  if (part !== undefined) return checkedSnapshot(part.bytes);
  // What a box names is not fetched: its address could be anybody's.
  if (ADDRESS.test(image)) return { note: 'image: an address, which is not fetched' };
  const text = image.slice(0, 100).match(DATA_URL) ? image.slice(image.indexOf(',') + 1) : image;
  if (text.length > 4 * MAX_SNAPSHOT_BYTES) return tooLarge(Math.floor((text.length * 3) / 4));
  const base64 = text.replace(/\s+/g, '');
  if (!BASE64.test(base64)) return { note: 'image: neither base64 nor the name of a part' };
  return checkedSnapshot(Buffer.from(base64, 'base64'));
}

/** The park takes whole JPEG, PNG and WebP pictures; with another one it would refuse the event. */
export function checkedSnapshot(bytes: Buffer): Snapshot {
  if (bytes.length === 0) return { note: 'image: empty' };
  if (bytes.length > MAX_SNAPSHOT_BYTES) return tooLarge(bytes.length);
  if (!isJpeg(bytes) && !isPng(bytes) && !isWebp(bytes)) {
    return { note: 'image: not a whole JPEG, PNG or WebP picture' };
  }
  return { base64: bytes.toString('base64') };
}

function tooLarge(bytes: number): Snapshot {
  return { note: `image: ${bytes} bytes, at most ${MAX_SNAPSHOT_BYTES}` };
}

const START_OF_SCAN = 0xda;

/** Its segments up to the picture data; a frame header with a size is among them. @source ITU-T T.81, table B.1 */
function isJpeg(bytes: Buffer): boolean {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return false;
  let isSized = false;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!;
    const length = marker === 0xff ? -1 : bytes.readUInt16BE(at + 2);
    if (length !== -1 && (length < 2 || at + 2 + length > bytes.length)) return false;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && length >= 8) isSized = isSide(bytes, at + 5) && isSide(bytes, at + 7);
    if (marker === START_OF_SCAN) return isSized;
    // A fill byte may stand before a marker.
    at += 2 + length;
  }
  return false;
}

/** The park takes no side beyond 20,000 pixels. */
function isSide(bytes: Buffer, at: number): boolean {
  const pixels = bytes.readUInt16BE(at);
  return pixels > 0 && pixels <= 20_000;
}

/** @source PNG (W3C, third edition), 5.2: signature, IHDR first, IEND last */
function isPng(bytes: Buffer): boolean {
  if (bytes.length < 57 || bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return false;
  const isHead = bytes.readUInt32BE(8) === 13 && bytes.toString('latin1', 12, 16) === 'IHDR';
  const sides = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const isSized = sides.every((pixels) => pixels > 0 && pixels <= 20_000);
  const isWhole = bytes.includes('IDAT', 33) && bytes.subarray(-12).includes('IEND');
  return isHead && isSized && isWhole;
}

/** @source RFC 9649, 2.4: a RIFF of its own length */
function isWebp(bytes: Buffer): boolean {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 4) !== 'RIFF') return false;
  const isWhole = bytes.readUInt32LE(4) + 8 <= bytes.length;
  const kind = bytes.toString('latin1', 8, 16);
  return isWhole && ['WEBPVP8X', 'WEBPVP8L', 'WEBPVP8 '].includes(kind);
}
