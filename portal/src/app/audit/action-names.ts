import type { Text } from '@parkwatch/domain/wire/endpoint';
import { ENDPOINTS } from '@parkwatch/domain/wire/endpoints';

/** What a record's action means in words: most are the endpoint that was called, which names itself. */
export const actionNames: ReadonlyMap<string, Text> = new Map(
  ENDPOINTS.map(({ id, summary }) => [id, summary]),
);

/** What the system does by itself; the words are in the i18n files. */
const SYSTEM_ACTIONS = ['escalateHiddenDangers', 'openIncident', 'joinIncident', 'loadDemoPark'];

export function isSystemAction(action: string): boolean {
  return SYSTEM_ACTIONS.includes(action);
}
