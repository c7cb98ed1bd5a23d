import { createHash } from 'node:crypto';
import { openLineLog } from './line-log.ts';

export type Nonces = {
  /**
   * Takes a nonce for its account: `used` when it was there, `full` when no more can be remembered, else a promise that
   * resolves when it is on the disk. Only then a positive answer may go out.
   */
  claim(account: string, nonce: string, timestampS: number): 'used' | 'full' | Promise<unknown>;
  close(): Promise<void>;
};

export type NonceOptions = {
  readonly folder: string;
  readonly skewS: number;
  readonly now: () => number;
  /** Most that are remembered at a time; nothing is forgotten for room, that would open the door to a replay. */
  readonly most?: number;
};

const MOST = 1_000_000;

/**
 * Every nonce that was accepted, for as long as its time stamp is: from one skew before our clock to one after it.
 * It is kept on disk, so that a restart opens no window in which an old request is taken again.
 */
export async function openNonces(options: NonceOptions): Promise<Nonces> {
  const { folder, skewS, now, most = MOST } = options;
  const windowMs = 2 * skewS * 1000;
  let young = new Set<string>();
  let old = new Set<string>();
  let turnedAtMs = now();
  const log = await openLineLog(
    {
      ...{ folder, name: 'nonces', now, segmentBytes: 16_000_000, segmentMs: windowMs },
      keeps: ({ endedAtMs }) => now() - endedAtMs <= windowMs,
    },
    (line) => {
      const [key = '', timestampS = ''] = line.split(' ');
      if ((Number(timestampS) + skewS) * 1000 >= now()) young.add(key);
    },
  );

  function turn(): void {
    const age = now() - turnedAtMs;
    if (age <= windowMs && age >= 0) return;
    old = age > 2 * windowMs ? new Set() : young;
    young = new Set();
    turnedAtMs = now();
  }
  return {
    claim(account, nonce, timestampS) {
      turn();
      const key = createHash('sha256').update(`${account}\n${nonce}`).digest('base64url');
      if (young.has(key) || old.has(key)) return 'used';
      if (young.size + old.size >= most) return 'full';
      young.add(key);
      return log.append(`${key} ${timestampS}`);
    },
    close: () => log.close(),
  };
}
