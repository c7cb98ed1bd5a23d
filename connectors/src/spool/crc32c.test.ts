import assert from 'node:assert/strict';
import { it } from 'node:test';
import { crc32c } from './crc32c.ts';

it('CRC-32C has the values of RFC 3720 appendix B.4, in one go or in parts', () => {
  const ascending = Buffer.from(Array.from({ length: 32 }, (_, at) => at));
  const table: [string, Buffer, number][] = [
    ['32 zeros', Buffer.alloc(32), 0x8a9136aa],
    ['32 ones', Buffer.alloc(32, 0xff), 0x62a8ab43],
    ['ascending', ascending, 0x46dd794e],
    ['descending', Buffer.from(ascending).reverse(), 0x113fdb5c],
    ['the digits', Buffer.from('123456789'), 0xe3069283],
    ['nothing', Buffer.alloc(0), 0],
  ];
  for (const [name, bytes, expected] of table) {
    assert.equal(crc32c(bytes), expected, name);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const parts = crc32c(bytes.subarray(cut), crc32c(bytes.subarray(0, cut)));
      assert.equal(parts, expected, `${name} cut at ${cut}`);
    }
  }
});
