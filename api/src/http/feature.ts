import type { Request, Response } from 'express';
import type { AnyEndpoint, Endpoint } from '@parkwatch/domain/wire/endpoint';
import type { Caller } from './caller.ts';

/** What a handler receives: everything checked by the endpoint's schemas, the caller and the time. */
export type Call<P, Q, B> = {
  readonly params: P;
  readonly query: Q;
  /** Not set for a source that sends `application/x-ndjson`: there the lines are in `raw`, unchecked. */
  readonly body: B;
  /** The body's bytes, inflated, where the endpoint declares `rawBody` and for data sources. */
  readonly raw: Buffer;
  /** Media type of the body in lower case, without parameters. */
  readonly mediaType: string;
  readonly caller: Caller;
  readonly now: Date;
};

/** The few handlers that do not answer JSON, or that set cookies, take the Express objects. */
export type Exchange = { readonly req: Request; readonly res: Response };

export type BoundRoute = {
  readonly endpoint: AnyEndpoint;
  readonly run: (call: Call<unknown, unknown, unknown>, exchange: Exchange) => Promise<unknown>;
};

/** Binds a handler to an endpoint of the wire contract. The answer is checked against the response schema in tests. */
export function route<P, Q, B, R>(
  endpoint: Endpoint<P, Q, B, R>,
  run: (call: Call<P, Q, B>, exchange: Exchange) => Promise<R extends undefined ? void : R>,
): BoundRoute {
  return { endpoint, run: run as BoundRoute['run'] };
}

/** One feature of the api, as `app.ts` lists it. */
export type Feature = { readonly name: string; readonly routes: readonly BoundRoute[] };
