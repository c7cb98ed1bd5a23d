import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ROLE_NAMES } from './role-names.ts';

/** A person who reads "duty officer" in the list of demo accounts looks for the same words on the pages. */
for (const [locale, side] of [
  ['zh-CN', 'zh'],
  ['en', 'en'],
] as const) {
  test(`the roles have the words of the portal in ${locale}`, () => {
    const file = new URL(`../../../portal/public/i18n/${locale}.json`, import.meta.url);
    const { roles } = JSON.parse(readFileSync(file, 'utf8')) as { roles: Record<string, string> };
    const ours = Object.entries(ROLE_NAMES).map(([role, name]) => [role, name[side]]);
    assert.deepEqual(Object.fromEntries(ours), roles);
  });
}
