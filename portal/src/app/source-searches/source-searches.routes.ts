import type { Routes, UrlMatcher } from '@angular/router';
import { SourceSearchesPage } from './source-searches-page.ts';

/** With and without a search it is one page: the map stays where it is while searches are opened. */
const oneSearchOrNone: UrlMatcher = (segments) => {
  const [id] = segments;
  if (segments.length > 1) return null;
  return { consumed: segments, posParams: id ? { id } : {} };
};

export default [{ matcher: oneSearchOrNone, component: SourceSearchesPage }] satisfies Routes;
