import type { Reach } from '@parkwatch/domain/access/policy';
import type { Role } from '@parkwatch/domain/access/roles';
import type { Scope } from '../db/scope.ts';

/** Who makes a request, after authentication and the policy table. */
export type Caller = {
  readonly userId: number | null;
  readonly username: string;
  readonly role: Role | 'source' | 'system' | 'public';
  readonly enterpriseId: number | null;
  /** How far the policy lets this caller go with this endpoint's action; null for public and source endpoints. */
  readonly reach: Reach | null;
  /** What the database lets this caller see: the second wall. Give it to `db.tx(caller.scope, …)`. */
  readonly scope: Scope;
  readonly address: string | null;
  readonly requestId: string;
  /** The key of a data source (role `source`). */
  readonly apiKey?: { readonly id: number; readonly name: string };
};

/** Who acts when a timed task does. */
export const SYSTEM_CALLER: Caller = {
  userId: null,
  username: 'system',
  role: 'system',
  enterpriseId: null,
  reach: null,
  scope: { kind: 'system' },
  address: null,
  requestId: 'task',
};
