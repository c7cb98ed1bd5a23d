import { durationText } from '../../time/duration.ts';
import { fillText, type Text } from '../../text/text.ts';
import { figure } from '../condition/leaf-words.ts';
import type { BaselineModel } from './baseline-model.ts';
import type { Method } from './measure-row.ts';
import type { BaselineFinding, Contribution } from './watch-baseline.ts';

/** Names of the methods as the portal shows them. */
export const METHOD_NAMES: Record<Method, Text> = {
  ewma: { zh: 'EWMA 控制图', en: 'EWMA chart' },
  cusum: { zh: '累积和控制图', en: 'CUSUM' },
  t2: { zh: 'T² 统计量', en: 'T²' },
  spe: { zh: 'SPE 统计量', en: 'SPE' },
};

/** What a baseline says, in words: which method, how far beyond its limit, which variables. */
export function baselineText(model: BaselineModel, finding: Omit<BaselineFinding, 'text'>): Text {
  const { verdict, methods, missing, unknownSinceMs, atMs } = finding;
  if (verdict === 'holds') {
    const told = (Object.keys(METHOD_NAMES) as Method[])
      .filter((method) => methods[method].verdict === 'holds')
      .map((method) => methodText(model, method, methods[method]));
    return fillText({ zh: '偏离正常：{told}', en: 'Not as usual: {told}' }, { told: listed(told) });
  }
  if (verdict === 'does-not-hold') return { zh: '与正常时一致', en: 'As usual' };
  if (missing.length > 0) {
    const names = listed(missing.map((pointId) => nameOf(model, pointId)));
    return fillText(
      { zh: '未知：{names}无可用数据{since}', en: 'Unknown: no usable value of {names}{since}' },
      { names, since: sinceText(unknownSinceMs, atMs) },
    );
  }
  return fillText(
    { zh: '未知：数据中断{since}', en: 'Unknown: no data{since}' },
    { since: sinceText(unknownSinceMs, atMs) },
  );
}

function methodText(
  model: BaselineModel,
  method: Method,
  { ofLimit, rowsBeyond, contributions }: BaselineFinding['methods'][Method],
): Text {
  return fillText(
    {
      zh: '{method}为限值的 {times} 倍，连续 {rows} 次，主要来自{names}',
      en: '{method} {times} times its limit, {rows} rows in succession, mostly {names}',
    },
    {
      method: METHOD_NAMES[method],
      times: figure(ofLimit ?? 0),
      rows: rowsBeyond,
      names: listed(contributions.slice(0, 3).map((part) => partText(model, part))),
    },
  );
}

function partText(model: BaselineModel, { pointId, share }: Contribution): Text {
  return fillText(
    { zh: '{name}（{share}%）', en: '{name} ({share}%)' },
    { name: nameOf(model, pointId), share: Math.round(share * 100) },
  );
}

function nameOf({ variables }: BaselineModel, pointId: number): Text {
  return variables.find((variable) => variable.pointId === pointId)!.name;
}

function sinceText(sinceMs: number | null, atMs: number): Text {
  if (sinceMs === null) return { zh: '', en: '' };
  return fillText({ zh: '，已 {for}', en: ' for {for}' }, { for: durationText(atMs - sinceMs) });
}

function listed(texts: readonly Text[]): Text {
  return {
    zh: texts.map(({ zh }) => zh).join('、'),
    en: texts.map(({ en }) => en).join(', '),
  };
}
