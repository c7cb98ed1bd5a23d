import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { readGatewaySources, reportGateway } from '@parkwatch/domain/wire/data-sources';
import type { GatewayOrders, GatewayReport } from '@parkwatch/domain/wire/data-sources';
import { reportUpload, takeUpload, UPLOAD_BYTES } from '@parkwatch/domain/wire/file-uploads';
import type { UploadReport } from '@parkwatch/domain/wire/file-uploads';
import type { Endpoint } from '@parkwatch/domain/wire/endpoint';
import type * as z from 'zod';

type Answer<E> = E extends { readonly response?: z.ZodType<infer R> } ? R : never;
export type GatewaySources = Answer<typeof readGatewaySources>['sources'];

/** What a gateway asks of the api. All calls reject when there is no good answer: with `ApiRefused` when it says no. */
export type ApiClient = {
  report(report: GatewayReport): Promise<GatewayOrders>;
  sources(): Promise<GatewaySources>;
  /** The bytes of an uploaded file: it is this gateway's from now on. */
  takeUpload(id: number): Promise<Buffer>;
  reportUpload(id: number, report: UploadReport): Promise<void>;
};

export class ApiRefused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`the api answers ${status}`);
    this.name = 'ApiRefused';
    this.status = status;
  }
}

type Options = { readonly url: string; readonly key: string; readonly signal: AbortSignal };

const CALL_MS = 15_000;
/** 20 MB over a slow line. */
const FILE_MS = 300_000;
/** Thousands of devices make a megabyte every two seconds, most of it the same words. */
const GZIP_FROM_BYTES = 64_000;

export function apiClient(options: Options): ApiClient {
  return {
    async report(report) {
      const answer = await post(options, { path: reportGateway.path, content: report });
      return checked(reportGateway, answer);
    },
    async sources() {
      const answer = await call(options, readGatewaySources.path, { method: 'GET' });
      return checked(readGatewaySources, await answer.json()).sources;
    },
    async takeUpload(id) {
      const path = takeUpload.path.replace(':id', String(id));
      const answer = await call({ ...options, withinMs: FILE_MS }, path, { method: 'GET' });
      return wholeBody(answer, UPLOAD_BYTES);
    },
    async reportUpload(id, report) {
      const path = reportUpload.path.replace(':id', String(id));
      await post({ ...options, withinMs: FILE_MS }, { path, content: report });
    },
  };
}

type Line = Options & { readonly withinMs?: number };
type Posted = { readonly path: string; readonly content: object };

async function post(line: Line, { path, content }: Posted): Promise<unknown> {
  const text = JSON.stringify(content);
  const isLarge = text.length >= GZIP_FROM_BYTES;
  const body = isLarge ? await promisify<string, Buffer>(gzip)(text) : text;
  const headers = {
    'content-type': 'application/json',
    ...(isLarge ? { 'content-encoding': 'gzip' } : {}),
  };
  return (await call(line, path, { method: 'POST', headers, body })).json();
}

/** The bytes of an answer; one that goes on for ever is not read to its end. */
async function wholeBody({ body }: Response, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > most) throw new Error('the api answers more than a file has');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function checked<P, Q, B, R>({ id, response }: Endpoint<P, Q, B, R>, answer: unknown): R {
  const parsed = response?.safeParse(answer);
  if (parsed?.success !== true) throw new Error(`what answers ${id} is not our api`);
  return parsed.data;
}

async function call(
  { url, key, signal, withinMs = CALL_MS }: Line,
  path: string,
  init: RequestInit,
): Promise<Response> {
  const ends = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
  const headers = { ...init.headers, 'x-api-key': key };
  // A redirect is not followed: it would carry the key to whoever the answer names.
  const response = await fetch(new URL(`/api/v1${path}`, url), {
    ...{ ...init, headers, redirect: 'manual', signal: ends },
  });
  if (response.ok) return response;
  await response.body?.cancel();
  throw new ApiRefused(response.status);
}
