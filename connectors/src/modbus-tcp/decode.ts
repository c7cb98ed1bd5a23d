import type { ModbusTcpSettings, RegisterMap } from '@parkwatch/domain/sources/modbus-tcp';
import type { Decoded, ValueReading } from '../contract.ts';
import { devicePoints } from './device-points.ts';
import { packedBit, registerValue } from './map-values.ts';
import { parseResponse } from './parse-response.ts';
import type { Response } from './parse-response.ts';
import { planReads } from './plan-reads.ts';
import type { Block } from './plan-reads.ts';
import { readPoints } from './read-points.ts';

/** An answer does not say when it was measured, and a pure decoder has no clock: a poll gives its readings their time. */
const NO_TIME = Date.UTC(2000, 0, 1);

/**
 * An answer to a read, with the head of TCP or the CRC of RTU: pure and total. It does not say which registers it brings:
 * where the settings hold a map, and a request of it is of this function and length, these are its points; else the
 * registers are `fc3/0`, `fc3/1` … in their order. Their time stands for none: 2000-01-01.
 */
export function decode(bytes: Uint8Array, settings: ModbusTcpSettings): Decoded {
  const response = parseResponse(bytes);
  if ('rejected' in response) return response;
  for (const planned of plansOf(settings)) {
    const index = planned.plan.blocks.findIndex((block) => isAnswerTo(block, response));
    if (index < 0) continue;
    const results = planned.plan.blocks.map((_block, at) =>
      at === index ? { data: response.data } : null,
    );
    const context = { plan: planned.plan, results, atMs: NO_TIME, last: new Map() };
    return { readings: readPoints(planned.points, context).map(({ reading }) => reading) };
  }
  return { readings: plain(response) };
}

type Planned = ReturnType<typeof devicePoints> & { readonly plan: ReturnType<typeof planReads> };
const planned = new WeakMap<ModbusTcpSettings, readonly Planned[]>();

/** Plans are made once for the settings: a decoder in a loop makes none. */
function plansOf(settings: ModbusTcpSettings): readonly Planned[] {
  const known = planned.get(settings);
  if (known !== undefined) return known;
  const made = Object.values(settings.maps).map((map: RegisterMap) => {
    const all = devicePoints(map);
    return { ...all, plan: planReads(all.needs, settings) };
  });
  planned.set(settings, made);
  return made;
}

function isAnswerTo({ fc, count }: Block, { fc: of, data }: Response): boolean {
  return fc === of && data.length === (fc <= 2 ? Math.ceil(count / 8) : count * 2);
}

function plain({ fc, data }: Response): ValueReading[] {
  const count = fc <= 2 ? data.length * 8 : data.length / 2;
  return Array.from({ length: count }, (_none, at) => {
    const value =
      fc <= 2
        ? packedBit(data, at)
        : registerValue(data.subarray(at * 2, at * 2 + 2), 'u16', 'ABCD');
    return { point: `fc${fc}/${at}`, atMs: NO_TIME, value, unit: null, quality: 'good' };
  });
}
