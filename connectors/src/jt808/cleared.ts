import { CLEARED_BY_ANSWER } from '@parkwatch/domain/sources/jt808-bits';

const CLEARED = CLEARED_BY_ANSWER.reduce((word, bit) => word | (1 << bit), 0);

/** Whether an alarm word holds an alarm that the terminal clears when it is answered. JT/T 808-2013, 8.2, 8.18. */
export function alarmsClearedBy(word: number): boolean {
  return (word & CLEARED) !== 0;
}
