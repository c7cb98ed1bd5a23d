import type { ObservationReceipt, RecordReceipt } from '@parkwatch/domain/wire/ingest';
import type { Refusal } from '../contract.ts';
import { IngestRefused } from '../runtime/ingest-client.ts';
import type { IngestCall } from '../runtime/ingest-client.ts';
import type { Waiting } from '../spool/parcel.ts';
import type { Refused } from '../spool/refused-store.ts';

export type Post = (call: IngestCall) => Promise<ObservationReceipt | RecordReceipt>;

/** What was refused of the pieces of a call. */
export type Outcome = {
  /** For the store. */
  readonly refused: readonly Refused[];
  /** For the sender; the index counts within the call. */
  readonly refusals: readonly Refusal[];
};

const LISTS = { observations: 'readings', positions: 'positions', records: 'records' } as const;

/**
 * Delivers pieces of one kind in one call. What the api refuses as a whole is halved down to the item that is at fault, so that
 * it neither blocks the queue nor costs its neighbours.
 * @param pieces  one kind; records: one piece, since of two records with one id in a call the api takes the last alone
 */
export async function callWith(post: Post, pieces: readonly Waiting[]): Promise<Outcome> {
  const first = pieces[0]!;
  const join = (json: Buffer | string): IngestCall => ({
    path: first.kind === 'records' ? first.feed! : first.kind,
    body: `{"${LISTS[first.kind]}":[${json.toString()}]}`,
    ...(first.batch === undefined ? {} : { batch: first.batch }),
  });
  const json = pieces.map((piece) => piece.json.toString()).join(',');
  const items = lazy(() => JSON.parse(`[${json}]`) as unknown[]);
  const delivery = { post, join, items, suspect: { isOne: false } };
  const rejections = await deliver(delivery, json, {
    from: 0,
    count: pieces.reduce((sum, { count }) => sum + count, 0),
  });
  return outcomeOf(pieces, rejections, items);
}

type Delivery = {
  /** The api broke at this call while it takes others. */
  readonly suspect: { isOne: boolean };
  readonly post: Post;
  readonly join: (json: string) => IngestCall;
  readonly items: () => readonly unknown[];
};
/**
 * Whether it is the api that is broken, whatever it is given: a call without items goes through, or is waited for until
 * it does. Only then the items are at fault.
 */
async function clearApi({ post, join, suspect }: Delivery): Promise<void> {
  if (suspect.isOne) return;
  const { path, body } = join('');
  await post({ path, body });
  suspect.isOne = true;
}

type Slice = { readonly from: number; readonly count: number };

async function deliver(delivery: Delivery, json: string, slice: Slice): Promise<Refusal[]> {
  const { post, join, items, suspect } = delivery;
  const { from, count } = slice;
  try {
    const call = join(json);
    return rejectionsOf(await post(suspect.isOne ? { ...call, isSuspect: true } : call), slice);
  } catch (error) {
    if (!(error instanceof IngestRefused)) throw error;
    if (error.status === 500) await clearApi(delivery);
    if (count <= 1) return [wholly(error, from, items()[from])];
  }
  const half = Math.ceil(count / 2);
  const halves = [
    { from, count: half },
    { from: from + half, count: count - half },
  ];
  const rejections: Refusal[] = [];
  for (const part of halves) {
    const own = items().slice(part.from, part.from + part.count);
    rejections.push(...(await deliver(delivery, JSON.stringify(own).slice(1, -1), part)));
  }
  return rejections;
}

function rejectionsOf(receipt: ObservationReceipt | RecordReceipt, slice: Slice): Refusal[] {
  const rejections: Refusal[] = [];
  for (const rejection of receipt.rejections) {
    const { index } = rejection;
    if (!Number.isInteger(index) || index < 0 || index >= slice.count) continue;
    rejections.push({ ...wordsOf(rejection), index: index + slice.from });
  }
  return rejections;
}

type AnyRejection = (ObservationReceipt | RecordReceipt)['rejections'][number];

function wordsOf(rejection: AnyRejection): Omit<Refusal, 'index'> {
  if ('message' in rejection) {
    const { externalId, path, message, messageZh } = rejection;
    // An api of before says it in English alone.
    return { externalId, path, message, ...(messageZh === undefined ? {} : { messageZh }) };
  }
  const { point, reason, detail } = rejection;
  return { externalId: point, path: '/', message: `${reason}: ${detail}` };
}

function wholly(error: IngestRefused, index: number, item: unknown): Refusal {
  const externalId = (item as { externalId?: unknown } | null | undefined)?.externalId;
  const name = typeof externalId === 'string' ? externalId.slice(0, 100) : null;
  return { index, externalId: name, path: '/', message: error.message };
}

function outcomeOf(
  pieces: readonly Waiting[],
  rejections: readonly Refusal[],
  items: () => readonly unknown[],
): Outcome {
  const refusals = [...rejections].sort((a, b) => a.index - b.index);
  let at = 0;
  let end = pieces[0]!.count;
  const refused = refusals.map(({ index, path, message }): Refused => {
    while (index >= end) end += pieces[++at]!.count;
    const { source, kind, feed, batch } = pieces[at]!;
    return {
      ...{ source, kind, ...(feed === undefined ? {} : { feed }) },
      ...(batch === undefined ? {} : { batch }),
      ...{ reason: `${path} ${message}`.slice(0, 500), item: items()[index] },
    };
  });
  return { refused, refusals };
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
