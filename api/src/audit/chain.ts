import { createHash } from 'node:crypto';

export type Algorithm = 'sha256' | 'sm3';

/** What the chain protects of a record: everything but the hashes themselves. */
export type AuditFacts = {
  readonly id: number;
  readonly at: string;
  readonly userId: number | null;
  readonly actor: string;
  readonly role: string;
  readonly address: string | null;
  readonly action: string;
  readonly object: string | null;
  readonly result: 'done' | 'refused';
  readonly detail: unknown;
  readonly algorithm: Algorithm;
};

/** The predecessor of the first record. */
export const GENESIS = '0'.repeat(64);

/** `H(prev_hash, canonical JSON)`: both digests are 256 bits, so a chain may change its algorithm on the way. */
export function linkHash(prevHash: string, facts: AuditFacts): string {
  return createHash(facts.algorithm)
    .update(prevHash)
    .update('\n')
    .update(canonicalJson(facts))
    .digest('hex');
}

/** JSON with sorted keys and without spaces: the same data have one text (as RFC 8785 for what occurs here). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/**
 * The value as the database gives it back. PostgreSQL text has no NUL, UTF-8 no lone surrogate, JSON no undefined and no
 * Date: what would come back changed is changed before it is hashed.
 */
export function storable(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null), (_key, member: unknown) => {
    if (typeof member === 'string') return storableText(member);
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).map(([key, one]) => [storableText(key), one]));
  });
}

export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
