import type { Text } from '@parkwatch/domain/wire/endpoint';
import { ENDPOINTS } from '@parkwatch/domain/wire/endpoints';

/** What a record's action means in words: most are the endpoint that was called, which names itself. */
export const actionNames: ReadonlyMap<string, Text> = new Map(
  ENDPOINTS.map(({ id, summary }) => [id, summary]),
);
