import { durationText } from '../../time/duration.ts';
import { fillText, type Text, type TextValues } from '../../text/text.ts';
import type { LeafFinding } from './leaf-finding.ts';
import type { Leaf, WarningPoint } from './warning-rule.ts';

const SIDES = { above: { zh: '高于', en: 'above' }, below: { zh: '低于', en: 'below' } };
const DIRECTIONS = {
  rising: { zh: '上升', en: 'rising' },
  falling: { zh: '下降', en: 'falling' },
};

/** A number for people: four figures, no zeros behind. */
export function figure(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** What was asked: `电机温度高于 80 °C 持续 3 小时`. */
export function askedText(leaf: Leaf, { name, unit }: WarningPoint): Text {
  if (leaf.type === 'trend') {
    return fillText(
      {
        zh: '{name}在 {window}内每小时{direction}不少于 {perHour}{unit}',
        en: '{name} {direction} by {perHour}{unit} per hour or more over {window}',
      },
      {
        ...{ name, direction: DIRECTIONS[leaf.direction], perHour: figure(leaf.perHour) },
        ...{ window: hours(leaf.windowHours), unit: unitAfter(unit) },
      },
    );
  }
  const values = { name, side: SIDES[leaf.side], limit: figure(leaf.limit), unit: unitAfter(unit) };
  if (leaf.forHours === 0)
    return fillText(
      { zh: '{name}{side} {limit}{unit}', en: '{name} {side} {limit}{unit}' },
      values,
    );
  return fillText(
    { zh: '{name}{side} {limit}{unit} 持续 {for}', en: '{name} {side} {limit}{unit} for {for}' },
    { ...values, for: hours(leaf.forHours) },
  );
}

/** What was asked and what was found, with the numbers. */
export function leafText(
  finding: LeafFinding,
  nowMs: number,
  { leaf, point }: { leaf: Leaf; point: WarningPoint },
): Text {
  const found = finding.verdict === 'unknown' ? unknownText(finding, nowMs) : null;
  return fillText(
    { zh: '{asked}：{found}', en: '{asked}: {found}' },
    { asked: askedText(leaf, point), found: found ?? knownText(finding, { leaf, point }) },
  );
}

function knownText(
  finding: LeafFinding,
  { leaf, point }: { leaf: Leaf; point: WarningPoint },
): Text {
  const { verdict, lastAtMs, lastValue, sinceMs, slopePerHour } = finding;
  const answer =
    verdict === 'holds' ? { zh: '成立', en: 'holds' } : { zh: '不成立', en: 'does not hold' };
  const values: TextValues = {
    answer,
    unit: unitAfter(point.unit),
    value: figure(lastValue ?? NaN),
    slope: figure(slopePerHour ?? 0),
    span: durationText((lastAtMs ?? 0) - (sinceMs ?? lastAtMs ?? 0)),
  };
  if (leaf.type === 'trend')
    return fillText(
      {
        zh: '{answer}（每小时 {slope}{unit}，最新 {value}{unit}）',
        en: '{answer} ({slope}{unit} per hour, now {value}{unit})',
      },
      values,
    );
  if (sinceMs === null || leaf.forHours === 0)
    return fillText(
      { zh: '{answer}（最新 {value}{unit}）', en: '{answer} (now {value}{unit})' },
      values,
    );
  return fillText(
    {
      zh: '{answer}（已持续 {span}，最新 {value}{unit}）',
      en: '{answer} (for {span} so far, now {value}{unit})',
    },
    values,
  );
}

const CAUSES: Record<NonNullable<LeafFinding['cause']>, Text> = {
  'never-heard': { zh: '未知（从未收到可用数据）', en: 'unknown (no usable data ever came)' },
  silent: { zh: '未知（数据中断 {for}）', en: 'unknown (silent for {for})' },
  gap: { zh: '未知（{for}前起数据有间断）', en: 'unknown (data has a hole that began {for} ago)' },
};
const SINCE_START: Text = {
  zh: '未知（数据开始不久，时间不够长）',
  en: 'unknown (data has not been there long enough)',
};

function unknownText({ cause, unknownSinceMs }: LeafFinding, nowMs: number): Text {
  if (cause === 'gap' && unknownSinceMs === null) return SINCE_START;
  const sinceMs = unknownSinceMs ?? nowMs;
  return fillText(CAUSES[cause ?? 'never-heard'], { for: durationText(nowMs - sinceMs) });
}

function hours(count: number): Text {
  return durationText(count * 3_600_000);
}

function unitAfter(unit: string): string {
  return unit === '' || unit === '%' ? unit : ` ${unit}`;
}
