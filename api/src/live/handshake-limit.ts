import type { IncomingMessage } from 'node:http';
import express from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import type { Config } from '../config.ts';

/** Each page makes one connection, and makes it anew after a break; a page's requests are many more. */
const SHARE_OF_REQUESTS = 4;
/** Addresses remembered at once: a flood from many must not fill the memory. */
const MOST_ADDRESSES = 10_000;
const MINUTE_MS = 60_000;

/** What is left, as the time that gives it back: whole milliseconds add up without rounding. */
type Bucket = { creditMs: number; atMs: number };
type Limited = Pick<Config, 'requestsPerMinute' | 'trustProxy'>;

/**
 * How often an address may begin a live connection: a bucket of a minute's worth, so that all pages of an office may come
 * back at once after a restart. Each handshake costs a look into the database. Counted in this process alone.
 */
export function handshakeLimit(
  config: Limited,
  now: () => Date,
): (req: IncomingMessage) => boolean {
  const costMs = MINUTE_MS / Math.ceil(config.requestsPerMinute / SHARE_OF_REQUESTS);
  const addressOf = clientAddress(config.trustProxy);
  const buckets = new Map<string, Bucket>();

  function refilled({ creditMs, atMs }: Bucket, nowMs: number): number {
    return Math.min(MINUTE_MS, creditMs + Math.max(0, nowMs - atMs));
  }

  /** Forgets the addresses whose buckets are full again, or, when there are none such, every one. */
  function trim(nowMs: number): void {
    for (const [key, bucket] of buckets)
      if (refilled(bucket, nowMs) >= MINUTE_MS) buckets.delete(key);
    if (buckets.size >= MOST_ADDRESSES) buckets.clear();
  }

  return (req) => {
    const nowMs = now().getTime();
    // One IPv6 customer has a whole /56: it counts as one address.
    const key = ipKeyGenerator(addressOf(req) ?? 'unknown');
    const known = buckets.get(key);
    const creditMs = known === undefined ? MINUTE_MS : refilled(known, nowMs);
    if (known === undefined && buckets.size >= MOST_ADDRESSES) trim(nowMs);
    const isAllowed = creditMs >= costMs;
    buckets.set(key, { creditMs: isAllowed ? creditMs - costMs : creditMs, atMs: nowMs });
    return isAllowed;
  };
}

/** The client's address as Express has it for the requests: behind the proxies that the settings trust. */
function clientAddress(trustProxy: Config['trustProxy']) {
  const app = express();
  app.set('trust proxy', trustProxy);
  const isTrusted = app.get('trust proxy fn') as (address: string, hop: number) => boolean;
  return ({ socket, headers }: IncomingMessage): string | undefined => {
    const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
    const hops = [socket.remoteAddress ?? '', ...forwarded.map((one) => one.trim()).reverse()];
    const known = hops.filter((one) => one !== '');
    return known.find((address, hop) => !isTrusted(address, hop)) ?? known.at(-1);
  };
}
