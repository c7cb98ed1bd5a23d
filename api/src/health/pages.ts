import { Router } from 'express';
import { appliedMigrations, readMigrations } from '../db/migrate.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { VERSION } from '../version.ts';

/** `/health`: the process answers. `/ready`: it can work, the database is there and has this program's schema. */
export function healthPages({ db, log }: Parts): Router {
  const wanted = readMigrations().length;
  const router = Router();
  router.get('/health', (_req, res) => {
    res.set('cache-control', 'no-store').json({ status: 'ok', version: VERSION });
  });
  router.get('/ready', async (_req, res) => {
    const migrations = await db.ready().then(
      async () => (await appliedMigrations(db)).length,
      (err: unknown) => {
        log.warn({ err }, 'db.not-ready');
        throw problem('not-ready');
      },
    );
    if (migrations < wanted) throw problem('not-ready', { more: { migrations, wanted } });
    res.set('cache-control', 'no-store').json({ status: 'ready', migrations });
  });
  return router;
}
