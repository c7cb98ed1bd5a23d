import { listInspections } from '@parkwatch/domain/wire/inspections';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import type { Parts } from '../parts.ts';
import { inspectionPage } from './store.ts';

/** Statutory inspections of special equipment. Read only: enterprises deliver the reports by ingest. */
export function inspections({ db }: Parts): Feature {
  return {
    name: 'inspections',
    routes: [
      route(listInspections, ({ query, caller, now }) =>
        db.tx(caller.scope, (tx) => inspectionPage(tx, { ...query, now })),
      ),
    ],
  };
}
