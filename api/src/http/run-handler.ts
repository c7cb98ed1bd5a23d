import { isDeepStrictEqual } from 'node:util';
import type { Request, RequestHandler, Response } from 'express';
import type * as z from 'zod';
import type { AnyEndpoint } from '@parkwatch/domain/wire/endpoint';
import type { Parts } from '../parts.ts';
import type { recordGrantReads } from '../users/record-grant-reads.ts';
import { invalid } from './as-problem.ts';
import { localsOf } from './authorize.ts';
import type { BoundRoute, Call } from './feature.ts';
import type { Problem } from './problem.ts';
import { bodyOf, isNdjson, tooMany } from './read-body.ts';

type AnyCall = Call<unknown, unknown, unknown>;

/** The last step of a route: check the input, run the handler, answer. */
export function runHandler(
  parts: Parts,
  { endpoint, run }: BoundRoute,
  recordRead: ReturnType<typeof recordGrantReads>,
): RequestHandler {
  return async (req, res) => {
    // Answers are private and change; a handler that knows better says so itself.
    res.set('cache-control', 'no-store');
    const call = checkedCall(parts, endpoint, { req, res });
    const answer = await run(call, { req, res });
    // Before the answer leaves: what is not on record is not shown.
    if (isUnderGrant(endpoint, call)) {
      const enterpriseId = enterpriseOf(endpoint, call, answer);
      await recordRead(call.caller, { action: endpoint.id, path: req.path, enterpriseId });
    }
    // Files are sent, and event streams held, by their handlers.
    if (res.headersSent || endpoint.mediaType !== undefined) return;
    res.status(endpoint.status ?? 200);
    if (endpoint.response === undefined) {
      res.end();
      return;
    }
    if (parts.config.checkResponses) checkAnswer(endpoint, endpoint.response as z.ZodType, answer);
    res.json(answer);
  };
}

/** The list of the own requests shows nothing of an enterprise. */
function isUnderGrant({ access }: AnyEndpoint, { caller }: AnyCall): boolean {
  return caller.reach === 'granted' && access !== 'grant.read';
}

/** The one enterprise that was asked about, or that the record belongs to; null for a list of all that were granted. */
function enterpriseOf({ path }: AnyEndpoint, { params, query }: AnyCall, answer: unknown) {
  type Named = { enterpriseId?: unknown; enterprise?: { id?: unknown } | null } | null | undefined;
  const inPath = path.startsWith('/enterprises/:id') ? (params as { id: unknown }).id : undefined;
  const inAnswer = (answer as Named)?.enterpriseId ?? (answer as Named)?.enterprise?.id;
  const id = inPath ?? (query as Named)?.enterpriseId ?? inAnswer;
  return typeof id === 'number' ? id : null;
}

function checkedCall(
  parts: Parts,
  endpoint: AnyEndpoint,
  { req, res }: { req: Request; res: Response },
): AnyCall {
  const { caller } = localsOf(res);
  if (caller === undefined) throw new Error(`${endpoint.id} was not authorized`);
  const body = bodyOf(req);
  const bodySchema = isNdjson(body) ? undefined : endpoint.body;
  return {
    params: checked(endpoint.params, req.params, at('/params')),
    query: checked(endpoint.query, req.query, at('/query')),
    body: checked(bodySchema, body.json ?? {}, endpoint.access === 'source' ? ofSource : at('')),
    raw: body.raw,
    mediaType: body.mediaType,
    caller,
    now: parts.now(),
  };
}

type Refuse = (error: z.ZodError) => Problem;

function checked(schema: z.ZodType | undefined, value: unknown, refuse: Refuse): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw refuse(parsed.error);
  return parsed.data;
}

const at =
  (where: string): Refuse =>
  (error) =>
    invalid(error, where);

/** A list that is too long gets the same answer as lines, which are counted and not checked by a schema. */
const ofSource: Refuse = (error) => {
  const isList = ({ path }: z.core.$ZodIssue) => path.length === 1;
  const found = error.issues.find((issue) => issue.code === 'too_big' && isList(issue));
  return found?.code === 'too_big' ? tooMany(Number(found.maximum)) : invalid(error, '');
};

/** Development and tests: an answer that differs from its contract, or says more than it, is a fault of ours. */
function checkAnswer(endpoint: AnyEndpoint, schema: z.ZodType, answer: unknown): void {
  const sent: unknown = JSON.parse(JSON.stringify(answer) ?? 'null');
  const parsed = schema.safeParse(sent);
  if (!parsed.success)
    throw new Error(`${endpoint.id} breaks its contract: ${parsed.error.message}`);
  if (!isDeepStrictEqual(parsed.data, sent)) {
    throw new Error(`${endpoint.id} answers members that its contract does not have`);
  }
}
