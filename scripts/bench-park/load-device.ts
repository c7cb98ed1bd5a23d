import { formatQn, formatTime } from '../../connectors/src/hj212/beijing-time.ts';
import { writeFrame } from '../../connectors/src/hj212/write-frame.ts';

/** A logger of the load: real-time data of so many factors, once a second; it wants an answer to each frame. */
export const VALUES_PER_FRAME = 20;
/** Version 1 (2017) with bit A: 9014 when the readings are safe. */
const FLAG = 5;

/** MN: 24 characters. */
export function loadAccount(index: number): string {
  return `BE${String(index).padStart(22, '0')}`;
}

/** Point of the park that a factor of a logger stands for. */
export function loadPoint(index: number, factor: number): string {
  return `P${1 + index * VALUES_PER_FRAME + factor}`;
}

/** Names of factors; unknown to the standard, so that no unit speaks against the park's points. */
export function factorName(factor: number): string {
  return `x${String(factor).padStart(5, '0')}-Rtd`;
}

/** Values between the limits, never the same twice in a row. */
export function loadFrame(index: number, atMs: number): Buffer {
  const values = Array.from({ length: VALUES_PER_FRAME }, (_, factor) => {
    const value = 50 + ((atMs / 1000 + factor * 7 + index) % 100) / 10;
    return [factor, value] as const;
  });
  return realTimeFrame(loadAccount(index), atMs, values);
}

/** Real-time data (2011) of one logger. */
export function realTimeFrame(
  mn: string,
  atMs: number,
  values: readonly (readonly [factor: number, value: number])[],
): Buffer {
  const said = values.map(([factor, value]) => `${factorName(factor)}=${value.toFixed(2)}`);
  const cp = [`DataTime=${formatTime(atMs)}`, ...said].join(';');
  const head = { qn: formatQn(atMs), st: '21', cn: '2011', pw: '123456', mn, flag: FLAG };
  return writeFrame(head, cp);
}
