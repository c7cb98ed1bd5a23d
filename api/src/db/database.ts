import { Sequelize } from 'sequelize';
import type { Options } from 'sequelize';
import { embeddedDialect, serverDialect } from './dialect.ts';
import type { Engine } from './embedded/engine.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { serverListener } from './listen-server.ts';
import type { Scope } from './scope.ts';
import { ownerBegin, scopedBegin, transactions } from './tx.ts';
import type { Tx, TxOptions } from './tx.ts';

export type { Tx, TxOptions };

/** The part of a pino logger that this folder uses: fields first, then the event's name. */
export type Log = Record<'info' | 'warn' | 'error', (fields: object, event: string) => void>;

/**
 * Calls `onPayload` for each NOTIFY on the channel, after its transaction committed. `onGap`: the
 * connection was lost for a while and notifications with it, so read again what they announce.
 * The function that it gives stops listening.
 */
export type Listen = (
  channel: string,
  onPayload: (payload: string) => void,
  options?: { onGap?: () => void },
) => Promise<() => Promise<void>>;

export type Database = {
  readonly kind: 'embedded' | 'server';
  /** For defining models only; queries go through `tx`. */
  readonly sequelize: Sequelize;
  /**
   * One transaction under row-level security as `scope`. Tried up to 3 times when it loses against
   * another one, so the work may run again: effects outside the database belong in `tx.afterCommit`.
   */
  tx: <T>(scope: Scope, work: (tx: Tx) => Promise<T>, options?: TxOptions) => Promise<T>;
  /** The same as the role that owns the tables: migrations, partitions, backup. Never for a request. */
  ownerTx: <T>(work: (tx: Tx) => Promise<T>, options?: TxOptions) => Promise<T>;
  listen: Listen;
  /**
   * Gives back the space of deleted rows and renews the planner's figures. Only the embedded database needs it: it has no
   * autovacuum, and without this a demo left running would grow by some hundred MB a day. On a server it does nothing.
   */
  vacuum: () => Promise<void>;
  /** Resolves when the database answers; rejects with the reason when it does not. */
  ready: () => Promise<void>;
  /** Waits for running transactions, then closes. */
  close: () => Promise<void>;
};

export type DatabaseOptions = {
  /** A PostgreSQL server with PostGIS; without it the embedded database is opened. */
  url?: string | undefined;
  /** Folder of the embedded database; without it (and without url) it lives in memory. */
  dataDir?: string | undefined;
  /** Connections to a server. The embedded database has one backend, and one connection. */
  poolMax?: number | undefined;
  /** Server only: the thread of the embedded database cannot be interrupted. */
  statementTimeoutMs?: number | undefined;
  /** Embedded, in memory: begin with this tar of a database folder (tests). */
  templateFile?: string | undefined;
  log: Log;
};

const DEFAULT_POOL_MAX = 10;
const DEFAULT_STATEMENT_TIMEOUT_MS = 30_000;
/** A transaction that waits longer for a connection is refused: the queue is then hopeless. */
const ACQUIRE_TIMEOUT_MS = 60_000;

const sequelizeDefaults: Options & { databaseVersion: string } = {
  dialect: 'postgres',
  logging: false,
  // Known, so Sequelize need not open a connection only to ask; 15 is the least we support.
  databaseVersion: '15.0.0',
  define: { timestamps: false, underscored: true, freezeTableName: true },
};

/** Opens the database of the given settings: a server when `url` is set, else the embedded one. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url } = options;
  return url === undefined ? embeddedDatabase(options) : serverDatabase(url, options);
}

async function embeddedDatabase(options: DatabaseOptions): Promise<Database> {
  const { dataDir, templateFile, log } = options;
  const engine = await openEmbedded({ dataDir, templateFile });
  engine.onDeath((error) => log.error({ err: error }, 'db.embedded.died'));
  return databaseOn(engine);
}

/** The Database of an engine that is already open; closing it closes the engine. */
export function databaseOn(engine: Engine): Database {
  const sequelize = new Sequelize('postgres', 'postgres', '', {
    ...sequelizeDefaults,
    dialectModule: embeddedDialect(engine),
    pool: { max: 1, min: 1, idle: 2 ** 31 - 1, acquire: ACQUIRE_TIMEOUT_MS },
  });
  return assemble('embedded', sequelize, {
    listen: (channel, onPayload) => engine.listen(channel, onPayload),
    close: () => engine.close(),
  });
}

async function serverDatabase(url: string, options: DatabaseOptions): Promise<Database> {
  const { poolMax = DEFAULT_POOL_MAX, statementTimeoutMs = DEFAULT_STATEMENT_TIMEOUT_MS } = options;
  const sequelize = new Sequelize(url, {
    ...sequelizeDefaults,
    dialectModule: serverDialect(),
    dialectOptions: {
      application_name: 'parkwatch',
      statement_timeout: statementTimeoutMs,
      // A process that hangs between two statements must not hold its row locks for ever.
      idle_in_transaction_session_timeout: 2 * statementTimeoutMs,
      keepAlive: true,
    },
    pool: { max: poolMax, min: 0, idle: 60_000, acquire: ACQUIRE_TIMEOUT_MS },
  });
  return assemble('server', sequelize, serverListener(url, options.log));
}

function assemble(
  kind: Database['kind'],
  sequelize: Sequelize,
  under: { listen: Listen; close: () => Promise<void> },
): Database {
  const run = transactions(sequelize);
  let closed: Promise<void> | undefined;
  return {
    kind,
    sequelize,
    tx: async (scope, work, options) => run(scopedBegin(scope, options), work),
    ownerTx: (work, options) => run(ownerBegin(options), work),
    listen: under.listen,
    async vacuum() {
      // Not inside a transaction, hence not by tx; one table at a time would only add round trips.
      if (kind === 'embedded') await sequelize.query('VACUUM (ANALYZE)', { raw: true });
    },
    async ready() {
      await run(ownerBegin({ readOnly: true }), async (tx) => {
        await tx.one({ text: 'SELECT 1', name: 'ready' });
      });
    },
    close() {
      closed ??= sequelize.close().then(() => under.close());
      return closed;
    },
  };
}
