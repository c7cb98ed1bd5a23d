import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkCrc, crcText, hexAt, hj212Crc, modbusCrc } from './crc.ts';

const sample =
  'QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&';

/** The algorithm as the standard writes it, step by step. */
function asTheStandardWrites(data: Uint8Array): number {
  let reg = 0xffff;
  for (const byte of data) {
    reg = (reg >>> 8) ^ byte;
    for (let i = 0; i < 8; i += 1) {
      const check = reg & 1;
      reg >>>= 1;
      if (check === 1) reg ^= 0xa001;
    }
  }
  return reg;
}

describe('the CRC of HJ 212', () => {
  it('gives 1C80 for the sample of Annex A', () => {
    assert.equal(crcText(hj212Crc(Buffer.from(sample))), '1C80');
  });

  it('agrees with the algorithm of the annex for any bytes', () => {
    for (let length = 0; length < 300; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 197 + length * 31) & 0xff);
      assert.equal(hj212Crc(bytes), asTheStandardWrites(bytes));
    }
  });

  it('is not that of Modbus, whose check value is 4B37', () => {
    assert.equal(crcText(modbusCrc(Buffer.from('123456789'))), '4B37');
    assert.equal(crcText(modbusCrc(Buffer.from(sample))), '0759');
  });

  it('names the algorithm, Modbus in either order of bytes', () => {
    const bytes = Buffer.from(sample);
    const range = { from: 0, to: bytes.length };
    const kinds = [0x1c80, 0x0759, 0x5907, 0x1c08].map((crc) => checkCrc(bytes, range, crc).kind);
    assert.deepEqual(kinds, ['hj212', 'modbus', 'modbus', 'wrong']);
  });

  it('reads hex of either case and nothing else', () => {
    const read = (text: string) => hexAt(Buffer.from(text), 0);
    assert.deepEqual(['7d0F', '00', 'g000', '+123'].map(read), [0x7d0f, -1, -1, -1]);
  });
});
