import type { Actor } from '@parkwatch/domain/wire/common';

/** A row of person_shown as one column (`to_jsonb`); null for the system, and for people whom the caller may not see. */
export type PersonColumn = {
  readonly display_name: string;
  readonly enterprise_code: string | null;
  readonly enterprise_name_zh: string;
  readonly enterprise_name_en: string;
} | null;

type Stored = {
  readonly id: number | null;
  /** The account as the row keeps it. */
  readonly account: string | null;
  readonly role: string | null;
  readonly person: PersonColumn;
};

/** Who did a thing, as people read it: by name, with role and enterprise; the account behind it stays known. */
export function shownActor({ id, account, role, person }: Stored): Actor {
  const code = person?.enterprise_code ?? null;
  return {
    id,
    name: person?.display_name ?? account ?? 'system',
    role: role ?? 'system',
    account: id === null ? null : account,
    enterprise:
      person === null || code === null
        ? null
        : { code, name: { zh: person.enterprise_name_zh, en: person.enterprise_name_en } },
  };
}
