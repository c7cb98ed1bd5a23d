import { createHash } from 'node:crypto';
import { readAttachment, uploadAttachment } from '@parkwatch/domain/wire/hidden-dangers';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { checkedImage, IMAGE_ENDINGS } from './check-image.ts';
import { readExif } from './read-exif.ts';
import { countUnused, insertAttachment, readContent } from './store.ts';

/** Uploads that one account may have waiting for a report: nobody fills the database with pictures of nothing. */
const MAX_UNUSED = 60;

/** Photos: uploaded first, then hung on the record that they are evidence of. */
export function attachments(parts: Parts): Feature {
  const { db, audit } = parts;
  return {
    name: 'attachments',
    routes: [
      route(uploadAttachment, async ({ raw: content, mediaType, caller, now }) => {
        checkImage(content, mediaType);
        const taken = await readExif(content);
        const sha256 = createHash('sha256').update(content).digest('hex');
        return db.tx(caller.scope, async (tx) => {
          const unused = await countUnused(tx, caller.userId);
          if (unused >= MAX_UNUSED) throw problem('too-many-requests');
          const photo = { mediaType, content, sha256, taken, at: now, by: caller };
          const stored = await insertAttachment(tx, photo);
          await audit.record(tx, caller, {
            action: uploadAttachment.id,
            object: `attachment:${stored.id}`,
            detail: { sha256, bytes: content.length },
          });
          return stored;
        });
      }),
      route(readAttachment, async ({ params: { id }, caller }, { req, res }) => {
        const found = await db.tx(caller.scope, (tx) => readContent(tx, id));
        if (found === undefined) throw problem('not-found');
        const { media_type: mediaType, sha256, content } = found;
        res.set({
          'content-type': mediaType,
          'content-disposition': `inline; filename="photo-${id}.${IMAGE_ENDINGS[mediaType] ?? 'bin'}"`,
          'x-content-type-options': 'nosniff',
          // The bytes of an id never change, but who may see them does: a browser asks each time and is told "not changed".
          'cache-control': 'private, no-cache',
          etag: `"${sha256}"`,
        });
        if (req.fresh) res.status(304).end();
        else res.end(content);
      }),
    ],
  };
}

function checkImage(content: Buffer, mediaType: string): void {
  const header = checkedImage(content);
  if (header === 'too-large') {
    const detail = { zh: '图片尺寸过大', en: 'The picture has too many pixels' };
    throw problem('invalid-image', { detail });
  }
  if (header === 'no-image' || header.mediaType !== mediaType) {
    throw problem('invalid-image', {
      detail: {
        zh: '文件不是完整的 JPEG、PNG 或 WebP 图片，或与声明的类型不符',
        en: 'Not a whole JPEG, PNG or WebP picture, or not of the type that was declared',
      },
    });
  }
}
