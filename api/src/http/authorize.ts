import type { Request, RequestHandler, Response } from 'express';
import type { AnyEndpoint } from '@parkwatch/domain/wire/endpoint';
import { callerOf, checkCsrfToken, checkOrigin, sessionOf } from '../access/identify-person.ts';
import { identifySource } from '../access/identify-source.ts';
import type { Arrival } from '../access/identify-source.ts';
import type { Parts } from '../parts.ts';
import type { Session } from '../session/session-store.ts';
import type { Caller } from './caller.ts';
import { problem } from './problem.ts';

/** What the steps of one request hand on: `res.locals`. */
export type Locals = {
  requestId: string;
  endpoint?: AnyEndpoint;
  caller?: Caller;
  session?: Session;
};

export function localsOf(res: Response): Locals {
  return res.locals as Locals;
}

/**
 * The first wall: who is it, and does the policy table let this role do this? Nothing of the request's content is read
 * before. What the caller is goes to `res.locals` first, so that a refusal can be put on record.
 */
export function authorize(parts: Parts, endpoint: AnyEndpoint): RequestHandler {
  return async (req, res, next) => {
    const locals = localsOf(res);
    locals.endpoint = endpoint;
    const arrival = { address: req.ip ?? null, requestId: locals.requestId };
    locals.caller = unknownCaller(arrival);
    if (endpoint.access === 'source') locals.caller = await identifySource(parts, req, arrival);
    else if (endpoint.access === 'public') checkPublic(parts, req);
    else await authorizePerson(parts, req, { locals, arrival, action: endpoint.access });
    next();
  };
}

function checkPublic(parts: Parts, req: Request): void {
  if (isChange(req)) checkOrigin(req, parts.config.publicOrigin);
}

function unknownCaller(arrival: Arrival): Caller {
  return {
    userId: null,
    username: 'public',
    role: 'public',
    enterpriseId: null,
    reach: null,
    scope: { kind: 'none' },
    ...arrival,
  };
}

type ForPerson = {
  readonly locals: Locals;
  readonly arrival: Arrival;
  readonly action: Exclude<AnyEndpoint['access'], 'public' | 'source'>;
};

async function authorizePerson(
  parts: Parts,
  req: Request,
  { locals, arrival, action }: ForPerson,
): Promise<void> {
  const session = await sessionOf(parts, req);
  if (session === undefined) throw problem('not-signed-in');
  locals.session = session;
  locals.caller = callerOf(session, action, arrival);
  if (isChange(req)) {
    checkOrigin(req, parts.config.publicOrigin);
    checkCsrfToken(req, session);
  }
  if (locals.caller.reach === null) throw problem('forbidden');
  if (session.mustChangePassword && action !== 'session.own') throw problem('password-expired');
}

function isChange(req: Request): boolean {
  return req.method !== 'GET' && req.method !== 'HEAD';
}
