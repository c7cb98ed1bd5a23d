import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { HttpPushDevice, HttpPushSettings } from '@parkwatch/domain/sources/http-push';
import type { From, Host } from '../contract.ts';
import { HttpProblem } from '../runtime/http/problem.ts';
import { inflated, readBody } from '../runtime/http/read-body.ts';
import type { Answer, RequestHold } from '../runtime/http/serve-http.ts';
import { claimOf } from './authenticate.ts';
import type { Authenticate, PushDevice } from './authenticate.ts';
import type { Nonces } from './nonces.ts';
import { PushProblem } from './problem.ts';
import type { Receipt, Receipts } from './receipts.ts';
import { PUSH_FEEDS, takePush } from './take-push.ts';
import type { PushFeed, Taken } from './take-push.ts';

export type PushParts = {
  readonly settings: HttpPushSettings;
  readonly host: Host<HttpPushDevice>;
  readonly authenticate: Authenticate;
  readonly nonces: Nonces;
  readonly receipts: Receipts;
  /** Accounts that have pushed since the start. */
  readonly welcomed: Set<string>;
  /** Waits while an account is faster than it may be. @throws too-many-requests when it is much faster */
  pace(account: string): Promise<void>;
};

const PREFIX = '/push/v1/';
/** Leaves room for the account in the name that the park's system knows the batch by. */
const BATCH = /^[\x21-\x7e]{1,64}$/;

/**
 * One request from its headers to its answer. Nothing of it is believed before its signature, and no positive answer goes
 * out before the spool has it on disk.
 * @throws HttpProblem for everything that is refused
 */
export async function handlePush(
  parts: PushParts,
  req: IncomingMessage,
  hold: RequestHold,
): Promise<Answer> {
  const { settings, host, nonces } = parts;
  const wanted = wantedOf(req);
  const claim = claimOf(req, { skewS: settings.skewS, nowMs: host.now() });
  const encoding = 'feed' in wanted ? encodingOf(req) : 'identity';
  const most = settings.bodyBytes;
  const sent = await readBody(req, { most: 'feed' in wanted ? most : 0, hold });
  const { device, from } = parts.authenticate(req, claim, sent);
  hold.verified();
  await parts.pace(claim.account);
  const claimed = nonces.claim(claim.account, claim.nonce, claim.timestampS);
  if (claimed === 'used') throw new PushProblem('replayed');
  if (claimed === 'full') throw new PushProblem('not-taken', { retryS: settings.skewS });
  // Awaited below; a failure before that must not go unheard.
  claimed.catch(() => undefined);
  if ('receipt' in wanted) {
    await claimed;
    return readReceipt(parts, claim.account, wanted.receipt);
  }
  const bytes = await inflated(sent, encoding, { most, hold });
  const isLines = mediaTypeOf(req) === 'application/x-ndjson';
  const { feed } = wanted;
  const batch = batchOf(req, claim.nonce);
  const taken = takeSeen(parts, { feed, device, from, body: { bytes, isLines } });
  await Promise.all([claimed, deliver(parts, { feed, from, batch, taken })]);
  const { accepted, rejected } = taken;
  return { status: 202, body: { batch, accepted, rejected } };
}

type Wanted = { readonly feed: PushFeed } | { readonly receipt: string };

function wantedOf({ method, url = '' }: IncomingMessage): Wanted {
  const [path = ''] = url.split('?');
  if (!path.startsWith(PREFIX)) throw new PushProblem('not-found');
  const rest = path.slice(PREFIX.length);
  if (rest.startsWith('batches/')) {
    if (method !== 'GET') throw new PushProblem('method-not-allowed');
    return { receipt: decoded(rest.slice('batches/'.length)) };
  }
  const feed = PUSH_FEEDS.find((one) => one === rest);
  if (feed === undefined) throw new PushProblem('not-found');
  if (method !== 'POST') throw new PushProblem('method-not-allowed');
  return { feed };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new PushProblem('not-found');
  }
}

