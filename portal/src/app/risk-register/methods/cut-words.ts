import type { AssessedLevel, RiskMethod } from '@parkwatch/domain/risk-assessment/risk-method';

/** Where a level begins and, unless it is the first, before what it ends: `≥ 160, < 320`. */
export type CutWords = { readonly level: AssessedLevel; readonly range: string };

/** The cuts of a method, worst first. Two cuts of one level are one range. */
export function cutWords({ cuts }: Pick<RiskMethod, 'cuts'>): CutWords[] {
  const merged = cuts.filter(({ level }, at) => level !== cuts[at + 1]?.level);
  return merged.map(({ from, level }, at) => {
    const above = merged[at - 1];
    const upper = above === undefined ? '' : `< ${above.from}`;
    const lower = from === 0 ? '' : `≥ ${from}`;
    return { level, range: [lower, upper].filter((part) => part !== '').join(', ') };
  });
}
