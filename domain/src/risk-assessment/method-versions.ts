import type { Text } from '../text/text.ts';
import { methodInEffect } from './risk-method.ts';
import type { RiskMethod } from './risk-method.ts';
import { USUAL_METHODS } from './usual-methods.ts';

/** A version of a method; its family is the id of the usual method that it is a version of. */
export type MethodVersion = { readonly family: string; readonly method: RiskMethod };

/** What every park begins with: each usual method is the first version of its own family. */
export const FIRST_VERSIONS: readonly MethodVersion[] = USUAL_METHODS.map((method) => ({
  family: method.id,
  method,
}));

/**
 * The version of a family that holds on a day.
 * @param day  `YYYY-MM-DD` at the park
 */
export function versionInEffect(
  versions: readonly MethodVersion[],
  family: string,
  day: string,
): RiskMethod | undefined {
  const own = versions.filter((one) => one.family === family);
  return methodInEffect(
    own.map(({ method }) => method),
    day,
  );
}

/** Id of the next version of a family: `ls-a`, `ls-a-v2`, `ls-a-v3`. */
export function nextVersionId(versions: readonly MethodVersion[], family: string): string {
  return `${family}-v${versions.filter((one) => one.family === family).length + 1}`;
}

/**
 * What speaks against a new version: it must be of the same kind, and neither rewrite days that are over nor come before another.
 * @param today  `YYYY-MM-DD` at the park
 * @returns undefined when nothing does
 */
export function versionFault(
  versions: readonly MethodVersion[],
  { family, method }: MethodVersion,
  today: string,
): { readonly path: string; readonly message: Text } | undefined {
  const own = versions.filter((one) => one.family === family);
  const [first] = own;
  if (first === undefined)
    return { path: '/family', message: { zh: '没有这种方法', en: 'no such method' } };
  if (first.method.kind !== method.kind)
    return { path: '/method/kind', message: { zh: '方法类型不同', en: 'of another kind' } };
  const last = own
    .map((one) => one.method.effectiveFrom)
    .toSorted()
    .at(-1)!;
  if (method.effectiveFrom < today)
    return {
      path: '/method/effectiveFrom',
      message: { zh: '不能早于今天', en: 'must not be before today' },
    };
  if (method.effectiveFrom <= last)
    return {
      path: '/method/effectiveFrom',
      message: { zh: `应晚于最后一个版本（${last}）`, en: `must be later than ${last}` },
    };
  return undefined;
}
