import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { AnyEndpoint } from '@parkwatch/domain/wire/endpoint';
import type { Config } from '../config.ts';
import { localsOf } from './authorize.ts';
import { problem } from './problem.ts';

type KeyOf = (req: Request, res: Response) => string;

/** Counters live in this process: with several api instances each allows its share. */
function limit(perMinute: number, keyOf: KeyOf): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    keyGenerator: keyOf,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, _res, next) => next(problem('too-many-requests')),
  });
}

/** One IPv6 customer has a whole /56: it counts as one address. */
const addressOf: KeyOf = (req) => ipKeyGenerator(req.ip ?? 'unknown');

const accountOf: KeyOf = (req) => {
  const body: unknown = req.body;
  const username =
    typeof body === 'object' && body !== null && 'username' in body ? body.username : undefined;
  return typeof username === 'string' ? username.trim().toLowerCase().slice(0, 100) : '';
};

const callerKeyOf: KeyOf = (req, res) => {
  const { session, caller } = localsOf(res);
  if (session !== undefined) return session.tokenHash.toString('base64url');
  return caller?.apiKey === undefined ? addressOf(req, res) : `key:${caller.apiKey.id}`;
};

export type Limits = {
  /** Before anything else is done with a request under `/api`. */
  readonly everything: RequestHandler;
  /** After it is known who calls. */
  forCaller(endpoint: AnyEndpoint): readonly RequestHandler[];
  /** After the body is read. */
  forContent(endpoint: AnyEndpoint): readonly RequestHandler[];
};

const ADDRESS_SHARE = 5;
const ACCOUNT_SHARE = 3;
/** Each keeps a thread busy for longer than a hundred other requests; they share one allowance. */
const COSTLY: ReadonlySet<string> = new Set(['runConsequence', 'runSourceSearch']);

/** Request limits: by address, by session, by API key, for the sign-in by address and account, and for what is costly to compute. */
export function limits(config: Config): Limits {
  const { requestsPerMinute, signInsPerMinute, ingestCallsPerMinute } = config;
  const runsPerSession = limit(config.consequenceRunsPerMinute, callerKeyOf);
  const mostPerAddress = ADDRESS_SHARE * Math.max(requestsPerMinute, ingestCallsPerMinute);
  const perSession = limit(requestsPerMinute, callerKeyOf);
  const perKey = limit(ingestCallsPerMinute, callerKeyOf);
  const signInPerAddress = limit(signInsPerMinute, addressOf);
  const signInPerAccount = limit(Math.ceil(signInsPerMinute / ACCOUNT_SHARE), accountOf);
  return {
    everything: limit(mostPerAddress, addressOf),
    forCaller(endpoint) {
      if (endpoint.id === 'signIn') return [signInPerAddress];
      if (COSTLY.has(endpoint.id)) return [perSession, runsPerSession];
      return [endpoint.access === 'source' ? perKey : perSession];
    },
    forContent: ({ id }) => (id === 'signIn' ? [signInPerAccount] : []),
  };
}
