import { Router } from 'express';
import type { Method } from '@parkwatch/domain/wire/endpoint';
import type { Parts } from '../parts.ts';
import { recordGrantReads } from '../users/record-grant-reads.ts';
import { authorize } from './authorize.ts';
import type { BoundRoute, Feature } from './feature.ts';
import { limits } from './limits.ts';
import { otherMethods } from './other-methods.ts';
import { readBody } from './read-body.ts';
import { runHandler } from './run-handler.ts';

const VERB = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

/**
 * One Express route per endpoint, each with the same visible steps. There is no other way into a feature, so no route can
 * be without its line in the policy table.
 */
export function mountRoutes(parts: Parts, features: readonly Feature[]): Router {
  const router = Router({ caseSensitive: true });
  const limit = limits(parts.config);
  const recordRead = recordGrantReads(parts);
  router.use(limit.everything);
  for (const [path, routes] of byPath(features)) {
    for (const bound of routes) {
      const { endpoint } = bound;
      router[VERB[endpoint.method]](
        path,
        authorize(parts, endpoint),
        ...limit.forCaller(endpoint),
        ...readBody(endpoint),
        ...limit.forContent(endpoint),
        runHandler(parts, bound, recordRead),
      );
    }
    router.all(path, otherMethods(routes.map(({ endpoint }) => endpoint.method)));
  }
  return router;
}

/** Paths in an order in which a fixed segment goes before a parameter: `/zones/heat` before `/zones/:id`. */
function byPath(features: readonly Feature[]): [string, BoundRoute[]][] {
  const paths = new Map<string, BoundRoute[]>();
  const taken = new Set<`${Method} ${string}`>();
  for (const bound of features.flatMap(({ routes }) => routes)) {
    const { method, path, id } = bound.endpoint;
    if (taken.has(`${method} ${path}`)) throw new Error(`${id}: ${method} ${path} is bound twice`);
    taken.add(`${method} ${path}`);
    paths.set(path, [...(paths.get(path) ?? []), bound]);
  }
  const sortKey = (path: string) => path.replaceAll(':', '\u{10ffff}');
  return [...paths].sort(([a], [b]) => (sortKey(a) < sortKey(b) ? -1 : 1));
}
