import type { Jt808Settings } from '@parkwatch/domain/sources/jt808';
import type { Decoded } from '../contract.ts';
import { NOTHING } from './body.ts';
import type { Body, BodyContext } from './body.ts';
import { MESSAGES } from './messages.ts';
import { readFrame } from './read-frame.ts';
import type { Header } from './read-frame.ts';

const MOST_NOTES = 20;

/**
 * The readings of one frame, with or without its marks: pure and total. A part of a message, a message of the platform
 * and one without measured values give none.
 */
export function decode(frame: Uint8Array, settings: Pick<Jt808Settings, 'datum'>): Decoded {
  const read = readFrame(frame);
  if ('rejected' in read) return read;
  const body = readBody(read.header, read.body, settings.datum);
  return decodedOf(body);
}

/** A body as the contract has it: what of it gave no reading is noted, each once and at most so many. */
export function decodedOf(body: Body): Decoded {
  if ('rejected' in body) return body;
  const { readings, notes = [], faults = [] } = body;
  const all = [...new Set([...notes, ...faults.map(({ reason }) => reason)])];
  return all.length === 0 ? { readings } : { readings, notes: all.slice(0, MOST_NOTES) };
}

/** The body of a whole message; that of a part says nothing alone. */
export function readBody(header: Header, body: Buffer, datum: BodyContext['datum']): Body {
  const { part } = header;
  if (part !== null && part.total > 1) {
    return { readings: [], notes: [`part ${part.no} of ${part.total}`] };
  }
  return MESSAGES.get(header.id)?.read(body, { header, datum }) ?? NOTHING;
}
