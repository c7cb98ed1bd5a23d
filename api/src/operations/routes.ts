import { listJobs } from '@parkwatch/domain/wire/audit';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import type { Parts } from '../parts.ts';
import { findJobs } from './store.ts';

/** What runs by itself, for those who keep the system running. */
export function operations({ db }: Parts): Feature {
  return {
    name: 'operations',
    routes: [
      route(listJobs, async ({ caller }) => ({ items: await db.tx(caller.scope, findJobs) })),
    ],
  };
}
