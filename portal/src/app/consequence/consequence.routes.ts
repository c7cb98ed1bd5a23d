import type { Routes, UrlMatcher } from '@angular/router';
import { WhatIfPage } from './what-if-page.ts';

/** With and without a run it is one page: the map stays where it is while runs are opened. */
const oneRunOrNone: UrlMatcher = (segments) => {
  const [id] = segments;
  if (segments.length > 1) return null;
  return { consumed: segments, posParams: id ? { id } : {} };
};

export default [{ matcher: oneRunOrNone, component: WhatIfPage }] satisfies Routes;
