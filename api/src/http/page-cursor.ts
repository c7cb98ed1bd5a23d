import { msFromIso } from '@parkwatch/domain/time/instant';
import { problem } from './problem.ts';

/** Where a page that is sorted by time and id ended, opaque for the client. */
export function pageCursor({ at, id }: { at: string; id: number }): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

export function readPageCursor(cursor: string | undefined): { at: Date; id: number } | null {
  if (cursor === undefined) return null;
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const atMs = msFromIso(at);
  if (atMs === null || !/^\d{1,15}$/.test(id)) {
    throw wrongCursor();
  }
  return { at: new Date(atMs), id: Number(id) };
}

export function wrongCursor() {
  return problem('bad-request', {
    errors: [
      {
        path: '/query/cursor',
        message: { zh: '不是本列表的游标', en: 'not a cursor of this list' },
      },
    ],
  });
}
