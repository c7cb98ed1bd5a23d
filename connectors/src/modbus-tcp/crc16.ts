/**
 * CRC-16/MODBUS: beginning with FFFF, reflected polynomial A001; on the line the low byte comes first.
 * @source MODBUS over Serial Line V1.02, 2.5.1.2; 01 03 00 00 00 0A gives CDC5
 */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

/** The bytes with their CRC behind them. */
export function withCrc(bytes: Uint8Array): Uint8Array {
  const crc = crc16(bytes);
  return Uint8Array.of(...bytes, crc & 0xff, crc >> 8);
}