function mediaTypeOf(req: IncomingMessage): string {
  return (req.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
}

function encodingOf(req: IncomingMessage): string {
  const type = mediaTypeOf(req);
  const encoding = (req.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const isKnown = type === 'application/json' || type === 'application/x-ndjson';
  if (!isKnown || !['identity', 'gzip', 'x-gzip', ''].includes(encoding)) {
    throw new PushProblem('unsupported-media-type');
  }
  return encoding;
}

/** The sender's name of the batch, or one made of the nonce, which is there once. */
function batchOf(req: IncomingMessage, nonce: string): string {
  const sent = req.headers['x-batch-id'];
  if (sent === undefined && nonce.length <= 64) return nonce;
  if (sent === undefined) return createHash('sha256').update(nonce).digest('hex');
  if (typeof sent === 'string' && BATCH.test(sent)) return sent;
  const detail = {
    zh: 'X-Batch-Id 须为 1 至 64 个可见字符',
    en: 'X-Batch-Id: 1 to 64 visible characters',
  };
  throw new PushProblem('bad-request', { detail });
}

type Push = {
  readonly feed: PushFeed;
  readonly device: PushDevice;
  readonly from: From;
  readonly body: { readonly bytes: Buffer; readonly isLines: boolean };
};

/** Good or not, the engineer sees what came. */
function takeSeen(
  { settings, host, welcomed }: PushParts,
  { feed, device, from, body }: Push,
): Taken {
  welcome({ host, welcomed }, from);
  try {
    const taken = takePush({ feed, body, device, settings });
    const notes = taken.rejected.slice(0, 20).map(({ index, reason }) => `[${index}] ${reason}`);
    if (taken.records.length > 0) notes.unshift(`${feed}: ${taken.records.length} records`);
    const { readings } = taken;
    host.saw(from, body.bytes, { readings, ...(notes.length === 0 ? {} : { notes }) });
    return taken;
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    host.saw(from, body.bytes, { rejected: error.detail?.en ?? error.code });
    throw error;
  }
}

/** HTTP has no connection that stands for the account: it is there from its first push on. */
function welcome({ host, welcomed }: Pick<PushParts, 'host' | 'welcomed'>, from: From): void {
  if (welcomed.has(from.account)) return;
  welcomed.add(from.account);
  host.device(from, 'connected');
}

type Delivering = {
  readonly feed: PushFeed;
  readonly from: From;
  readonly batch: string;
  readonly taken: Taken;
};

/** @throws not-taken when the spool can take no more: the sender keeps it and comes again */
async function deliver(parts: PushParts, { feed, from, batch, taken }: Delivering): Promise<void> {
  const { host, receipts } = parts;
  const at = new Date(host.now()).toISOString();
  const { accepted, rejected, readings, records } = taken;
  const receipt: Receipt = {
    ...{ account: from.account, batch, feed, at, state: 'spooled' },
    ...{ accepted, rejected, refusals: [] },
  };
  try {
    if (readings.length > 0) await host.deliver(from, readings);
    if (feed !== 'observations' && feed !== 'positions' && records.length > 0) {
      followReceipt(parts, receipt);
      await host.deliverRecords(from, { feed, records, batch: parkBatch(host.source, receipt) });
    }
  } catch (error) {
    host.log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'push.not-taken');
    throw new PushProblem('not-taken', { retryS: 30 });
  }
  await receipts.save(receipt);
}

/** Writes down what the park's system refused of a batch, once it says so. */
export function followReceipt(
  { host, receipts }: Pick<PushParts, 'host' | 'receipts'>,
  receipt: Receipt,
): void {
  const refusedHere = new Set(receipt.rejected.map(({ index }) => index));
  host.onReceipt(parkBatch(host.source, receipt), (all) => {
    const refusals = all.filter(({ index }) => !refusedHere.has(index));
    receipts.save({ ...receipt, state: 'checked', refusals }).catch((error: unknown) => {
      host.log.warn({ reason: String(error) }, 'push.receipt-not-kept');
    });
  });
}

/** The batch as the park's system knows it: two senders, of one source or of two, may use one name. At most 100 characters. */
function parkBatch(source: string, { account, batch }: Pick<Receipt, 'account' | 'batch'>): string {
  const sender = `${source}/${account}`;
  const name = `${sender}:${batch}`;
  // Visible ASCII alone: an account may be any text.
  if (name.length <= 100 && /^[\x21-\x7e]+$/.test(name)) return name;
  return `${createHash('sha256').update(sender).digest('hex').slice(0, 32)}:${batch}`;
}

async function readReceipt(
  { receipts }: PushParts,
  account: string,
  batch: string,
): Promise<Answer> {
  const found = await receipts.of(account, batch);
  if (found.length === 0) throw new PushProblem('not-found');
  const deliveries = found.map(({ account: _account, batch: _batch, ...rest }) => rest);
  return { status: 200, body: { batch, deliveries } };
}
