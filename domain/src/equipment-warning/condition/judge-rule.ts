import type { Reading } from '../../reading/reading.ts';
import type { Text } from '../../text/text.ts';
import type { LeafFinding } from './leaf-finding.ts';
import { judgeLeafInSeries } from './leaf-in-series.ts';
import { leafText } from './leaf-words.ts';
import { allOf, anyOf, type Verdict } from './verdict.ts';
import { leavesOf, pointOf, type Condition, type Leaf, type WarningRule } from './warning-rule.ts';

/** One part of a rule with its verdict; the parts of a group below it. */
export type Finding = {
  readonly verdict: Verdict;
  readonly text: Text;
  /** Of the unknown parts the earliest; null: never known, or not unknown. */
  readonly unknownSinceMs: number | null;
  readonly parts: readonly Finding[];
  /** The numbers of a single condition. */
  readonly leaf: (LeafFinding & { readonly pointId: number }) | null;
};

/** What a rule says at an instant. */
export type Warning = Omit<Finding, 'leaf'> & {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly atMs: number;
  /** How long it has been unknown; null: it is known, or was never known. */
  readonly unknownForMs: number | null;
};

/**
 * Judges a rule on whole series, e.g. to show an officer what an edited rule would have said.
 * @param series  readings of all points, each point in order of time
 * @param nowMs   readings after this are not looked at
 */
export function judgeRule(rule: WarningRule, series: readonly Reading[], nowMs: number): Warning {
  const findings = leavesOf(rule.condition).map((leaf) =>
    judgeLeafInSeries(
      series.filter(({ pointId }) => pointId === leaf.pointId),
      nowMs,
      { leaf, point: pointOf(rule, leaf) },
    ),
  );
  return joinFindings(rule, findings, nowMs);
}

/** Joins what was found of the single conditions, in the order of `leavesOf`. */
export function joinFindings(
  rule: WarningRule,
  findings: readonly LeafFinding[],
  nowMs: number,
): Warning {
  const rest = [...findings];
  const leafOf = (leaf: Leaf): Finding => {
    const found = rest.shift();
    if (!found) throw new RangeError('a leaf without a finding');
    const { verdict, unknownSinceMs } = found;
    const text = leafText(found, nowMs, { leaf, point: pointOf(rule, leaf) });
    const facts = { ...found, pointId: leaf.pointId };
    return { verdict, text, unknownSinceMs, parts: [], leaf: facts };
  };
  const join = (condition: Condition): Finding =>
    'of' in condition ? groupOf(condition.type, condition.of.map(join)) : leafOf(condition);
  const { verdict, text, unknownSinceMs, parts } = join(rule.condition);
  const unknownForMs = unknownSinceMs === null ? null : nowMs - unknownSinceMs;
  const named = { ruleId: rule.id, ruleVersion: rule.version, atMs: nowMs };
  return { ...named, verdict, text, unknownSinceMs, unknownForMs, parts };
}

const HEADS = {
  all: { zh: '同时满足', en: 'all of' },
  any: { zh: '任一满足', en: 'any of' },
};

function groupOf(type: 'all' | 'any', parts: readonly Finding[]): Finding {
  const verdict = (type === 'all' ? allOf : anyOf)(parts.map((part) => part.verdict));
  const { zh, en } = HEADS[type];
  const text = {
    zh: `${zh}（${parts.map((part) => part.text.zh).join('；')}）`,
    en: `${en} [${parts.map((part) => part.text.en).join('; ')}]`,
  };
  return { verdict, text, unknownSinceMs: sinceOf(verdict, parts), parts, leaf: null };
}

/** Null wins: a part that was never known makes the whole never known. */
function sinceOf(verdict: Verdict, parts: readonly Finding[]): number | null {
  if (verdict !== 'unknown') return null;
  const since = parts
    .filter((part) => part.verdict === 'unknown')
    .map((part) => part.unknownSinceMs);
  return since.includes(null) ? null : Math.min(...since.map(Number));
}
