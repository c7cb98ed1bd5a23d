import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { readGatewaySources, reportGateway } from '@parkwatch/domain/wire/data-sources';
import type { GatewayOrders, GatewayReport } from '@parkwatch/domain/wire/data-sources';
import type { Endpoint } from '@parkwatch/domain/wire/endpoint';
import type * as z from 'zod';

type Answer<E> = E extends { readonly response?: z.ZodType<infer R> } ? R : never;
export type GatewaySources = Answer<typeof readGatewaySources>['sources'];

/** What a gateway asks of the api. Both calls reject when there is no good answer: with `ApiRefused` when it says no. */
export type ApiClient = {
  report(report: GatewayReport): Promise<GatewayOrders>;
  sources(): Promise<GatewaySources>;
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
/** Thousands of devices make a megabyte every two seconds, most of it the same words. */
const GZIP_FROM_BYTES = 64_000;

export function apiClient(options: Options): ApiClient {
  return {
    async report(report) {
      const text = JSON.stringify(report);
      const isLarge = text.length >= GZIP_FROM_BYTES;
      const body = isLarge ? await promisify<string, Buffer>(gzip)(text) : text;
      const headers = {
        'content-type': 'application/json',
        ...(isLarge ? { 'content-encoding': 'gzip' } : {}),
      };
      const answer = await call(options, reportGateway.path, { method: 'POST', headers, body });
      return checked(reportGateway, answer);
    },
    async sources() {
      const answer = await call(options, readGatewaySources.path, { method: 'GET' });
      return checked(readGatewaySources, answer).sources;
    },
  };
}

function checked<P, Q, B, R>({ id, response }: Endpoint<P, Q, B, R>, answer: unknown): R {
  const parsed = response?.safeParse(answer);
  if (parsed?.success !== true) throw new Error(`what answers ${id} is not our api`);
  return parsed.data;
}

async function call(
  { url, key, signal }: Options,
  path: string,
  init: RequestInit,
): Promise<unknown> {
  const ends = AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]);
  const headers = { ...init.headers, 'x-api-key': key };
  // A redirect is not followed: it would carry the key to whoever the answer names.
  const response = await fetch(new URL(`/api/v1${path}`, url), {
    ...{ ...init, headers, redirect: 'manual', signal: ends },
  });
  if (response.ok) return response.json();
  await response.body?.cancel();
  throw new ApiRefused(response.status);
}
