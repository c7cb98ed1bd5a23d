import { checkLinkage } from '../incidents/linkage.ts';
import type { Parts } from '../parts.ts';

/**
 * High-high toxic gas alarms that came: whether neighbours are to be warned is decided after the commit. What fails here
 * does not undo what was stored: the alarm stays undecided and the sweep takes it up.
 */
export async function checkLinkageOf(parts: Parts, alarmIds: readonly number[]): Promise<void> {
  for (const alarmId of alarmIds) {
    try {
      await checkLinkage(parts, alarmId);
    } catch (error) {
      parts.log.error({ err: error, alarmId }, 'linkage.failed');
    }
  }
}
