import express from 'express';
import type { Request, RequestHandler } from 'express';
import type { AnyEndpoint } from '@parkwatch/domain/wire/endpoint';
import { INGEST_BODY_BYTES } from '@parkwatch/domain/wire/ingest';
import { problem } from './problem.ts';
import type { Problem } from './problem.ts';

const JSON_TYPE = 'application/json';
const NDJSON_TYPE = 'application/x-ndjson';
const JSON_BODY_BYTES = 1_000_000;

/**
 * Reads the body that the endpoint declares and refuses any other media type. The limits hold for the inflated bytes, so a
 * small gzip can't become a large one. It runs after `authorize`: nobody unknown makes us read megabytes.
 */
export function readBody(endpoint: AnyEndpoint): RequestHandler[] {
  const { rawBody, body, access } = endpoint;
  if (rawBody !== undefined) {
    const { maxBytes: limit } = rawBody;
    const type = [...rawBody.mediaTypes];
    return [onlyTypes(type), express.raw({ type, limit, inflate: false })];
  }
  if (body === undefined) return [];
  if (access === 'source') {
    const type = [JSON_TYPE, NDJSON_TYPE];
    return [onlyTypes(type), express.raw({ type, limit: INGEST_BODY_BYTES })];
  }
  return [onlyTypes([JSON_TYPE]), express.json({ limit: JSON_BODY_BYTES })];
}

export type Body = { readonly raw: Buffer; readonly mediaType: string; readonly json: unknown };

/** What `readBody` left in the request. NDJSON is not parsed here: one broken line must not refuse its neighbours. */
export function bodyOf(req: Request): Body {
  const mediaType = (req.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  const read: unknown = req.body;
  if (!Buffer.isBuffer(read)) return { raw: Buffer.alloc(0), mediaType, json: read };
  return { raw: read, mediaType, json: mediaType === JSON_TYPE ? parsed(read) : undefined };
}

/** More entries than a source may send at once: the same answer for a list and for lines. */
export function tooMany(max: number): Problem {
  return problem('too-large', {
    detail: { zh: `一次最多 ${max} 条`, en: `At most ${max} entries a call` },
  });
}

/** True where the handler gets lines (`call.raw`) instead of a checked `call.body`. */
export function isNdjson({ mediaType }: Body): boolean {
  return mediaType === NDJSON_TYPE;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw problem('bad-request', {
      detail: { zh: '不是有效的 JSON', en: 'The body is not valid JSON' },
    });
  }
}

function onlyTypes(mediaTypes: readonly string[]): RequestHandler {
  return (req, _res, next) => {
    if (hasBody(req) && req.is([...mediaTypes]) === false) throw problem('unsupported-media-type');
    next();
  };
}

function hasBody(req: Request): boolean {
  if (req.get('transfer-encoding') !== undefined) return true;
  return Number(req.get('content-length') ?? 0) > 0;
}
