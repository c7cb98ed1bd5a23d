import * as z from 'zod';
import { id, instant } from './common.ts';
import { alarm } from './alarms.ts';
import { hiddenDanger } from './hidden-dangers.ts';
import { incident, order } from './incidents.ts';
import { restriction } from './enforcement.ts';
import { movingObject } from './enterprises.ts';

/**
 * Live events over socket.io. Every event leaves by the outbox, in commit order, numbered by `seq`.
 * A client that reconnects sends its last `seq` in `auth.lastSeq`; the server replays what it may see since then, or says
 * `resync` when that is no longer kept, and the client loads its pages anew. Readings and positions are kept for minutes
 * only: after a longer break the rest is replayed without them, and `ready` says so.
 */
export const LIVE_EVENTS = {
  /** [pointId, epoch ms, value, quality 0 good 1 uncertain 2 bad] */
  readings: z.array(z.tuple([id, z.int(), z.number(), z.int().min(0).max(2)])),
  positions: z.array(movingObject),
  alarm,
  'hidden-danger': hiddenDanger,
  incident,
  order,
  restriction,
  /** What is in facilities now, after inventories came: the level of tanks. */
  stock: z.array(z.object({ facilityId: id, quantityT: z.number() })),
  /** The zones were computed anew: fetch them. */
  zones: z.object({ zoneSetId: id, validFrom: instant }),
  notice: z.object({
    kind: z.string(),
    text: z.object({ zh: z.string(), en: z.string() }),
    refKind: z.string().nullable(),
    refId: id.nullable(),
  }),
} as const;
export type LiveTopic = keyof typeof LIVE_EVENTS;
export type LivePayload<T extends LiveTopic> = z.infer<(typeof LIVE_EVENTS)[T]>;

/** What the server sends: one envelope per tick, events in order. */
export type LiveEvent = {
  [T in LiveTopic]: { seq: number; topic: T; at: string; payload: LivePayload<T> };
}[LiveTopic];
export type ServerToClient = {
  events: (batch: LiveEvent[]) => void;
  resync: (head: { seq: number }) => void;
  /** Caught up to `seq`; `areValuesMissed`: but for readings and positions, whose latest the client loads anew. */
  ready: (head: { seq: number; areValuesMissed?: boolean }) => void;
};
export type ClientToServer = Record<string, never>;
