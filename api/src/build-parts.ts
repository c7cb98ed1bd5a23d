import type { Logger } from 'pino';
import { audit } from './audit/record.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { outbox } from './outbox/outbox.ts';
import type { Parts } from './parts.ts';

type Needs = {
  readonly config: Config;
  readonly db: Database;
  readonly log: Logger;
  readonly now?: () => Date;
};

/** The real parts of a process of the backend: what `createApp` and the scheduler's tasks are made of. */
export function buildParts({ config, db, log, now = () => new Date() }: Needs): Parts {
  return {
    config,
    db,
    log,
    now,
    outbox: outbox({ now }),
    audit: audit({ algorithm: config.auditAlgorithm, now, log }),
  };
}
