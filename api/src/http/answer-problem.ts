import type { ErrorRequestHandler } from 'express';
import type { Parts } from '../parts.ts';
import { asProblem } from './as-problem.ts';
import { localsOf } from './authorize.ts';
import { clientLanguage } from './client-language.ts';
import { problemDetails } from './problem.ts';
import { refusals } from './refusals.ts';

/** The last handler: every error leaves as `application/problem+json`, in the client's language. */
export function answerProblem(parts: Parts): ErrorRequestHandler {
  const recordRefusal = refusals(parts);
  // Express knows an error handler by its four parameters.
  // eslint-disable-next-line max-params
  return async (error: unknown, req, res, _next) => {
    const refused = asProblem(error);
    const { requestId, endpoint, caller } = localsOf(res);
    if (refused.status >= 500) {
      const about = { requestId, endpoint: endpoint?.id, userId: caller?.userId };
      parts.log.error({ ...about, err: error }, 'http.failed');
    }
    if (refused.status === 403 || refused.code === 'wrong-api-key') {
      await recordRefusal(refused, res).catch((err: unknown) =>
        parts.log.error({ requestId, err }, 'audit.failed'),
      );
    }
    if (res.headersSent) {
      // Too late for an answer: cut it off, so that half of one is not taken for the whole.
      res.destroy();
      return;
    }
    // Of the file that was asked for, not of this answer.
    for (const name of ['etag', 'last-modified', 'accept-ranges']) res.removeHeader(name);
    // A source is a machine whose log an engineer reads: it gets English unless it asks for Chinese.
    const isSource = caller?.role === 'source' && req.get('accept-language') === undefined;
    const language = isSource ? 'en' : clientLanguage(req);
    const body = problemDetails(refused, { language, instance: req.path, requestId });
    res.status(refused.status).set({ 'cache-control': 'no-store', ...refused.extra.headers });
    res.type('application/problem+json').vary('Accept-Language').send(JSON.stringify(body));
  };
}
