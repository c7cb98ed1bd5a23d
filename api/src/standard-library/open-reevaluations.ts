import { changesBetween } from '@parkwatch/domain/standard-library/changes';
import { modulesOf } from '@parkwatch/domain/standard-library/modules';
import {
  REEVALUATE_WITHIN_MS,
  reevaluationText,
} from '@parkwatch/domain/standard-library/reevaluation';
import type { StandardVersion } from '@parkwatch/domain/standard-library/standard-line';
import { touchedBy } from '@parkwatch/domain/standard-library/touched-by';
import type { Text } from '@parkwatch/domain/text/text';
import type { Tx } from '../db/tx.ts';
import type { Addressed } from '../parts.ts';
import { insertReevaluations, judgedDangers } from './reevaluation-store.ts';
import { enterpriseFacts } from './store.ts';
import { insertChange } from './write-store.ts';
import type { ChangeKind, Deed } from './write-store.ts';

/** One line that a deed made different. */
export type LineChange = {
  readonly lineId: number;
  /** Undefined: the line is new. */
  readonly before: StandardVersion | undefined;
  readonly after: StandardVersion;
};

type Notice = Addressed<'notice'>;
export type Opened = {
  readonly count: number;
  /** For the outbox, last in the transaction. */
  readonly notices: readonly Notice[];
};
const NOBODY: Opened = { count: 0, notices: [] };

/**
 * Notes a deed and opens a re-evaluation, due in 24 h, for every enterprise that it touches: with open dangers judged by a changed
 * line, or with the line in its checklists. A new line asks nobody: there is nothing that was judged by it.
 * @param kind  `end`: nothing was written, the last day of the lines is over
 */
export async function noteChange(
  tx: Tx,
  { kind, changes, deed }: { kind: ChangeKind; changes: readonly LineChange[]; deed: Deed },
): Promise<Opened> {
  if (changes.length === 0) return NOBODY;
  const judged = changes.map((change) => ({ ...change, ...verdictOf(kind, change) }));
  const lines = judged.map((change) => ({
    ...{ lineId: change.lineId, kind: change.verdict },
    fromVersion: change.before?.version ?? null,
    toVersion: change.after.version,
  }));
  const changeId = await insertChange(tx, { kind, lines }, deed);
  const material = judged.filter(({ isMaterial }) => isMaterial);
  return material.length === 0 ? NOBODY : open(tx, { changeId, changes: material, deed });
}

function verdictOf(kind: ChangeKind, { before, after }: LineChange) {
  if (kind === 'end') return { verdict: 'retired', isMaterial: true } as const;
  const { kind: verdict, isMaterial } = changesBetween(before, after);
  return { verdict, isMaterial };
}

type Opening = {
  readonly changeId: number;
  readonly changes: readonly LineChange[];
  readonly deed: Deed;
};

async function open(tx: Tx, { changeId, changes, deed: { now } }: Opening): Promise<Opened> {
  const keys = new Map(changes.map(({ lineId, after }) => [lineId, after.key]));
  const ids = new Map(changes.map(({ lineId, after }) => [after.key, lineId]));
  const facts = await enterpriseFacts(tx, null);
  const dangers = await judgedDangers(tx, [...keys.keys()]);
  const touched = touchedBy(
    changes.map(({ before, after }) => ({
      ...{ lineKey: after.key, enterpriseId: after.enterpriseId },
      modules: [after.module, ...(before === undefined ? [] : [before.module])],
    })),
    dangers.map(({ id, enterprise_id: enterpriseId, line_id: lineId }) => ({
      ...{ id, enterpriseId, lineKey: keys.get(lineId)! },
    })),
    facts.map(({ id, kind, industry_zh: industryZh, facility_kinds: facilityKinds }) => ({
      ...{ id, modules: modulesOf({ kind, industryZh, facilityKinds }) },
    })),
  );
  const dueAt = new Date(now.getTime() + REEVALUATE_WITHIN_MS);
  const rows = touched.map(({ lineKeys, ...one }) => ({
    ...{ ...one, lineIds: lineKeys.map((key) => ids.get(key)!) },
  }));
  const opened = await insertReevaluations(tx, rows, { changeId, now, dueAt });
  const notices = opened.map(({ id, enterprise_id: enterpriseId }): Notice => {
    const { name_zh: zh, name_en: en } = facts.find((one) => one.id === enterpriseId)!;
    const lineCount = rows.find((one) => one.enterpriseId === enterpriseId)!.lineIds.length;
    const told = { enterpriseName: { zh, en }, lineCount, dueMs: dueAt.getTime() };
    const text = reevaluationText('opened', told);
    return {
      audience: { park: false, enterpriseIds: [enterpriseId] },
      payload: payloadOf(id, text),
    };
  });
  return { count: opened.length, notices: [...notices, ...toPark(opened, changes.length)] };
}

function payloadOf(refId: number, text: Text): Notice['payload'] {
  return { kind: 'standard.re-evaluate', text, refKind: 'standard-reevaluation', refId };
}

/** The park is told of all of them as one. */
function toPark(opened: readonly { readonly id: number }[], lines: number): Notice[] {
  const [first] = opened;
  if (first === undefined) return [];
  const text = {
    zh: `${lines} 条标准已变更，${opened.length} 家企业须在 24 小时内重新评估。`,
    en: `Standards changed (${lines}): ${opened.length} to be re-evaluated within 24 h.`,
  };
  return [{ audience: { park: true, enterpriseIds: [] }, payload: payloadOf(first.id, text) }];
}
