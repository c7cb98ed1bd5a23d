import { listAudit, verifyAudit } from '@parkwatch/domain/wire/audit';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { idCursor, readIdCursor } from '../http/id-cursor.ts';
import type { Parts } from '../parts.ts';
import { listRecords } from './audit-store.ts';
import { verifyTrail } from './verify.ts';

/** The trail for the audit administrator: read and verified, never changed. */
export function auditTrail(parts: Parts): Feature {
  const { db, audit, config } = parts;
  return {
    name: 'audit',
    routes: [
      route(listAudit, async ({ query }) => {
        const { cursor, limit, actor = null, action = null, from, to } = query;
        const filter = {
          ...{ actor, action, beforeId: readIdCursor(cursor), limit: limit + 1 },
          from: from === undefined ? null : new Date(from),
          to: to === undefined ? null : new Date(to),
        };
        // Who may read the trail stands in the policy table; the database shows it to the system alone.
        const found = await db.tx({ kind: 'system' }, (tx) => listRecords(tx, filter));
        const items = found.slice(0, limit);
        const last = found.length > limit ? items.at(-1) : undefined;
        return { items, nextCursor: last === undefined ? null : idCursor(last.id) };
      }),
      route(verifyAudit, async ({ caller, now }) => {
        const { records, ok, firstBroken, algorithm } = await verifyTrail(db);
        await db.tx(caller.scope, (tx) =>
          audit.record(tx, caller, { action: 'verifyAudit', detail: { records, ok, firstBroken } }),
        );
        const shown = algorithm === '' ? config.auditAlgorithm : algorithm;
        return { records, ok, firstBroken, algorithm: shown, verifiedAt: now.toISOString() };
      }),
    ],
  };
}
