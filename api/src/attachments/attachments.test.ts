import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { readAttachment, uploadAttachment } from '@parkwatch/domain/wire/hidden-dangers';
import { session } from '../session/routes.ts';
import { testApp } from '../testing/test-app.ts';
import type { TestApp } from '../testing/test-app.ts';
import { imageHeader } from './image-header.ts';
import { readExif } from './read-exif.ts';
import { attachments } from './routes.ts';
import { trimOrphans } from './store.ts';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
const gpsPhoto = fixture('gps.jpg');
const JPEG = { headers: { 'content-type': 'image/jpeg' } };

/** A PNG that says it is so large; its picture data is empty, because nobody may come as far as decoding it. */
function pngOf(widthPx: number, heightPx: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(57);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes);
  bytes.writeUInt32BE(widthPx, 16);
  bytes.writeUInt32BE(heightPx, 20);
  bytes.write('IDAT', 37);
  bytes.write('IEND', 49);
  return new Uint8Array(bytes);
}

let app: TestApp;
before(async () => {
  app = await testApp({ features: (parts) => [session(parts), attachments(parts)] });
});

test('a photo keeps its own time and place beside those of its upload', async () => {
  const inspector = await app.as('inspector');
  const stored = await inspector.call(uploadAttachment, { raw: gpsPhoto, ...JPEG });
  assert.equal(stored.takenAt, '2008-10-22T08:43:21.000Z');
  assert.deepEqual(
    stored.takenLocation?.map((degrees) => degrees.toFixed(4)),
    ['11.8816', '43.4684'],
  );
  assert.equal(stored.bytes, gpsPhoto.length);
  assert.equal(stored.uploadedBy.account, 'inspector');
});

test('it comes back byte for byte, with headers that let nobody take it for a page', async () => {
  const inspector = await app.as('inspector');
  const { id } = await inspector.call(uploadAttachment, { raw: gpsPhoto, ...JPEG });
  const response = await fetch(`${app.url}/api/v1/attachments/${id}`, {
    headers: { cookie: inspector.cookie()! },
  });
  assert.deepEqual(new Uint8Array(await response.arrayBuffer()), gpsPhoto);
  assert.equal(response.headers.get('content-type'), 'image/jpeg');
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  // Whoever loses the right to see it must not keep it in the cache.
  assert.equal(response.headers.get('cache-control'), 'private, no-cache');
  const again = await fetch(`${app.url}/api/v1/attachments/${id}`, {
    headers: {
      cookie: inspector.cookie()!,
      'if-none-match': response.headers.get('etag')!,
      // Without it fetch asks for the whole again.
      'cache-control': 'max-age=0',
    },
  });
  assert.equal(again.status, 304);
});

test('until it hangs on a record only its uploader sees it', async () => {
  const { id } = await (
    await app.as('e1.manager')
  ).call(uploadAttachment, { raw: gpsPhoto, ...JPEG });
  for (const other of ['e2.manager', 'e1.leader', 'duty']) {
    const client = await app.as(other);
    await assert.rejects(client.call(readAttachment, { params: { id } }), { code: 'not-found' });
  }
});

test('what is no picture, or another one than declared, is refused', async () => {
  const duty = await app.as('duty');
  const png = { headers: { 'content-type': 'image/png' } };
  const refused: [string, Uint8Array<ArrayBuffer>, typeof JPEG][] = [
    ['a page in the clothes of a picture', new TextEncoder().encode('<script>1</script>'), JPEG],
    ['another format than declared', gpsPhoto, png],
    ['cut off within its header', gpsPhoto.slice(0, 300), JPEG],
    ['empty', new Uint8Array(0), JPEG],
    ['a bomb', pngOf(60_000, 60_000), png],
  ];
  for (const [what, raw, headers] of refused) {
    await assert.rejects(
      duty.call(uploadAttachment, { raw, ...headers }),
      { code: 'invalid-image' },
      what,
    );
  }
  const page = { raw: gpsPhoto, headers: { 'content-type': 'text/html' } };
  await assert.rejects(duty.call(uploadAttachment, page), { code: 'unsupported-media-type' });
  const large = { raw: new Uint8Array(10_000_001), ...JPEG };
  await assert.rejects(duty.call(uploadAttachment, large), { code: 'too-large' });
});

test('roles without the right can not upload', async () => {
  for (const role of ['regulator', 'invest', 'admin', 'commander']) {
    const client = await app.as(role);
    const sent = client.call(uploadAttachment, { raw: gpsPhoto, ...JPEG });
    await assert.rejects(sent, { code: 'forbidden' }, role);
  }
});

test('one account can not fill the database with pictures of nothing', async () => {
  const client = await app.as('e3.worker');
  const png = { raw: pngOf(10, 10), headers: { 'content-type': 'image/png' } };
  for (let count = 0; count < 60; count++) await client.call(uploadAttachment, png);
  await assert.rejects(client.call(uploadAttachment, png), { code: 'too-many-requests' });
});

test('photos that no report used are deleted after a day, younger ones are not', async () => {
  const leader = await app.as('e2.leader');
  const { id } = await leader.call(uploadAttachment, { raw: gpsPhoto, ...JPEG });
  const at = Date.now();
  assert.equal(await trimOrphans(app.db, new Date(at + 23 * 3_600_000)), 0);
  assert.equal((await leader.send(readAttachment, { params: { id } })).status, 200);
  assert.ok((await trimOrphans(app.db, new Date(at + 25 * 3_600_000))) > 0);
  assert.equal((await leader.send(readAttachment, { params: { id } })).status, 404);
});

test('a damaged EXIF block says nothing and refuses nothing', async () => {
  const photo = Buffer.from(fixture('broken-exif.jpg'));
  assert.equal(imageHeader(photo)?.mediaType, 'image/jpeg');
  assert.deepEqual(await readExif(photo), { at: null, location: null });
});

test('any beginning and any damage of a picture gives an answer', async () => {
  const photo = Buffer.from(gpsPhoto);
  for (let length = 0; length < 2000; length += 7) imageHeader(photo.subarray(0, length));
  for (let at = 0; at < 400; at++) {
    const damaged = Buffer.from(photo);
    damaged[at] = damaged[at]! ^ 0xff;
    imageHeader(damaged);
    await readExif(damaged);
  }
});
