import type { Parts } from '../parts.ts';

/** High-high toxic gas alarms that came: whether neighbours are to be warned is decided after the commit. */
export async function checkLinkageOf(_parts: Parts, _alarmIds: readonly number[]): Promise<void> {}
