import { isoFromMs, msFromIso } from '@parkwatch/domain/time/instant';
import { problem } from '../http/problem.ts';
import type { AfterAlarm } from './alarm-cards.ts';

/** Where a page of alarms ended, opaque for the client. */
export function alarmCursor({ raisedAt, id }: { raisedAt: string; id: number }): string {
  return Buffer.from(`${raisedAt} ${id}`).toString('base64url');
}

export function readAlarmCursor(cursor: string | undefined): AfterAlarm | null {
  if (cursor === undefined) return null;
  const [raisedAt = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const atMs = msFromIso(raisedAt);
  if (atMs === null || !/^\d{1,15}$/.test(id)) {
    throw problem('bad-request', {
      errors: [{ path: '/query/cursor', message: 'not a cursor of this list' }],
    });
  }
  return { raisedAt: new Date(isoFromMs(atMs)), id: Number(id) };
}
