import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { localsOf } from './authorize.ts';

/** A request that takes longer is worth a line in the log of a healthy system. */
const SLOW_MS = 1000;

/**
 * Numbers each request, tells the number to the client, and logs its end. No URL, header or body is logged: they may carry
 * names, keys and passwords; the endpoint's id and the number find everything again.
 */
export function requestLog(log: Logger): RequestHandler {
  return (_req, res, next) => {
    const locals = localsOf(res);
    locals.requestId = randomUUID();
    res.set('x-request-id', locals.requestId);
    const startedAt = performance.now();
    res.once('close', () => {
      const durationMs = Math.round(performance.now() - startedAt);
      const { requestId, endpoint, caller } = locals;
      const about = { requestId, endpoint: endpoint?.id, status: res.statusCode, durationMs };
      const line = { ...about, userId: caller?.userId, apiKeyId: caller?.apiKey?.id };
      if (durationMs >= SLOW_MS) log.warn(line, 'http.slow');
      else log.debug(line, 'http.done');
    });
    next();
  };
}
