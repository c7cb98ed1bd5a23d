export type ImageHeader = {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly widthPx: number;
  readonly heightPx: number;
};

/**
 * What a picture says about itself, read from its own bytes: the declared media type and the file's name prove nothing.
 * Total: any bytes give an answer. Nothing is decoded, so a small file of a huge picture costs nothing here.
 * @returns null when it is none of the three formats, or its header is cut off or damaged
 */
export function imageHeader(bytes: Buffer): ImageHeader | null {
  return jpeg(bytes) ?? png(bytes) ?? webp(bytes);
}

function sized(mediaType: ImageHeader['mediaType'], widthPx: number, heightPx: number) {
  return widthPx > 0 && heightPx > 0 ? { mediaType, widthPx, heightPx } : null;
}

/** SOF0…SOF15 hold the size; C4, C8 and CC in that range are tables. @source ITU-T T.81, table B.1 */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

const START_OF_SCAN = 0xda;

function jpeg(bytes: Buffer): ImageHeader | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let size: ImageHeader | null = null;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1; // fill bytes are allowed before a marker
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    if (isFrameHeader(marker) && length >= 8) {
      size = sized('image/jpeg', bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    }
    // There is picture data only after a start of scan.
    if (marker === START_OF_SCAN) return size;
    at += 2 + length;
  }
  return null;
}

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** @source PNG (W3C, third edition), 5.2 and 11.2.1: the first chunk is IHDR, 13 bytes */
function png(bytes: Buffer): ImageHeader | null {
  if (bytes.length < 57 || !bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return null;
  if (bytes.readUInt32BE(8) !== 13 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  // Without picture data it is no picture; without its last chunk it was cut off.
  if (!bytes.includes('IDAT', 33) || !bytes.subarray(-12).includes('IEND')) return null;
  return sized('image/png', bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}

/** @source RFC 9649 (WebP), 2.5 to 2.7 */
function webp(bytes: Buffer): ImageHeader | null {
  if (bytes.length < 30) return null;
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') {
    return null;
  }
  if (bytes.readUInt32LE(4) + 8 > bytes.length) return null;
  const chunk = bytes.toString('latin1', 12, 16);
  if (chunk === 'VP8X') {
    return sized('image/webp', bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
  }
  if (chunk === 'VP8L' && bytes[20] === 0x2f) {
    const bits = bytes.readUInt32LE(21);
    return sized('image/webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
  }
  if (chunk === 'VP8 ' && bytes.readUIntBE(23, 3) === 0x9d012a) {
    const [width, height] = [bytes.readUInt16LE(26), bytes.readUInt16LE(28)];
    return sized('image/webp', width & 0x3fff, height & 0x3fff);
  }
  return null;
}
