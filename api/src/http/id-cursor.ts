import { problem } from './problem.ts';

/** Where a page that is sorted by id ended, opaque for the client. */
export function idCursor(id: number): string {
  return Buffer.from(String(id)).toString('base64url');
}

export function readIdCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const text = Buffer.from(cursor, 'base64url').toString();
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw problem('bad-request', {
    errors: [
      {
        path: '/query/cursor',
        message: { zh: '不是本列表的游标', en: 'not a cursor of this list' },
      },
    ],
  });
}
