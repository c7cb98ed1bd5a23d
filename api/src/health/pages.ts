import { Router } from 'express';
import { appliedMigrations, readMigrations } from '../db/migrate.ts';
import { otherMethods } from '../http/other-methods.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { VERSION } from '../version.ts';

/** An answer is good for so long: whoever asks without pause does not ask the database. */
const KNOWN_FOR_MS = 1000;

/** `/health`: the process answers. `/ready`: it can work, the database is there and has this program's schema. */
export function healthPages(parts: Parts): Router {
  const wanted = readMigrations().length;
  const migrationsNow = askedAtMost(parts);
  const router = Router();
  router.get('/health', (_req, res) => {
    res.set('cache-control', 'no-store').json({ status: 'ok', version: VERSION });
  });
  router.get('/ready', async (_req, res) => {
    const migrations = await migrationsNow();
    if (migrations === undefined) throw problem('not-ready');
    if (migrations < wanted) throw problem('not-ready', { more: { migrations, wanted } });
    res.set('cache-control', 'no-store').json({ status: 'ready', migrations });
  });
  router.all(['/health', '/ready'], otherMethods(['GET']));
  return router;
}

/** Number of migrations that the database has, undefined when it is away; asked once a second, however many want to know. */
function askedAtMost({ db, log, now }: Parts): () => Promise<number | undefined> {
  let known: { readonly atMs: number; readonly answer: Promise<number | undefined> } | undefined;
  const ask = () =>
    db.ready().then(
      async () => (await appliedMigrations(db)).length,
      (err: unknown) => {
        log.warn({ err }, 'db.not-ready');
        return undefined;
      },
    );
  return () => {
    const atMs = now().getTime();
    // The clock of the machine may be set back.
    if (known === undefined || Math.abs(atMs - known.atMs) >= KNOWN_FOR_MS) {
      known = { atMs, answer: ask() };
    }
    return known.answer;
  };
}
