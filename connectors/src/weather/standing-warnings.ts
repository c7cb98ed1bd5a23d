import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Host } from '../contract.ts';
import { writeFileSafely } from '../runtime/write-file-safely.ts';
import { MOST_WARNINGS } from './warnings.ts';
import type { WarningRecord, Warnings } from './warnings.ts';

const FILE = 'standing-warnings.json';
/** What stands may be twice as much as one answer holds, while one list goes over into the next. */
const MOST_KEPT = 2 * MOST_WARNINGS;
const stored = z.record(
  z.string(),
  z
    .array(
      z.object({
        ...{ externalId: z.string().max(100), kind: z.string(), level: z.string() },
        ...{ issuedAt: z.string(), expiresAt: z.string().optional() },
        ...{ isLifted: z.literal(false), headline: z.string().max(500).optional() },
      }),
    )
    .max(MOST_KEPT),
);

/** Warnings of each station that were delivered and not lifted: on disk, so that a restart forgets none. */
export type StandingWarnings = {
  /** What stood before and is not in the list any more, each as lifted. */
  goneFrom(account: string, warnings: Warnings): WarningRecord[];
  /** Before the delivery: what may be with the park from now on. */
  deliver(account: string, records: readonly WarningRecord[]): Promise<void>;
  /** After it: what was lifted stands no more. */
  delivered(account: string, records: readonly WarningRecord[]): Promise<void>;
};

export async function standingWarnings({
  folder,
  log,
}: Pick<Host, 'folder' | 'log'>): Promise<StandingWarnings> {
  const path = join(folder, FILE);
  const standing = new Map(Object.entries(await load(path, log)));
  let saving: Promise<void> = Promise.resolve();

  function set(account: string, records: readonly WarningRecord[]): Promise<void> {
    const before = standing.get(account) ?? [];
    if (JSON.stringify(before) === JSON.stringify(records)) return saving;
    standing.set(account, records.slice(-MOST_KEPT));
    // Stations are asked side by side: one writes after the other. A disk that is full must not keep warnings back.
    saving = saving
      .then(() => writeFileSafely(path, JSON.stringify(Object.fromEntries(standing))))
      .catch((error: unknown) => {
        log.warn({ error: String(error) }, 'weather.standing-warnings-not-saved');
      });
    return saving;
  }

  return {
    goneFrom(account, { ids }) {
      if (ids === null) return [];
      const gone = (standing.get(account) ?? []).filter(({ externalId }) => !ids.has(externalId));
      return gone.map((record) => ({ ...record, isLifted: true }));
    },
    deliver(account, records) {
      const stand = records.filter(({ isLifted }) => !isLifted);
      const known = new Set(stand.map(({ externalId }) => externalId));
      const before = (standing.get(account) ?? []).filter(
        ({ externalId }) => !known.has(externalId),
      );
      return set(account, [...before, ...stand]);
    },
    delivered(account, records) {
      const lifted = new Set(
        records.filter(({ isLifted }) => isLifted).map(({ externalId }) => externalId),
      );
      const before = standing.get(account) ?? [];
      return set(
        account,
        before.filter(({ externalId }) => !lifted.has(externalId)),
      );
    },
  };
}

async function load(
  path: string,
  log: Host['log'],
): Promise<Record<string, readonly WarningRecord[]>> {
  try {
    return stored.parse(JSON.parse(await readFile(path, 'utf8'))) as Record<
      string,
      readonly WarningRecord[]
    >;
  } catch (error) {
    const isNew = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isNew) log.warn({ error: String(error) }, 'weather.standing-warnings-unreadable');
    return {};
  }
}
