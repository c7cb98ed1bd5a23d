import type { Tx } from '../db/tx.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Parts } from '../parts.ts';
import { requestZones } from '../zones/request-zones.ts';
import { judgeRules } from './judge-rules.ts';
import { currentVersions, listRuleVersions } from './rule-store.ts';
import { stepBaselines } from './step-baselines.ts';
import { listActiveBaselineIds } from './baseline-store.ts';
import {
  endWarnings,
  insertWarnings,
  keepWarnings,
  keyOf,
  listOpenWarnings,
  lockWarnings,
} from './warning-store.ts';
import type {
  EndedWarning,
  Judged,
  KeptWarning,
  NewWarning,
  OpenWarning,
} from './warning-store.ts';
import { warningNotices } from './warning-notices.ts';
import type { Turn } from './warning-notices.ts';

const SYSTEM = { kind: 'system' } as const;

/**
 * Judges every rule and baseline and keeps what they say: a verdict stands until another one follows. Running it late or
 * twice does no harm. Answers how many verdicts turned.
 */
export async function syncEquipmentWarnings(parts: Parts, now: Date): Promise<number> {
  const judged = [...(await judgeRules(parts, now)), ...(await stepBaselines(parts, now))];
  return parts.db.tx(SYSTEM, async (tx) => {
    await lockWarnings(tx);
    const open = await listOpenWarnings(tx);
    const watching = await watchingNow(tx, now);
    // Somebody may have written a version or switched something off while it was judged.
    const valid = judged.filter(({ source }) => watching.has(versionedKey(source)));
    const changes = changesOf(open, valid, (source) => watching.has(versionedKey(source)));
    await endWarnings(tx, changes.end, now);
    await keepWarnings(tx, changes.keep, now);
    const ids = await insertWarnings(tx, changes.begin, now);
    const turned = changes.begin.length + changes.end.length;
    if (turned === 0) return 0;
    await requestZones(tx, now, 'equipment');
    const turns = changes.turns.map((turn): Turn => ({
      ...turn,
      id: ids.get(keyOf(turn.source)) ?? turn.id,
    }));
    await parts.audit.record(tx, SYSTEM_CALLER, {
      action: 'syncEquipmentWarnings',
      detail: {
        begun: changes.begin.map(({ source, verdict }) => `${keyOf(source)}: ${verdict}`),
        ended: changes.end.map(({ id, why }) => `${id}: ${why}`),
      },
    });
    await parts.outbox.publishAll(tx, 'notice', warningNotices(turns));
    return turned;
  });
}

function versionedKey(source: Judged['source']): string {
  return source.type === 'rule' ? `${keyOf(source)} ${source.version}` : keyOf(source);
}

async function watchingNow(tx: Tx, now: Date): Promise<Set<string>> {
  const rules = currentVersions(await listRuleVersions(tx), now).filter(
    ({ is_enabled: isEnabled }) => isEnabled,
  );
  const baselines = await listActiveBaselineIds(tx);
  return new Set([
    ...rules.map(({ rule_no: no, version }) => versionedKey({ type: 'rule', no, version })),
    ...baselines.map((id) => versionedKey({ type: 'baseline', id })),
  ]);
}

type Changes = {
  readonly end: EndedWarning[];
  readonly keep: KeptWarning[];
  readonly begin: NewWarning[];
  /** What people are told. */
  readonly turns: (Omit<Turn, 'id'> & { readonly id: number })[];
};

/** What begins, ends and stays, from what stood and what was found. */
function changesOf(
  open: readonly OpenWarning[],
  judged: readonly Judged[],
  isWatching: (source: Judged['source']) => boolean,
): Changes {
  const changes: Changes = { end: [], keep: [], begin: [], turns: [] };
  const standing = new Map(open.map((one) => [keyOf(one.source), one]));
  for (const found of judged) {
    const stood = standing.get(keyOf(found.source));
    const isSameSource =
      stood !== undefined && versionedKey(stood.source) === versionedKey(found.source);
    if (isSameSource && stood.verdict === found.verdict) {
      changes.keep.push({ id: stood.id, why: found.why, numbers: found.numbers });
      continue;
    }
    const hasHeld = isSameSource && (stood.verdict === 'holds' || stood.heldBefore);
    const heldBefore = hasHeld && found.verdict === 'unknown';
    if (stood) changes.end.push({ id: stood.id, why: isSameSource ? found.verdict : 'changed' });
    changes.begin.push({ ...found, heldBefore });
    const was = stood?.verdict ?? 'does-not-hold';
    // Another version that says the same is no news.
    if (was !== found.verdict) changes.turns.push({ ...found, heldBefore, id: stood?.id ?? 0 });
  }
  const found = new Set(judged.map(({ source }) => keyOf(source)));
  for (const { id, source } of open)
    if (!found.has(keyOf(source)) && !isWatching(source))
      changes.end.push({ id, why: 'switched-off' });
  return changes;
}
