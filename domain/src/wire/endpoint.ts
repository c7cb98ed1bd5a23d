import type * as z from 'zod';
import type { Action } from '../access/policy.ts';
import type { ProblemCode } from './problems.ts';

/** Chinese and English of one text for people. */
export type Text = { readonly zh: string; readonly en: string };

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call: an action of the policy table, `public` (no session), or `source` (an API key of a data source).
 */
export type Access = Action | 'public' | 'source';

/** Media type of a body that is not JSON and reaches the handler as bytes. */
export type RawBody = { readonly mediaTypes: readonly string[]; readonly maxBytes: number };

/**
 * One HTTP endpoint as data: the api binds a handler to it, OpenAPI is printed from it, the portal's client
 * is typed by it and the generated access test walks over it. `path` is relative to `/api/v1`, with `:name` parameters.
 */
export type Endpoint<P, Q, B, R> = {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly access: Access;
  readonly tag: string;
  readonly summary: Text;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  readonly rawBody?: RawBody;
  /** Absent for answers that are not JSON (`mediaType` says what they are) and for 204. */
  readonly response?: z.ZodType<R>;
  readonly mediaType?: string;
  readonly status?: number;
  readonly problems?: readonly ProblemCode[];
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- lists hold endpoints of every shape
export type AnyEndpoint = Endpoint<any, any, any, any>;

/** Keeps the inferred types of an endpoint. */
export function endpoint<P = undefined, Q = undefined, B = undefined, R = undefined>(
  definition: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  return definition;
}
