import type { Jt808Settings } from '@parkwatch/domain/sources/jt808';
import type { Decoded } from '../contract.ts';
import { NOTHING } from './body.ts';
import type { Body, BodyContext } from './body.ts';
import { MESSAGES } from './messages.ts';
import { readFrame } from './read-frame.ts';
import type { Header } from './read-frame.ts';

/**
 * The readings of one frame, with or without its marks: pure and total. A part of a message, a message of the platform
 * and one without measured values give none.
 */
export function decode(frame: Uint8Array, settings: Pick<Jt808Settings, 'datum'>): Decoded {
  const read = readFrame(frame);
  if ('rejected' in read) return read;
  const body = readBody(read.header, read.body, settings.datum);
  return 'rejected' in body ? body : { readings: body.readings };
}

/** The body of a whole message; that of a part says nothing alone. */
export function readBody(header: Header, body: Buffer, datum: BodyContext['datum']): Body {
  if (header.part !== null && header.part.total > 1) return NOTHING;
  return MESSAGES.get(header.id)?.read(body, { header, datum }) ?? NOTHING;
}
