import { readCameraSnapshot } from '@parkwatch/domain/wire/cameras';
import { urlOf } from '../../api/request.ts';

/** Address of what a camera saw, for an `img`; the session's cookie opens it. */
export function snapshotUrl(id: number): string {
  return urlOf(readCameraSnapshot, { params: { id } });
}
