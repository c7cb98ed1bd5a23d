import { sourceConfig } from '@parkwatch/domain/sources/data-source';
import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import type { ZodError } from 'zod';
import { loadConnector } from '../connectors.ts';
import type { Connector, SourceConfig } from '../contract.ts';

export type ParsedConfig =
  | { readonly connector: Connector; readonly config: SourceConfig<unknown, unknown> }
  | { readonly fault: string };

const MOST_FAULTS = 3;

/** A configuration as its connector takes it, or where it is wrong: JSON pointer and reason. Never throws. */
export async function parseConfig(id: ConnectorId, config: unknown): Promise<ParsedConfig> {
  try {
    const connector = await loadConnector(id);
    const parsed = sourceConfig(connector.settings, connector.device).safeParse(config);
    if (!parsed.success) return { fault: faultOf(parsed.error) };
    return { connector, config: parsed.data };
  } catch (error) {
    return { fault: `the connector ${id} cannot be loaded: ${(error as Error).message}` };
  }
}

function faultOf({ issues }: ZodError): string {
  const shown = issues.slice(0, MOST_FAULTS).map(({ path, message }) => {
    return `/${path.map(String).join('/')}: ${message}`;
  });
  const more = issues.length > MOST_FAULTS ? ` (and ${issues.length - MOST_FAULTS} more)` : '';
  return shown.join('; ') + more;
}
