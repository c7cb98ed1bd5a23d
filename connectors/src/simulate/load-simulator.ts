import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import type { Simulator } from './contract.ts';

export function hasSimulator(id: ConnectorId): boolean {
  return existsSync(join(import.meta.dirname, '..', id, 'simulate.ts'));
}

/** The simulator of a connector: `connectors/src/<id>/simulate.ts`. @throws when there is none */
export async function loadSimulator(id: ConnectorId): Promise<Simulator> {
  if (!hasSimulator(id)) throw new Error(`the connector ${id} has no simulator`);
  const loaded = (await import(`../${id}/simulate.ts`)) as { readonly default?: Simulator };
  if (loaded.default?.id !== id) throw new Error(`${id}/simulate.ts gives no simulator of ${id}`);
  return loaded.default;
}
