import type { Jt808Device, Jt808Settings } from '@parkwatch/domain/sources/jt808';
import type { Decoded, From, Host } from '../contract.ts';
import type { Session } from '../runtime/session.ts';
import type { Accounts } from './accounts.ts';
import { GENERAL_REPLY, PROPERTIES_WANTED, generalReply } from './answers.ts';
import type { Result } from './answers.ts';
import { parts } from './parts.ts';
import type { Parts } from './parts.ts';
import type { Frame, Header } from './read-frame.ts';
import type { Tokens } from './tokens.ts';
import { withoutToken } from './without-token.ts';
import { writeFrame } from './write-frame.ts';

/** What all lines of a source share. */
export type Platform = {
  readonly settings: Pick<
    Jt808Settings,
    'datum' | 'authentication' | 'partWaitS' | 'properties' | 'clock'
  >;
  readonly accounts: Accounts;
  readonly tokens: Tokens;
  readonly host: Host<Jt808Device>;
};

/** One connection of a terminal: who it is, and what it was told last. */
export type Line = Platform & {
  readonly session: Session;
  readonly open: Parts;
  /** The account that has authenticated; empty: none. */
  readonly admitted: string;
  readonly wrongTokens: number;
  admit(account: string): void;
  refuseToken(): void;
  /** The terminal's clock is not set: logged once on a line. */
  blameClock(account: string): void;
  /** Sends a message of ours in the edition that the terminal speaks, under the next number of this line. */
  say(to: Header, id: number, body: Uint8Array): Promise<void>;
  reply(to: Header, result: Result): Promise<void>;
  /** Asks a terminal that has been let in what it is: once on a line, and where the source asks at all. */
  askProperties(to: Header): Promise<void>;
};

/** A message with whom it came from and the frame that brought it, or its last part. */
export type Arrived = Frame & { readonly from: From; readonly frame: Uint8Array };

export function line(platform: Platform, session: Session): Line {
  let admitted = '';
  let wrongTokens = 0;
  let hasAsked = false;
  let isClockBlamed = false;
  let nextSeq = 0;
  const say = (to: Header, id: number, body: Uint8Array) => {
    const seq = nextSeq;
    // JT/T 808-2013, 4.4.3: a WORD that begins at 0 and runs round.
    nextSeq = (nextSeq + 1) & 0xffff;
    const { edition, sender } = to;
    return session.send(writeFrame({ id, edition, sender, seq, body }));
  };
  return {
    ...platform,
    ...{ session, say },
    open: parts(platform.settings.partWaitS * 1000),
    get admitted() {
      return admitted;
    },
    get wrongTokens() {
      return wrongTokens;
    },
    async askProperties(to) {
      if (admitted === '' || hasAsked || platform.settings.properties === 'none') return;
      hasAsked = true;
      await say(to, PROPERTIES_WANTED, new Uint8Array());
    },
    admit(account) {
      admitted = account;
      session.account = account;
    },
    refuseToken: () => void wrongTokens++,
    blameClock(account) {
      if (!isClockBlamed) platform.host.log.warn({ account }, 'jt808.clock-off');
      isClockBlamed = true;
    },
    reply: (to, result) => say(to, GENERAL_REPLY, generalReply(to, result)),
  };
}

/** Tells what came and what became of it: tokens are shown to nobody. */
export function saw(
  { host }: Platform,
  { from, frame }: Pick<Arrived, 'from' | 'frame'>,
  decoded: Decoded,
): void {
  host.saw(from, withoutToken(frame), decoded);
}
