import type { Gb26875Settings } from '@parkwatch/domain/sources/gb26875';
import type { Decoded } from '../contract.ts';
import { parseFrame } from './frame.ts';
import type { Frame } from './frame.ts';
import { objectSize, readObjects } from './objects.ts';
import { COMMANDS, LAYOUTS, WORDS_OBJECT_SIZES } from './tables.ts';
import type { FixedType } from './tables.ts';

/** Pure and total: any bytes give readings, none for what carries no measurement, or the reason. */
export function decode(bytes: Uint8Array, settings: Gb26875Settings): Decoded {
  const frame = parseFrame(bytes);
  return 'rejected' in frame ? frame : decodeFrame(frame, settings);
}

/** The same for a frame that is whole. */
export function decodeFrame(
  frame: Frame,
  { confirmTypes }: Pick<Gb26875Settings, 'confirmTypes'>,
): Decoded {
  const { command, data } = frame;
  if (command !== COMMANDS.send && command !== COMMANDS.reply) {
    return command >= COMMANDS.control && command <= COMMANDS.deny
      ? { readings: [] }
      : { rejected: `unknown-command: ${command}` };
  }
  const [type, count] = data;
  // 6.3.8: without application data it only says that the device is there.
  if (type === undefined || confirmTypes.includes(type)) return { readings: [] };
  if (count === undefined || count === 0)
    return { rejected: `bad-count: type ${type} without objects` };
  const fault = sizeFault(type, count, data.length);
  if (fault !== null) return { rejected: fault };
  if (!isFixed(type)) return { readings: [] };
  const readings = readObjects(type, frame);
  return readings === null
    ? { rejected: `bad-time: neither type ${type} nor its frame has a possible one` }
    : { readings };
}

export function isFixed(type: number): type is FixedType {
  return Object.hasOwn(LAYOUTS, type);
}

function sizeFault(type: number, count: number, length: number): string | null {
  if (isFixed(type)) {
    const right = 2 + count * objectSize(type);
    return length === right
      ? null
      : `bad-length: ${count} objects of type ${type} are ${right} bytes, ${length} came`;
  }
  const least = WORDS_OBJECT_SIZES[type];
  if (least === undefined) return `unknown-type: ${type}`;
  return length < 2 + count * least
    ? `bad-length: ${length} bytes for ${count} objects of type ${type}`
    : null;
}
