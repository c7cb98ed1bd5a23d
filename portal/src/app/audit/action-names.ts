import type { Text } from '@parkwatch/domain/wire/endpoint';
import { ENDPOINTS } from '@parkwatch/domain/wire/endpoints';

/** What a record's action means in words: most are the endpoint that was called, which names itself. */
export const actionNames: ReadonlyMap<string, Text> = new Map(
  ENDPOINTS.map(({ id, summary }) => [id, summary]),
);

/** What the system does by itself; the words are in the i18n files. */
const SYSTEM_ACTIONS = ['escalateHiddenDangers', 'openIncident', 'joinIncident', 'loadDemoPark'];

/** The steps of the demo park's hidden dangers carry this before the name of the step. */
const DEMO = 'demo:';
const DEMO_STEPS = ['dispatch', 'take-up', 'answer', 'return', 'accept'];

/** The key of the words for what is not an endpoint; undefined for an action that nobody named. */
export function actionKey(action: string): string | undefined {
  if (SYSTEM_ACTIONS.includes(action)) return `audit.system.${action}`;
  const step = action.startsWith(DEMO) ? action.slice(DEMO.length) : '';
  return DEMO_STEPS.includes(step) ? `audit.demo.${step}` : undefined;
}
