import type { SimulatedDevice } from '../simulate/contract.ts';
import type { ReadRequest } from './simulated-requests.ts';

/** Each point is a float of two registers, in the order of the points: the first at 0, the second at 2 … */
export const WORDS_PER_POINT = 2;
const MAX_WORDS = 125;

/** Unit and PDU of the answer: values, or the exception that a device gives for what it has not. */
export function answerOf(device: SimulatedDevice, request: ReadRequest, atMs: number): Uint8Array {
  const { unit, fc, address, count } = request;
  const exception = (code: number) => Uint8Array.of(unit, fc | 0x80, code);
  if (fc !== 3 && fc !== 4) return exception(1);
  if (count < 1 || count > MAX_WORDS) return exception(3);
  if (address + count > device.points.length * WORDS_PER_POINT) return exception(2);
  const first = Math.floor(address / WORDS_PER_POINT);
  const end = Math.ceil((address + count) / WORDS_PER_POINT);
  const floats = new DataView(new ArrayBuffer((end - first) * 4));
  device.points
    .slice(first, end)
    // A channel without a value says so as controllers do: no number.
    .forEach((point, index) => floats.setFloat32(index * 4, point.valueAt(atMs) ?? NaN));
  const from = (address - first * WORDS_PER_POINT) * 2;
  return Uint8Array.of(unit, fc, count * 2, ...new Uint8Array(floats.buffer, from, count * 2));
}
