import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FsyncPolicy, Parcel, Spool } from './parcel.ts';
import { encodeParcel } from './payload.ts';
import { openSpool } from './spool.ts';

/** As `scripts/bench.ts` prints it. */
type BenchLine = {
  readonly what: string;
  readonly ours: number;
  readonly unit: string;
  readonly peer: number;
  readonly peerName: string;
  readonly ratio: number;
};

/** Readings of a frame: what a device sends at once. */
const PER_PARCEL = 10;
const APPENDS = 4000;

/**
 * Appends of parcels of ten readings (0.9 KB) by so many senders, each of whom waits for its answer, beside the disk alone:
 * the same bytes in the same groups, written and (by the policy) synced. Then the way out beside reading the files.
 */
async function run(): Promise<BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parkwatch-bench-'));
  try {
    const lines: BenchLine[] = [];
    for (const { name, fsync, senders, appends } of CASES) {
      const ours = await appendsPerS(join(folder, name), { fsync, senders, appends });
      const peer = await rawPerS(join(folder, `${name}.raw`), { fsync, senders, appends });
      lines.push({
        ...{ what: `append, ${name}, ${senders} senders`, unit: 'parcels/s', ours, peer },
        ...{ peerName: peerNameOf(fsync), ratio: ours / peer },
      });
    }
    return [...lines, await wayOut(join(folder, 'out'))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Case = {
  readonly fsync: FsyncPolicy;
  readonly senders: number;
  readonly appends: number;
};
const CASES: (Case & { readonly name: string })[] = [
  { name: 'always', fsync: { policy: 'always' }, senders: 1, appends: 400 },
  { name: 'always together', fsync: { policy: 'always' }, senders: 64, appends: APPENDS * 4 },
  {
    name: 'interval 100 ms',
    ...{ fsync: { policy: 'interval', ms: 100 }, senders: 64, appends: APPENDS * 10 },
  },
  { name: 'never', fsync: { policy: 'never' }, senders: 64, appends: APPENDS * 10 },
];

function peerNameOf({ policy }: FsyncPolicy): string {
  return policy === 'always' ? 'write + fdatasync' : 'write';
}

function parcel(number: number): Parcel {
  const items = Array.from({ length: PER_PARCEL }, (_, at) => ({
    point: `E001-TT-T102${at}`,
    time: '2026-01-01T08:00:00.000Z',
    value: number + at / 10,
    quality: 'good',
  }));
  return { source: 'hj212-park', kind: 'observations', items };
}

function openIn(folder: string, fsync: FsyncPolicy): Promise<Spool> {
  return openSpool({
    ...{ folder, capacityBytes: 4e9, segmentBytes: 16_000_000, fsync, now: Date.now },
    log: { info: () => undefined, warn: () => undefined },
  });
}

async function appendsPerS(folder: string, { fsync, senders, appends }: Case): Promise<number> {
  const spool = await openIn(folder, fsync);
  const parcels = Array.from({ length: 100 }, (_, at) => parcel(at));
  const startedAt = performance.now();
  const each = appends / senders;
  await Promise.all(
    Array.from({ length: senders }, async () => {
      for (let at = 0; at < each; at++) await spool.append(parcels[at % 100]!);
    }),
  );
  const perS = (appends * 1000) / (performance.now() - startedAt);
  await spool.close();
  return perS;
}

async function rawPerS(path: string, { fsync, senders, appends }: Case): Promise<number> {
  const group = Buffer.concat(
    Array.from({ length: senders }, (_, at) => encodeParcel(parcel(at), 0)[0]!),
  );
  const file = await open(path, 'w');
  const startedAt = performance.now();
  for (let at = 0; at < appends / senders; at++) {
    await file.write(group, 0, group.length, at * group.length);
    if (fsync.policy === 'always') await file.datasync();
  }
  const perS = (appends * 1000) / (performance.now() - startedAt);
  await file.close();
  return perS;
}

/** Readings a second that leave a backlog in the calls of a pump without a limit, ready to be sent. */
async function wayOut(folder: string): Promise<BenchLine> {
  const filled = await openIn(folder, { policy: 'never' });
  for (let at = 0; at < 500; at++) {
    await Promise.all(Array.from({ length: 100 }, (_, nth) => filled.append(parcel(nth))));
  }
  const { bytes, waitingReadings } = filled.status();
  await filled.close();
  const spool = await openIn(folder, { policy: 'never' });
  const startedAt = performance.now();
  while ((await spool.backlog.take({ items: 10_000, bytes: 4_000_000 })).length > 0) {
    spool.backlog.acknowledge();
  }
  const ours = (waitingReadings * 1000) / (performance.now() - startedAt);
  await spool.close();
  const raw = (bytes * 1000) / (await readMs(folder, bytes));
  const peer = (raw * waitingReadings) / bytes;
  return {
    ...{ what: 'out of the backlog, checked', unit: 'readings/s', ours, peer },
    ...{ peerName: 'read of the same bytes', ratio: ours / peer },
  };
}

async function readMs(folder: string, bytes: number): Promise<number> {
  const path = join(folder, 'raw');
  const chunk = Buffer.alloc(1_000_000, 7);
  const file = await open(path, 'w+');
  for (let at = 0; at < bytes; at += chunk.length) await file.write(chunk, 0, chunk.length, at);
  const startedAt = performance.now();
  for (let at = 0; at < bytes; at += chunk.length) await file.read(chunk, 0, chunk.length, at);
  const took = performance.now() - startedAt;
  await file.close();
  return took;
}

export default { name: 'spool', run };
