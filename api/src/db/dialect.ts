import pg from 'pg';
import { backendStream } from './embedded/backend-stream.ts';
import type { Engine } from './embedded/engine.ts';
import { pgTypes } from './pg-types.ts';

/** Sequelize calls `new lib.Client(config)` and reads `lib.types`; nothing else of `pg`. */
type DialectModule = { Client: new (config: pg.ClientConfig) => pg.Client; types: typeof pgTypes };

/** `pg` with our column types, for a PostgreSQL server. */
export function serverDialect(): DialectModule {
  return { Client: pg.Client, types: pgTypes };
}

/** The same, but its clients speak to the embedded backend instead of a socket. */
export function embeddedDialect(engine: Engine): DialectModule {
  function Client(config: pg.ClientConfig): pg.Client {
    return embeddedClient(engine, config);
  }
  // A plain function that returns an object serves `new` as well.
  return { Client: Client as unknown as DialectModule['Client'], types: pgTypes };
}

/** A client of the embedded database; several may be open, each waits for its turn. */
export function embeddedClient(engine: Engine, config: pg.ClientConfig = {}): pg.Client {
  return new pg.Client({
    ...config,
    // Whatever PGHOST, PGSSLMODE or PGUSER say: this database is not reached over a network.
    host: 'embedded',
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    stream: () => backendStream(engine),
  });
}
