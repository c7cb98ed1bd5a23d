import type { CameraEventsSettings } from '@parkwatch/domain/sources/camera-events';
import type { Decoded, ValueReading } from '../contract.ts';
import { readEvents } from './read-events.ts';
import type { BoxEvent, Events } from './read-events.ts';

const SHOWN_NOTES = 100;

/**
 * The JSON of a box's call: each event is 1 at its state point `<camera>/<kind>`, in the box's own names, and 0 at its end.
 * Pure and total.
 */
export function decodeEvents(frame: Uint8Array, settings: CameraEventsSettings): Decoded {
  const body = parseJson(frame);
  if ('rejected' in body) return body;
  const { mapping, kinds } = settings;
  const read = readEvents(body.value, { mapping, words: [kinds], settings });
  return 'rejected' in read ? read : decodedOf(read);
}

/** What was read, as the engineer sees it. */
export function decodedOf({ events, refused, notes }: Events): Decoded {
  const faults = refused.map(({ index, reason }) => `[${index}] ${reason}`);
  if (events.length === 0 && faults.length > 0) return { rejected: `no-event: ${faults[0]!}` };
  const said = [...faults, ...notes].slice(0, SHOWN_NOTES);
  const readings = events.flatMap(readingsOf);
  return { readings, ...(said.length === 0 ? {} : { notes: said }) };
}

function readingsOf({ camera, kind, atMs, endedMs }: BoxEvent): ValueReading[] {
  const state = { point: `${camera}/${kind}`, unit: '1', quality: 'good' as const };
  const seen = { ...state, atMs, value: 1 };
  // A sight and its end in one instant would be one reading: the end comes a moment later.
  const over = { ...state, atMs: Math.max(endedMs ?? 0, atMs + 1), value: 0 };
  return endedMs === null ? [seen] : [seen, over];
}

export type Parsed = { readonly value: unknown } | { readonly rejected: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030', { fatal: true });

/** JSON in UTF-8, or in GBK where the box says so. The reason never repeats the text: it may hold anything. */
export function parseJson(bytes: Uint8Array, charset = 'utf-8'): Parsed {
  const isGbk = /^(gbk|gb2312|gb18030)$/i.test(charset);
  let text: string;
  try {
    text = (isGbk ? gb18030 : utf8).decode(bytes);
  } catch {
    return { rejected: `bad-text: the body is not ${isGbk ? 'GB 18030' : 'UTF-8'}` };
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { rejected: 'bad-json: the body is not JSON' };
  }
}
