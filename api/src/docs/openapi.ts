import * as z from 'zod';
import type { AnyEndpoint } from '@parkwatch/domain/wire/endpoint';
import { PROBLEMS } from '@parkwatch/domain/wire/problems';
import type { ProblemCode } from '@parkwatch/domain/wire/problems';
import { VERSION } from '../version.ts';

type Json = Record<string, unknown>;

const PROBLEM_TYPE = 'application/problem+json';
const PROBLEM_REF = { $ref: '#/components/schemas/Problem' };

/** OpenAPI 3.1 of these endpoints, printed from their schemas: it can't say anything else than what is checked. */
export function openApiOf(endpoints: readonly AnyEndpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return withComponents({
    openapi: '3.1.0',
    info: {
      title: 'Parkwatch 园哨',
      version: VERSION,
      description:
        'Safety supervision of a chemical park. Times are ISO 8601 UTC, geometry is GeoJSON (WGS 84, longitude first). ' +
        'Errors are problem details (RFC 9457), their titles in Chinese or English by Accept-Language.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas: { Problem: problemSchema() }, securitySchemes: SECURITY_SCHEMES },
  });
}

type Document = Json & { components: { schemas: Json; securitySchemes: Json } };

/**
 * Schemas that contain themselves are printed with `$defs` and pointers from the root of their own schema; in a
 * document such a pointer leads nowhere, so they become components, by the `id` of their meta data.
 *
 * @throws when such a schema has no name of its own
 */
function withComponents(document: Document): Document {
  const found: Json = {};
  const moved = JSON.parse(JSON.stringify(document), (key, value: unknown) => {
    if (key === '$ref') return String(value).replace('#/$defs/', '#/components/schemas/');
    if (!isObject(value) || !('$defs' in value)) return value;
    const { $defs, ...rest } = value;
    Object.assign(found, $defs);
    return rest;
  }) as Document;
  const nameless = Object.keys(found).find((name) => name.startsWith('__'));
  if (nameless !== undefined)
    throw new Error(`Schema ${nameless} contains itself: name it, .meta({ id })`);
  Object.assign(moved.components.schemas, found);
  return moved;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

const SECURITY_SCHEMES = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'parkwatch',
    description: 'Set by POST /session; `__Host-parkwatch` with TLS.',
  },
  csrf: {
    type: 'apiKey',
    in: 'header',
    name: 'X-CSRF-Token',
    description: 'The csrfToken of the session; every change needs it.',
  },
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'Key of a data source; `Authorization: Bearer` is taken as well.',
  },
};

function operationOf(endpoint: AnyEndpoint): Json {
  const { id, tag, summary } = endpoint;
  return {
    operationId: id,
    tags: [tag],
    summary: `${summary.en} · ${summary.zh}`,
    ...accessOf(endpoint),
    ...parametersOf(endpoint),
    ...requestBodyOf(endpoint),
    responses: { [String(endpoint.status ?? 200)]: successOf(endpoint), ...refusalsOf(endpoint) },
  };
}

function accessOf({ access, method }: AnyEndpoint): Json {
  if (access === 'public') return { security: [] };
  if (access === 'source') return { security: [{ apiKey: [] }] };
  return {
    description: `Needs the right \`${access}\`.`,
    security: [method === 'GET' ? { session: [] } : { session: [], csrf: [] }],
    'x-right': access,
  };
}

function parametersOf({ params, query }: AnyEndpoint): Json {
  const parameters = [
    ...members(params).map(([name, schema]) => ({ name, in: 'path', required: true, schema })),
    ...members(query).map(([name, schema, required]) => ({ name, in: 'query', required, schema })),
  ];
  return parameters.length === 0 ? {} : { parameters };
}

/** Name, schema and whether it is required of each member of an object schema. */
function members(schema: z.ZodType | undefined): [string, unknown, boolean][] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, one]) => [name, one, required.includes(name)]);
}

function requestBodyOf({ body, rawBody, access }: AnyEndpoint): Json {
  if (rawBody !== undefined) {
    const binary = rawBody.mediaTypes.map((type): [string, Json] => [type, {}]);
    return { requestBody: { required: true, content: Object.fromEntries(binary) } };
  }
  if (body === undefined) return {};
  const schema = schemaOf(body, 'input');
  const lines = { description: 'One entry per line (NDJSON)', type: 'string' };
  return {
    requestBody: {
      required: true,
      content: {
        'application/json': { schema },
        ...(access === 'source' ? { 'application/x-ndjson': { schema: lines } } : {}),
      },
    },
  };
}

function successOf({ response, mediaType }: AnyEndpoint): Json {
  if (mediaType !== undefined) return { description: 'The content', content: { [mediaType]: {} } };
  if (response === undefined) return { description: 'Done' };
  const content = { 'application/json': { schema: schemaOf(response, 'output') } };
  return { description: 'The answer', content };
}

/** The refusals that an endpoint lists, and those that all of its kind have. */
function refusalsOf(endpoint: AnyEndpoint): Json {
  const codes = new Set<ProblemCode>([...usualProblems(endpoint), ...(endpoint.problems ?? [])]);
  const byStatus = Object.groupBy(codes, (code) => String(PROBLEMS[code].status));
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, some = []]) => [
      status,
      {
        description: some.map((code) => `\`${code}\`: ${PROBLEMS[code].title.en}`).join('. '),
        content: { [PROBLEM_TYPE]: { schema: PROBLEM_REF } },
      },
    ]),
  );
}

function usualProblems({ access, body, rawBody, method }: AnyEndpoint): ProblemCode[] {
  const hasBody = body !== undefined || rawBody !== undefined;
  const codes: ProblemCode[] = ['bad-request', 'too-many-requests', 'internal-error', 'not-ready'];
  if (hasBody) codes.push('too-large', 'unsupported-media-type');
  if (access === 'public') return codes;
  if (access === 'source') return [...codes, 'wrong-api-key'];
  const guarded: ProblemCode[] = ['not-signed-in', 'forbidden', 'password-expired'];
  return [...codes, ...guarded, ...(method === 'GET' ? [] : (['wrong-csrf-token'] as const))];
}

function problemSchema(): Json {
  const field = z.object({ path: z.string(), message: z.string() });
  const details = z.looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    detail: z.string().optional(),
    instance: z.string().optional(),
    requestId: z.string().optional(),
    errors: z.array(field).optional(),
  });
  return schemaOf(details, 'output');
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const printed: Json = { ...z.toJSONSchema(schema, { io, unrepresentable: 'any' }) };
  // OpenAPI 3.1 has one dialect for the whole document.
  delete printed['$schema'];
  return printed;
}
