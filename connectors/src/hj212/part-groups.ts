import { worseFlag } from './quality-of.ts';
import type { FlagSet } from './quality-of.ts';
import type { Part } from './read-parts.ts';
import { suffixOf } from './suffixes.ts';

/** Parts of one code that follow each other, with the flag and the sample time that count for them. */
export type PartGroup = {
  readonly at: number;
  readonly end: number;
  readonly flag: string | null;
  /** As it stands in the frame. */
  readonly sampleTime: string | null;
};
type Draft = { -readonly [Key in keyof PartGroup]: PartGroup[Key] } & { hasValue: boolean };

/**
 * The parts of a CP in groups, in order. What stands apart from the values of its factor counts for them all the same
 * (`w01018-Rtd=1.5;w01001-Rtd=7;w01018-Flag=D`): a flag or a sample time without a value for all values of its factor,
 * those beside a value for the values that have none of their own. Of several flags the one that trusts least counts.
 */
export function groupParts(parts: readonly Part[], flags: FlagSet): readonly PartGroup[] {
  const groups: Draft[] = [];
  /** Groups by code; those of another instrument (behind a PolId, 3020) are apart. */
  let byCode = new Map<string, Draft[]>();
  let isApart = false;
  for (let at = 0; at < parts.length;) {
    const group = draftAt(parts, at, flags);
    groups.push(group);
    at = group.end;
    const { code, suffix, name } = parts[group.at]!;
    if (name === 'PolId') {
      if (isApart) shareAll(byCode, flags);
      byCode = new Map();
      isApart = false;
    }
    if (suffix === '') continue;
    const same = byCode.get(code);
    if (same === undefined) byCode.set(code, [group]);
    else same.push(group);
    isApart ||= same !== undefined;
  }
  if (isApart) shareAll(byCode, flags);
  return groups;
}

function draftAt(parts: readonly Part[], at: number, flags: FlagSet): Draft {
  const { code, suffix } = parts[at]!;
  const draft: Draft = { at, end: at + 1, flag: null, sampleTime: null, hasValue: false };
  if (suffix === '') return draft;
  for (let end = at; end < parts.length; end += 1) {
    const part = parts[end]!;
    if (part.code !== code || part.suffix === '') break;
    draft.end = end + 1;
    if (part.suffix === 'Flag') draft.flag = worseFlag(draft.flag, part.value, flags);
    else if (part.suffix === 'SampleTime') draft.sampleTime = part.value;
    else if (suffixOf(part.suffix).is === 'number') draft.hasValue = true;
  }
  return draft;
}

function shareAll(byCode: ReadonlyMap<string, readonly Draft[]>, flags: FlagSet): void {
  for (const groups of byCode.values()) if (groups.length > 1) share(groups, flags);
}

function share(groups: readonly Draft[], flags: FlagSet): void {
  let loose: string | null = null;
  let any: string | null = null;
  let time: string | null = null;
  for (const { flag, sampleTime, hasValue } of groups) {
    any = worseFlag(any, flag, flags);
    if (!hasValue) loose = worseFlag(loose, flag, flags);
    if (!hasValue) time ??= sampleTime;
  }
  for (const group of groups) {
    group.flag = group.flag === null ? any : worseFlag(group.flag, loose, flags);
    group.sampleTime ??= time;
  }
}
