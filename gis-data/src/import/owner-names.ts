// The source names the owner of each lot. The events that the demo shows are invented, so no real
// company may appear: owners are known here by a hash only, and each has one invented company.
import { createHash } from 'node:crypto';

/** Who holds a lot: an invented enterprise, the park itself, or nobody that the source knows. */
export type LotHolder =
  | { readonly kind: 'enterprise'; readonly ref: string }
  | { readonly kind: 'park' }
  | { readonly kind: 'unassigned' };

export type OwnerTable = ReadonlyMap<string, LotHolder>;

/** One row of seeds/owners.json. */
export type OwnerRow = {
  readonly ownerHash: string;
  readonly holder: 'enterprise' | 'park' | 'unassigned';
  readonly ref?: string;
};

/** Sixteen hex digits of SHA-256 over the trimmed, lower-case owner: stable, and says no name. */
export function ownerHash(owner: string): string {
  return createHash('sha256').update(owner.trim().toLowerCase()).digest('hex').slice(0, 16);
}

export function ownerTable(rows: readonly OwnerRow[]): OwnerTable {
  return new Map(rows.map((row) => [row.ownerHash, holderOf(row)]));
}

function holderOf(row: OwnerRow): LotHolder {
  if (row.holder !== 'enterprise') return { kind: row.holder };
  if (row.ref === undefined) throw new Error(`owner ${row.ownerHash} is an enterprise without ref`);
  return { kind: 'enterprise', ref: row.ref };
}

/** Undefined means that the table does not know this owner: the importer reports it. */
export function findHolder(owner: string | null, table: OwnerTable): LotHolder | undefined {
  if (owner === null || owner.trim() === '') return { kind: 'unassigned' };
  return table.get(ownerHash(owner));
}

/** Words of a name as a scanner sees them: letters only, camel case split, lower case. */
export function nameTokens(text: string): string[] {
  const words = text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  const whole = text.match(/[A-Za-z]+/g) ?? [];
  return [...new Set([...words, ...whole].map((word) => word.toLowerCase()))].filter(
    (word) => word.length >= 3,
  );
}

/** Hash of one word, for the list of words that no seed may contain. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(`parkwatch-name:${token}`).digest('hex').slice(0, 16);
}
