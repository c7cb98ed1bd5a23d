import type { Frame, Header } from './read-frame.ts';

/** Bounds of what one vehicle may have open: 4 messages of at most 64 parts, 256 KiB in all. */
const MOST_OPEN = 4;
const MOST_PARTS = 64;
/** How often missing parts are asked for before the message is given up. */
const MOST_REQUESTS = 3;
/** Each wait is longer than the one before, T(n+1) = T(n) × (n + 1), but the last. JT/T 808-2013, 6.2. */
const LONGER = [1, 2, 6, 6];

type Open = {
  readonly id: number;
  readonly total: number;
  /** Sequence number of the first part: the parts of a message are numbered without a gap. */
  readonly firstSeq: number;
  /** Of the first part that came: what an answer begins with. */
  readonly header: Header;
  readonly bodies: Map<number, { readonly body: Buffer; readonly seq: number }>;
  dueMs: number;
  requests: number;
};

/** A message whose parts are all there; `seqs`: what each part came under, in the order of the parts. */
export type Whole = Frame & { readonly seqs: readonly number[] };
export type Wanted = {
  readonly header: Header;
  readonly firstSeq: number;
  readonly numbers: readonly number[];
};
export type GivenUp = { readonly header: Header; readonly reason: string };

export type Parts = {
  /** Takes a part; answers the whole message with the last of them, or why the part is not kept. */
  take(frame: Frame, nowMs: number): Whole | { readonly rejected: string } | null;
  /** Parts to ask for again now, and messages that are given up. */
  due(nowMs: number): { readonly wanted: readonly Wanted[]; readonly givenUp: readonly GivenUp[] };
};

/**
 * Puts the parts of messages together: one vehicle's, bounded in number and time; a pure state machine.
 * @param waitMs  how long the next part may be under way before the missing ones are asked for
 * @source JT/T 808-2013, 4.4.3 (parts), 8.4 (0x8003)
 */
export function parts(waitMs: number): Parts {
  const open: Open[] = [];
  const close = (one: Open) => void open.splice(open.indexOf(one), 1);

  return {
    take({ header, body }, nowMs) {
      const { total, no } = header.part!;
      if (total > MOST_PARTS)
        return { rejected: `bad-part: ${total} parts, at most ${MOST_PARTS}` };
      const known = open.find((one) => isOf(one, header)) ?? null;
      if (known === null && open.length >= MOST_OPEN) {
        return { rejected: `bad-part: ${MOST_OPEN} messages are already open` };
      }
      const one = known ?? begin(header);
      if (known === null) open.push(one);
      // A copy: the memory of the body is the chunk's.
      one.bodies.set(no, { body: Buffer.from(body), seq: header.seq });
      one.dueMs = nowMs + waitMs;
      if (one.bodies.size === total) {
        close(one);
        return whole(one);
      }
      // The last came and something before it did not: it is lost, nothing is waited for.
      if (no === total && one.requests === 0) one.dueMs = nowMs;
      return null;
    },
    due(nowMs) {
      const late = open.filter(({ dueMs }) => dueMs <= nowMs);
      const [lost, asked] = [
        late.filter(({ requests }) => requests >= MOST_REQUESTS),
        late.filter(({ requests }) => requests < MOST_REQUESTS),
      ];
      lost.forEach(close);
      for (const one of asked) {
        one.requests++;
        one.dueMs = nowMs + waitMs * LONGER[one.requests]!;
      }
      return { wanted: asked.map(wanted), givenUp: lost.map(givenUp) };
    },
  };
}

/** A part that was asked for may come under a sequence number of its own. */
function isOf(one: Open, { id, seq, part }: Header): boolean {
  if (one.id !== id || one.total !== part!.total) return false;
  return (
    one.firstSeq === firstSeqOf(seq, part!.no) || (one.requests > 0 && !one.bodies.has(part!.no))
  );
}

function firstSeqOf(seq: number, no: number): number {
  return (seq - (no - 1)) & 0xffff;
}

function begin(header: Header): Open {
  const { id, seq, part } = header;
  const firstSeq = firstSeqOf(seq, part!.no);
  const { total } = part!;
  return { id, total, firstSeq, header, bodies: new Map(), dueMs: 0, requests: 0 };
}

function numbersOf({ total }: Open): number[] {
  return Array.from({ length: total }, (_, at) => at + 1);
}

function whole(one: Open): Whole {
  const pieces = numbersOf(one).map((no) => one.bodies.get(no)!);
  return {
    header: { ...one.header, part: null },
    body: Buffer.concat(pieces.map(({ body }) => body)),
    seqs: pieces.map(({ seq }) => seq),
  };
}

function wanted(one: Open): Wanted {
  const numbers = numbersOf(one).filter((no) => !one.bodies.has(no));
  return { header: one.header, firstSeq: one.firstSeq, numbers };
}

function givenUp({ header, total, bodies }: Open): GivenUp {
  return { header, reason: `bad-part: ${bodies.size} of ${total} parts came` };
}
