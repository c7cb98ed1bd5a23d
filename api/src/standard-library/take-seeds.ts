import { createHash } from 'node:crypto';
import type { StandardVersion } from '@parkwatch/domain/standard-library/standard-line';
import type { Text } from '@parkwatch/domain/text/text';
import { readStandards } from '@parkwatch/gis-data/standards/read-standards';
import type { SeedDocument } from '@parkwatch/gis-data/standards/read-standards';
import type { Tx } from '../db/tx.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { parkDate } from '../weather-rules/weather-now.ts';
import { versionOfRow } from './line-rows.ts';
import type { VersionRow } from './line-rows.ts';
import { noteChange } from './open-reevaluations.ts';
import type { LineChange } from './open-reevaluations.ts';
import { listVersions } from './store.ts';
import * as write from './write-store.ts';
import type { Deed, NewVersion } from './write-store.ts';

const SYSTEM = { kind: 'system' } as const;
const REASON: Text = { zh: '系统自带标准', en: 'Standards that come with the system' };

type Seed = { readonly version: StandardVersion; readonly sha256: string };
export type Taken = {
  readonly added: number;
  readonly changed: number;
  /** Newer seeds of lines of which the park wrote its own version: they wait. */
  readonly waiting: number;
};

/**
 * Takes the program's standards in at start, each version once. A seed that has changed becomes the next version from today on; where
 * the park wrote the newest version itself, that one stays and the seed waits to be looked at. Running it again changes nothing.
 */
export function takeSeeds(parts: Parts, documents = readStandards()): Promise<Taken> {
  const now = parts.now();
  return parts.db.tx(SYSTEM, async (tx) => {
    await write.lockLibrary(tx);
    const taken = new Map((await write.listSeeds(tx)).map((row) => [row.key, row]));
    const seeds = documents.flatMap(seedsOf);
    const fresh = seeds.filter(({ version }) => !taken.has(version.key));
    const newer = seeds.filter(({ version: { key }, sha256 }) => {
      const before = taken.get(key);
      return before !== undefined && before.seed_sha256 !== sha256;
    });
    const deed = { by: SYSTEM_CALLER, now, reason: REASON, enterpriseId: null };
    for (const { document } of documents) {
      const isNew = await write.insertDocument(tx, { ...document, enterpriseId: null }, now);
      if (!isNew) await write.updateDocument(tx, document);
    }
    await addLines(tx, fresh, deed);
    const ids = newer.map(({ version }) => taken.get(version.key)!.id);
    const { notices, ...result } = await supersede(tx, { newer, ids, deed });
    if (fresh.length + newer.length > 0) {
      await parts.audit.record(tx, SYSTEM_CALLER, {
        ...{ action: 'takeStandards', object: 'standard-library' },
        detail: { added: fresh.length, ...result },
      });
    }
    await parts.outbox.publishAll(tx, 'notice', notices);
    return { added: fresh.length, ...result };
  });
}

function seedsOf({ document, lines }: SeedDocument): Seed[] {
  return lines.map((line) => {
    const version: StandardVersion = {
      ...{ ...line, version: 1, documentKey: document.key, enterpriseId: null },
      effectiveFrom: document.effectiveFrom,
      effectiveTo: document.effectiveTo,
      replacedBy: document.replacedBy,
    };
    const sha256 = createHash('sha256').update(JSON.stringify(version)).digest('hex');
    return { version, sha256 };
  });
}

async function addLines(tx: Tx, seeds: readonly Seed[], deed: Deed): Promise<void> {
  const rows = seeds.map(({ version: { key }, sha256 }) => ({
    ...{ key, enterpriseId: null, seedSha256: sha256 },
  }));
  const ids = await write.insertLines(tx, rows);
  const versions = seeds.map(({ version }) => ({ ...version, lineId: ids.get(version.key)! }));
  await write.insertVersions(tx, versions, { ...deed, isSeed: true });
}

type Newer = {
  readonly newer: readonly Seed[];
  readonly ids: readonly number[];
  readonly deed: Deed;
};

async function supersede(tx: Tx, { newer, ids, deed }: Newer) {
  const latest = new Map<number, VersionRow>();
  for (const row of ids.length === 0 ? [] : await listVersions(tx, ids)) latest.set(row.id, row);
  const pairs = newer.map((seed, at) => ({ ...seed, row: latest.get(ids[at]!)! }));
  const written = pairs.filter(({ row }) => row.is_seed);
  const today = parkDate(deed.now);
  const changes = written.map(({ version, row }): LineChange & { after: NewVersion } => ({
    ...{ lineId: row.id, before: versionOfRow(row) },
    after: {
      ...{ ...version, lineId: row.id, version: row.version + 1 },
      // It says something else from today on; what it said before stays true of the days before.
      effectiveFrom: laterOf(today, version.effectiveFrom),
      effectiveTo: version.effectiveTo === null ? null : laterOf(today, version.effectiveTo),
    },
  }));
  const versions = changes.map(({ after }) => after);
  await write.insertVersions(tx, versions, { ...deed, isSeed: true });
  await write.noteSeeds(
    tx,
    pairs.map(({ row, sha256, version }) => ({
      ...{ id: row.id, sha256, waiting: row.is_seed ? null : version },
    })),
  );
  const { notices } = await noteChange(tx, { kind: 'seed', changes, deed });
  return { changed: written.length, waiting: pairs.length - written.length, notices };
}

function laterOf(a: string, b: string | null): string {
  return b !== null && b > a ? b : a;
}
