/** Who a transaction acts for: row-level security compares each row with it. */
export type Scope =
  | { kind: 'system' }
  /** Without a user: a gateway of the park, which is nobody. */
  | { kind: 'park'; userId: number | null }
  | { kind: 'enterprises'; userId: number; enterpriseIds: readonly number[] }
  | { kind: 'none' };

/** The role that owns nothing. Migrations create it; every scoped transaction runs as it. */
export const APP_ROLE = 'parkwatch_app';

/**
 * The statements that put a transaction under row-level security: the role, `app.scope` (`system`,
 * `park`, `enterprises` or `none`), `app.enterprise_ids` (`1,2`; empty but for scope `enterprises`) and
 * `app.user_id` (empty when nobody is logged in). They are written into the text, not bound, so
 * that they travel with BEGIN in one round trip: hence only checked integers reach it.
 */
export function scopeStatements(scope: Scope): string {
  const user = 'userId' in scope ? scope.userId : null;
  const userId = user === null ? '' : String(checkedId(user));
  const ids = scope.kind === 'enterprises' ? scope.enterpriseIds.map(checkedId) : [];
  return (
    `SET LOCAL ROLE ${APP_ROLE}; ` +
    `SELECT set_config('app.scope', '${scope.kind}', true), ` +
    `set_config('app.enterprise_ids', '${ids.join(',')}', true), ` +
    `set_config('app.user_id', '${userId}', true)`
  );
}

function checkedId(id: number): number {
  if (!Number.isSafeInteger(id)) throw new RangeError(`not a row id: ${String(id)}`);
  return id;
}
