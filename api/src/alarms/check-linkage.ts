import { checkLinkage } from '../incidents/linkage.ts';
import type { Parts } from '../parts.ts';

/**
 * High-high toxic gas alarms that came: whether neighbours are to be warned is decided after the commit. What fails here
 * does not undo the reading that is already stored; the linkage sweep finds the alarm again.
 */
export async function checkLinkageOf(parts: Parts, alarmIds: readonly number[]): Promise<void> {
  for (const alarmId of alarmIds) {
    await checkLinkage(parts, alarmId).catch((error: unknown) => {
      parts.log.error({ err: error, alarmId }, 'linkage.failed');
    });
  }
}
