import type { AnyEndpoint } from '@parkwatch/domain/wire/endpoint';

/** What a call sends. Query values that are undefined or empty are left out. */
export type CallRequest<P, Q, B> = ([P] extends [undefined] ? object : { params: P }) &
  ([Q] extends [undefined] ? object : { query?: Partial<Q> }) &
  ([B] extends [undefined] ? object : { body: B }) & {
    /** A body that is not JSON: a photo. */
    file?: Blob;
  };

/** What stands in an address. */
type Part = string | number | boolean | null | undefined;

/** The same, when it no longer matters which endpoint it is for. */
export type LooseRequest = {
  params?: Record<string, Part>;
  query?: Record<string, Part>;
  body?: unknown;
  file?: Blob;
};

const API_ROOT = '/api/v1';

/** Address of an endpoint: its `:name` parts filled in, its query appended. */
export function urlOf(endpoint: AnyEndpoint, request: LooseRequest = {}): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_part, name: string) => {
    const value = request.params?.[name];
    if (value == null) throw new TypeError(`${endpoint.id}: no value for :${name}`);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return API_ROOT + path + (text ? `?${text}` : '');
}

/** The fetch options of a call; every change carries the token that a foreign page cannot know. */
export function fetchOptionsOf(
  endpoint: AnyEndpoint,
  request: LooseRequest,
  { csrfToken, locale }: { csrfToken: string | undefined; locale: string },
): RequestInit {
  const headers: Record<string, string> = {
    accept: endpoint.mediaType ?? 'application/json',
    // The server words the details of a refusal.
    'accept-language': locale,
  };
  if (endpoint.method !== 'GET' && csrfToken) headers['x-csrf-token'] = csrfToken;
  const options: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' };
  if (request.file) {
    headers['content-type'] = request.file.type;
    options.body = request.file;
  } else if (request.body !== undefined) {
    headers['content-type'] = 'application/json';
    options.body = JSON.stringify(request.body);
  }
  return options;
}
