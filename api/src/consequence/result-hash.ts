import { createHash } from 'node:crypto';

/**
 * SHA-256 of what a run was computed from and what came out, whatever the order of members: jsonb does not keep it.
 * @returns hexadecimal, 64 digits
 */
export function resultHash(run: {
  readonly input: unknown;
  readonly facts: unknown;
  readonly answer: unknown;
}): string {
  const { input, facts, answer } = run;
  return createHash('sha256').update(canonicalJson({ input, facts, answer })).digest('hex');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
