import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { Box } from './authenticate.ts';

/** The park calls recognition silent after an hour: a sign in twelve may be lost on each of its ways. */
const EVERY_MS = 5 * MINUTE_MS;

/** When each box was last told to live, epoch ms. */
export type ToldSigns = Map<string, number>;

/**
 * What a call without events says: that the box looks at each camera that its configuration names. Which kinds it looks for it
 * does not say. Empty when that was told within the last minutes.
 */
export function signsOf(
  { account, settings }: Box,
  told: ToldSigns,
  nowMs: number,
): { readonly camera: string; readonly at: string }[] {
  if (nowMs - (told.get(account) ?? -Infinity) < EVERY_MS) return [];
  const cameras = new Set(Object.values(settings.cameras));
  const at = new Date(nowMs).toISOString();
  return [...cameras].map((camera) => ({ camera, at }));
}
