import { join } from 'node:path';
import express, { Router } from 'express';

/** `main-FYVEMSGC.js`, `chunk-BwCtja5l.js`: the name changes with the content, so it may be kept for ever. */
const HASHED_NAME = /-(?=[a-z]*[A-Z0-9])[A-Za-z0-9]{8}\.(?:js|css|woff2?|svg|png|json)$/;
const YEAR = 'public, max-age=31536000, immutable';

/** The built portal, and its one page for every address that is a page of it. */
export function portalFiles(dir: string): Router {
  const router = Router();
  router.use(
    express.static(dir, {
      index: false,
      redirect: false,
      setHeaders: (res, path) =>
        void res.setHeader('cache-control', HASHED_NAME.test(path) ? YEAR : 'no-cache'),
    }),
  );
  router.get('/{*path}', (req, res, next) => {
    // A missing file is missing; only a page's address gets the page.
    const isPage = !/\.[a-z0-9]{1,8}$/i.test(req.path) && req.accepts('html') !== false;
    if (!isPage) return next();
    res.set('cache-control', 'no-cache').sendFile(join(dir, 'index.html'), (error) => {
      if (error !== undefined && error !== null) next();
    });
  });
  return router;
}
