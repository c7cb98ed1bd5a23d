import { fillText } from '@parkwatch/domain/text/text';
import type { Text } from '@parkwatch/domain/text/text';
import type { Tx } from '../db/tx.ts';
import type { Parts } from '../parts.ts';

/** A unit whose verdict or level is another than before. */
export type LevelNews = {
  readonly unitId: number;
  readonly unit: Text;
  readonly enterpriseId: number;
  readonly enterprise: Text;
  /** What changed, in one sentence. */
  readonly summary: Text;
};

const ONE: Text = {
  zh: '重大危险源：{enterprise} {unit}，{summary}',
  en: 'Major hazard source: {enterprise}, {unit}: {summary}',
};
const SEVERAL: Text = {
  zh: '重大危险源：{enterprise} {count} 个单元的辨识或分级结果变化',
  en: 'Major hazard sources: {count} units of {enterprise} have another verdict or level',
};
/** More of one enterprise at once are one notice: a first delivery may hold a hundred units. */
const MOST_EACH = 3;

/** Tells the park, and each enterprise of its own units. Last in the transaction. */
export async function publishLevelNews(
  { outbox }: Pick<Parts, 'outbox'>,
  tx: Tx,
  news: readonly LevelNews[],
): Promise<void> {
  const byOwner = Map.groupBy(news, (one) => one.enterpriseId);
  const events = [...byOwner].flatMap(([enterpriseId, own]) => {
    const audience = { park: true, enterpriseIds: [enterpriseId] };
    return noticesOf(own).map((payload) => ({ audience, payload }));
  });
  await outbox.publishAll(tx, 'notice', events);
}

function noticesOf(own: readonly LevelNews[]) {
  const kind = 'major-hazard.changed';
  const { enterprise, enterpriseId } = own[0]!;
  if (own.length > MOST_EACH)
    return [
      {
        ...{ kind, text: fillText(SEVERAL, { enterprise, count: own.length }) },
        ...{ refKind: 'major-hazards-of-enterprise', refId: enterpriseId },
      },
    ];
  return own.map(({ unitId, unit, summary }) => ({
    ...{ kind, text: fillText(ONE, { enterprise, unit, summary }) },
    ...{ refKind: 'major-hazard', refId: unitId },
  }));
}
