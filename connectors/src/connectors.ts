import { CONNECTOR_IDS } from '@parkwatch/domain/sources/connector-ids';
import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import type { Connector } from './contract.ts';

export function isConnectorId(id: string): id is ConnectorId {
  return (CONNECTOR_IDS as readonly string[]).includes(id);
}

/**
 * The connector of a protocol: `connectors/src/<id>/connector.ts`. Only what is asked for is loaded, since the libraries
 * behind some of them are large.
 * @throws when the folder does not hold what the contract wants
 */
export async function loadConnector(id: ConnectorId): Promise<Connector> {
  const loaded = (await import(`./${id}/connector.ts`)) as { readonly default?: unknown };
  return checked(id, loaded.default);
}

function checked(id: ConnectorId, loaded: unknown): Connector {
  const { settings, device, decode, open, ...named } = (loaded ?? {}) as Partial<Connector>;
  if (named.id !== id) {
    throw new Error(`connectors/src/${id}/connector.ts gives the connector ${String(named.id)}`);
  }
  const isWhole =
    typeof settings?.safeParse === 'function' &&
    typeof device?.safeParse === 'function' &&
    typeof decode === 'function' &&
    typeof open === 'function';
  if (!isWhole) throw new Error(`connectors/src/${id}/connector.ts is no whole connector`);
  return loaded as Connector;
}
