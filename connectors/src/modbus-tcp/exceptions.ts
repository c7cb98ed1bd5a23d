/** MODBUS Application Protocol V1.1b3, 7. */
const EXCEPTIONS: Readonly<Record<number, string>> = {
  1: 'illegal function',
  2: 'illegal data address',
  3: 'illegal data value',
  4: 'server device failure',
  5: 'acknowledge',
  6: 'server device busy',
  8: 'memory parity error',
  10: 'gateway path unavailable',
  11: 'gateway target device failed to respond',
};

/** `exception: illegal data address (2)` */
export function exceptionReason(code: number): string {
  return `exception: ${EXCEPTIONS[code] ?? 'unknown'} (${code})`;
}
