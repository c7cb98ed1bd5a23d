import type { Tx } from '../db/tx.ts';
import { insertRow } from './tenant-fixture.ts';
import type { Tenant } from './tenant-fixture.ts';

const DAY_MS = 86_400_000;

/** Interim protection of the tenant's hidden danger, which the park laid down, for two days. */
export async function insertInterim(
  tx: Tx,
  { id, enterpriseId, marker }: Tenant,
  { now, parkUserId }: { readonly now: Date; readonly parkUserId: number },
): Promise<void> {
  await insertRow(tx, 'interim_measure', {
    ...{ id, hidden_danger_id: id, enterprise_id: enterpriseId, kind: 'isolation' },
    ...{ measure: `${marker} 围挡`, responsible: `${marker} guard`, added_at: now },
    ...{ added_by: parkUserId, adder_name: 'duty person', adder_role: 'duty', decided_at: now },
    until: new Date(now.getTime() + 2 * DAY_MS),
  });
}
