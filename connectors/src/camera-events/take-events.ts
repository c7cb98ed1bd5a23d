import type { CameraEventRecord } from '@parkwatch/domain/wire/cameras';
import { cameraEventRecord } from '@parkwatch/domain/wire/cameras';
import type { CameraEventsSettings } from '@parkwatch/domain/sources/camera-events';
import type { Decoded } from '../contract.ts';
import type { Box } from './authenticate.ts';
import { decodedOf, parseJson } from './decode.ts';
import { parseMultipart } from './multipart.ts';
import type { Part } from './multipart.ts';
import { readEvents } from './read-events.ts';
import type { BoxEvent, Events, RejectedEvent } from './read-events.ts';
import { checkedSnapshot, snapshotOf } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';

/** All pictures of a call: one picture that fifty events name is not delivered fifty times. */
const MOST_PICTURE_BYTES = 8_000_000;

/** A body with the media type that it was sent under. */
export type Sent = { readonly bytes: Buffer; readonly contentType: string };

/** What of a call is taken, and what is not and why. */
export type Taken = {
  readonly records: readonly CameraEventRecord[];
  readonly rejected: readonly RejectedEvent[];
  readonly notes: readonly string[];
  /** The JSON of the call and what it says, for the engineer. */
  readonly json: Buffer;
  readonly decoded: Decoded;
  /** Names of cameras that the box's configuration does not know. */
  readonly unknownCameras: readonly string[];
};

type Taking = { readonly box: Box; readonly settings: CameraEventsSettings };

/** The events of a call under the park's codes of cameras. Total: a body that is none gives the reason. */
export function takeEvents(
  sent: Sent,
  { box, settings }: Taking,
): Taken | { readonly json: Buffer; readonly rejected: string } {
  const opened = openBody(sent, settings);
  if ('rejected' in opened) return { json: sent.bytes, rejected: opened.rejected };
  const { json, parts } = opened;
  const body = parseJson(json, opened.charset);
  if ('rejected' in body) return { json, rejected: body.rejected };
  const { mapping = settings.mapping, kinds, camera } = box.settings;
  const words = [kinds, settings.kinds];
  const read = readEvents(body.value, { mapping, words, settings, camera });
  if ('rejected' in read) return { json, rejected: read.rejected };
  return recorded(read, { box, settings, parts, json });
}

type Opened = { readonly json: Buffer; readonly parts: readonly Part[]; readonly charset: string };

function openBody(
  { bytes, contentType }: Sent,
  { jsonPart }: CameraEventsSettings,
): Opened | { rejected: string } {
  const charset = /;\s*charset="?([\w-]{1,20})/i.exec(contentType)?.[1] ?? 'utf-8';
  if (!/^\s*multipart\//i.test(contentType)) return { json: bytes, parts: [], charset };
  const read = parseMultipart(bytes, contentType);
  if ('rejected' in read) return read;
  const json = read.parts.find((part) => (jsonPart === '' ? isJson(part) : part.name === jsonPart));
  if (json === undefined) return { rejected: 'no-json: no part of the body is JSON' };
  const parts = read.parts.filter((part) => part !== json);
  return { json: json.bytes, parts, charset };
}

/** Boxes that give no type to their JSON begin it as JSON begins. */
function isJson({ type, bytes }: Part): boolean {
  if (type !== '' && type !== 'text/plain') return /^application\/(.*\+)?json$/.test(type);
  return /^\s*[{[]/.test(bytes.toString('latin1', 0, 50));
}

type Recording = Taking & { readonly parts: readonly Part[]; readonly json: Buffer };

function recorded(read: Events, { box, settings, parts, json }: Recording): Taken {
  const pictures = pictureFinder({ parts, imagePart: settings.imagePart, events: read.events });
  const rejected = [...read.refused];
  const notes = [...read.notes];
  const unknownCameras: string[] = [];
  const records: CameraEventRecord[] = [];
  for (const event of read.events) {
    const camera = parkCodeOf(event.camera, box);
    if (camera === null) {
      unknownCameras.push(event.camera);
      const reason = `unknown-camera: ${JSON.stringify(event.camera.slice(0, 60))}`;
      rejected.push({ index: event.index, reason });
      continue;
    }
    const { base64, note } = pictures(event);
    if (note !== undefined) notes.push(`[${event.index}] ${note}`);
    const record = cameraEventRecord.safeParse(recordOf({ event, camera, base64 }));
    if (record.success) records.push(record.data);
    else rejected.push({ index: event.index, reason: reasonOf(record.error.issues[0]!) });
  }
  rejected.sort((a, b) => a.index - b.index);
  const decoded = decodedOf({ events: takenOf(read.events, rejected), refused: rejected, notes });
  return { records, rejected, notes, json, decoded, unknownCameras };
}

function parkCodeOf(camera: string, { settings: { cameras, passThrough } }: Box): string | null {
  if (Object.hasOwn(cameras, camera)) return cameras[camera]!;
  return passThrough ? camera : null;
}

function takenOf(events: readonly BoxEvent[], rejected: readonly RejectedEvent[]): BoxEvent[] {
  const out = new Set(rejected.map(({ index }) => index));
  return events.filter(({ index }) => !out.has(index));
}

type Found = {
  readonly event: BoxEvent;
  readonly camera: string;
  readonly base64: string | undefined;
};

function recordOf({ event, camera, base64 }: Found): object {
  const { id, kind, atMs, endedMs, confidence } = event;
  return {
    ...{ externalId: id, camera, kind, at: new Date(atMs).toISOString() },
    ...(endedMs === null ? {} : { endedAt: new Date(endedMs).toISOString() }),
    ...(confidence === null ? {} : { confidence }),
    ...(base64 === undefined ? {} : { snapshot: base64 }),
  };
}

function reasonOf({ path, message }: { path: PropertyKey[]; message: string }): string {
  return `${path.map(String).join('.')}: ${message}`.slice(0, 200);
}

type Finding = {
  readonly parts: readonly Part[];
  readonly imagePart: string;
  readonly events: readonly BoxEvent[];
};

/** The picture of each event: what its JSON holds or names, else the one that came beside the only event. */
function pictureFinder({ parts, imagePart, events }: Finding): (event: BoxEvent) => Snapshot {
  let left = MOST_PICTURE_BYTES;
  const beside = parts.find(({ name, type }) =>
    imagePart === '' ? type.startsWith('image/') : name === imagePart,
  );
  const find = ({ image }: BoxEvent): Snapshot => {
    const isSaid = image !== undefined && image !== null && image !== '';
    if (isSaid || beside === undefined) return snapshotOf(image, parts);
    if (events.length === 1) return checkedSnapshot(beside.bytes);
    return { note: 'image: several events, and none names a part' };
  };
  return (event) => {
    const found = find(event);
    left -= found.base64?.length ?? 0;
    return left >= 0 ? found : { note: 'image: too many in one call' };
  };
}
