import type { Text } from '@parkwatch/domain/text/text';
import type { Addressed } from '../parts.ts';
import type { Judged } from './warning-store.ts';

type Notice = Addressed<'notice'>;

/** A verdict that turned, with the id of the warning to look at. */
export type Turn = Pick<Judged, 'source' | 'enterpriseId' | 'name' | 'verdict' | 'why'> & {
  readonly id: number;
  readonly heldBefore: boolean;
};

/** So many of one enterprise are told one by one; when a gateway falls silent all of its rules turn at once. */
const MOST_SINGLE = 4;

const WORDS = {
  holds: { zh: '设备预警：{name}。{why}', en: 'Early warning on equipment: {name}. {why}' },
  unknown: {
    zh: '设备预警无法判断：{name}。{why}',
    en: 'Early warning cannot be judged: {name}. {why}',
  },
  'does-not-hold': {
    zh: '设备预警解除：{name}',
    en: 'Early warning has ended: {name}',
  },
} as const;
const AFTER_HOLDING: Text = {
  zh: '（此前预警成立，未解除）',
  en: ' (it held before; not withdrawn)',
};
const SUMMED = {
  holds: {
    zh: '{count} 条设备预警成立：{names}',
    en: '{count} early warnings on equipment: {names}',
  },
  unknown: {
    zh: '{count} 条设备预警无法判断，请核实数据：{names}',
    en: '{count} early warnings cannot be judged, check the data: {names}',
  },
  'does-not-hold': {
    zh: '{count} 条设备预警解除：{names}',
    en: '{count} early warnings have ended: {names}',
  },
} as const;
const KINDS = { holds: 'holds', unknown: 'unknown', 'does-not-hold': 'over' } as const;

/** What the enterprise and the park are told of verdicts that turned. */
export function warningNotices(turns: readonly Turn[]): Notice[] {
  const groups = Map.groupBy(turns, ({ enterpriseId, verdict }) => `${enterpriseId} ${verdict}`);
  return [...groups.values()].flatMap((group) =>
    group.length > MOST_SINGLE ? [summed(group)] : group.map(single),
  );
}

function single({ id, enterpriseId, name, verdict, why, heldBefore }: Turn): Notice {
  const write = (language: keyof Text): string =>
    WORDS[verdict][language]
      .replace('{name}', () => name[language])
      .replace('{why}', () => why[language]) + (heldBefore ? AFTER_HOLDING[language] : '');
  return notice(enterpriseId, verdict, { id, text: { zh: write('zh'), en: write('en') } });
}

function summed(group: readonly Turn[]): Notice {
  const { id, enterpriseId, verdict } = group[0]!;
  const write = (language: keyof Text, by: string): string => {
    const named = group.slice(0, MOST_SINGLE).map(({ name }) => name[language]);
    return SUMMED[verdict][language]
      .replace('{count}', String(group.length))
      .replace('{names}', () => `${named.join(by)} …`);
  };
  return notice(enterpriseId, verdict, {
    id,
    text: { zh: write('zh', '、'), en: write('en', ', ') },
  });
}

function notice(
  enterpriseId: number,
  verdict: Judged['verdict'],
  { id, text }: { readonly id: number; readonly text: Text },
): Notice {
  return {
    audience: { park: true, enterpriseIds: [enterpriseId] },
    payload: {
      kind: `equipment-warning.${KINDS[verdict]}`,
      ...{ text, refKind: 'equipment-warning', refId: id },
    },
  };
}
