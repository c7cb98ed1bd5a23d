import { crc32, deflateSync } from 'node:zlib';

const WIDTH_PX = 480;
const HEIGHT_PX = 320;
const STRIPE_PX = 40;
type Rgb = readonly [number, number, number];

/**
 * A PNG with slanted stripes, the picture of a demo report: it shows where a photo would be and passes for none.
 * Different colours make different pictures.
 */
export function demoPicture(colour: Rgb): Buffer {
  const row = (y: number) => {
    const pixels = Array.from({ length: WIDTH_PX }, (_, x) =>
      Math.floor((x + y) / STRIPE_PX) % 2 === 0 ? colour : [38, 38, 38],
    );
    // Filter 0 (none) goes before each row. @source PNG specification, third edition, 9
    return [0, ...pixels.flat()];
  };
  const rows = Array.from({ length: HEIGHT_PX }, (_, y) => row(y)).flat();
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH_PX, 0);
  header.writeUInt32BE(HEIGHT_PX, 4);
  // 8 bits a channel, colour type 2: red, green, blue
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.from(rows));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
