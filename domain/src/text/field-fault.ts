import type { Text } from './text.ts';

/** A fault of a field in both languages, for `refine` and `addIssue`: the schema library speaks English alone. */
export function fieldFault({ zh, en }: Text) {
  return { code: 'custom', message: en, params: { zh } } as const;
}
