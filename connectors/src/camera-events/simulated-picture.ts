import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 96;
const HEIGHT = 54;
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** A small PNG, another one for each seed: a dark scene with a bright box in it. @source PNG (W3C, third edition), 5 and 11.2 */
export function simulatedPicture(seed: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  // 8 bits a sample, greyscale.
  head.set([8, 0, 0, 0, 0], 8);
  const left = seed % (WIDTH - 20);
  const rows = Buffer.alloc(HEIGHT * (WIDTH + 1));
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const isBox = x >= left && x < left + 20 && y >= 14 && y < 40;
      // The first byte of a row is its filter: none.
      rows[y * (WIDTH + 1) + x + 1] = isBox ? 220 : 40 + y;
    }
  }
  const chunks = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND')];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
