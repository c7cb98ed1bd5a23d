import type { Text } from '@parkwatch/domain/text/text';
import { HOUR_MS } from '@parkwatch/domain/time/duration';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Addressed, Parts } from '../parts.ts';
import { requestZones } from '../zones/request-zones.ts';
import { measuresAt } from './measures.ts';
import type { MeasureNow } from './measures.ts';

const queries = {
  open: sql(import.meta, './open-findings.sql'),
  end: sql(import.meta, './end-findings.sql'),
  names: sql(import.meta, './list-enterprise-names.sql'),
};

/** A measure that did not work within so long before is found again, and not told again. */
const TOLD_FOR_MS = HOUR_MS;
/** A notice names so many; the page has them all. */
const MOST_NAMED = 3;

type Opened = {
  readonly measure_id: number;
  readonly enterprise_id: number;
  readonly is_told: boolean;
};

/**
 * Finds control measures that do not work, once each, and ends the findings of those that work again; tells the enterprise and
 * the park, and asks for new zones (a timed task; a second run does no harm).
 * @returns how many findings began or ended
 */
export function findIneffectiveMeasures(parts: Parts, now: Date): Promise<number> {
  return parts.db.tx({ kind: 'system' }, async (tx) => {
    const measures = await measuresAt(tx, now);
    const by = Map.groupBy(measures, ({ shown }) => shown.condition);
    const faulty = by.get('not-effective') ?? [];
    const opened = await openFindings(tx, faulty, now);
    const ended = await tx.rows(queries.end, [
      ...[idsOf(by.get('works')), idsOf(by.get('stands-still')), idsOf(faulty), now],
    ]);
    const moved = opened.length + ended.length;
    if (moved === 0) return 0;
    await tell(parts, tx, { opened, faulty });
    await requestZones(tx, now, 'findIneffectiveMeasures');
    return moved;
  });
}

function idsOf(measures: readonly MeasureNow[] | undefined): number[] {
  return (measures ?? []).map(({ shown }) => shown.id);
}

async function openFindings(
  tx: Tx,
  faulty: readonly MeasureNow[],
  now: Date,
): Promise<readonly Opened[]> {
  if (faulty.length === 0) return [];
  const found = faulty.map(({ enterpriseId, shown: { id, type, why, since } }) => ({
    ...{ measureId: id, enterpriseId, kind: type, why, since },
  }));
  const toldSince = new Date(now.getTime() - TOLD_FOR_MS);
  return tx.rows<Opened>(queries.open, [JSON.stringify(found), now, toldSince]);
}

type News = { readonly opened: readonly Opened[]; readonly faulty: readonly MeasureNow[] };

async function tell(parts: Parts, tx: Tx, { opened, faulty }: News): Promise<void> {
  const fresh = new Set(opened.flatMap((one) => (one.is_told ? [] : [one.measure_id])));
  const byOwner = Map.groupBy(
    faulty.filter(({ shown }) => fresh.has(shown.id)),
    ({ enterpriseId }) => enterpriseId,
  );
  const owners = [...byOwner.keys()];
  if (owners.length === 0) return;
  const rows = await tx.rows<{ id: number; name_zh: string; name_en: string }>(queries.names, [
    owners,
  ]);
  const names = new Map(rows.map((row) => [row.id, { zh: row.name_zh, en: row.name_en }]));
  const notices: Addressed<'notice'>[] = [...byOwner].map(([enterpriseId, own]) => ({
    audience: { park: false, enterpriseIds: [enterpriseId] },
    payload: noticeOf(ownWords(own), enterpriseId),
  }));
  // At the first run of a park there may be hundreds: the office gets one notice, not one an enterprise.
  const [first] = owners;
  const isOne = owners.length === 1;
  const text = isOne
    ? named(names.get(first!), ownWords(byOwner.get(first!) ?? []))
    : parkWords(owners.length, fresh.size);
  notices.push({
    audience: { park: true, enterpriseIds: [] },
    payload: noticeOf(text, isOne ? first! : null),
  });
  await parts.outbox.publishAll(tx, 'notice', notices);
}

function noticeOf(text: Text, enterpriseId: number | null) {
  const refKind = enterpriseId === null ? null : 'risk-register';
  return { kind: 'measure.not-effective', text, refKind, refId: enterpriseId };
}

function ownWords(measures: readonly MeasureNow[]): Text {
  const some = measures.slice(0, MOST_NAMED);
  const isMore = measures.length > some.length;
  const zh = some.map(
    ({ object, shown }) => `${object.name}·${shown.description}（${shown.why.zh}）`,
  );
  const en = some.map(
    ({ object, shown }) => `${object.name}: ${shown.description} (${shown.why.en})`,
  );
  return {
    zh: `管控措施失效 ${measures.length} 项：${zh.join('；')}${isMore ? '等' : ''}`,
    en: `${measures.length} control measures do not work: ${en.join('; ')}${isMore ? ' …' : ''}`,
  };
}

function named(name: Text | undefined, words: Text): Text {
  if (name === undefined) return words;
  return { zh: `${name.zh}：${words.zh}`, en: `${name.en}: ${words.en}` };
}

function parkWords(enterprises: number, measures: number): Text {
  return {
    zh: `${enterprises} 家企业新发现失效管控措施 ${measures} 项`,
    en: `${measures} control measures of ${enterprises} enterprises were found not to work`,
  };
}
