import { readAttachment } from '@parkwatch/domain/wire/hidden-dangers';
import { urlOf } from '../../api/request.ts';

/** Address of a photo for an `img`; the session's cookie opens it. */
export function attachmentUrl(id: number): string {
  return urlOf(readAttachment, { params: { id } });
}
