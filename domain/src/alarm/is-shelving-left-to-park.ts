import type { AlarmPriority } from './priority.ts';

/**
 * Whether only the park may shelve such an alarm: the supervised party does not silence its supervisor.
 * @param priority      of the alarm
 * @param isEnterprise  whether the account belongs to an enterprise
 */
export function isShelvingLeftToPark(priority: AlarmPriority, isEnterprise: boolean): boolean {
  return isEnterprise && priority === 'urgent';
}
