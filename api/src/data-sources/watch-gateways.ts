import { GATEWAY_SILENT_S } from '@parkwatch/domain/wire/data-sources';
import type { Parts } from '../parts.ts';
import { gatewayNotice } from './report-service.ts';
import * as store from './report-store.ts';
import { silentWords } from './told-changes.ts';

/**
 * Tells the park once of each gateway that no longer reports: no report comes to do it. That it is back its next report
 * tells. Several processes at once tell once, since what was told is in the database. Answers how many.
 */
export function watchGateways(parts: Parts, now: Date): Promise<number> {
  return parts.db.tx({ kind: 'system' }, async (tx) => {
    const before = new Date(now.getTime() - GATEWAY_SILENT_S * 1000);
    const silent = await store.lockSilent(tx, before);
    if (silent.length === 0) return 0;
    const ids = silent.map(({ id }) => id);
    await store.setSilent(tx, ids);
    const notices = silent.map(({ id, name, enterprise_id: enterpriseId, reported_at: at }) => {
      const text = silentWords('silent', name, now.getTime() - at.getTime());
      return gatewayNotice({ id, enterpriseId }, 'gateway.silent', text);
    });
    await parts.outbox.publishAll(tx, 'notice', notices);
    return silent.length;
  });
}
