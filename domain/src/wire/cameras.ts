import * as z from 'zod';
import { CAMERA_EVENT_KIND_NAMES } from '../camera/event-kinds.ts';
import { id, idParams, instant, page, pageOf, pathId, text } from './common.ts';
import { endpoint } from './endpoint.ts';
import { recordReceipt, storable } from './ingest.ts';

const kind = z.enum(CAMERA_EVENT_KIND_NAMES);
/** Decoded; a picture for people, not a film. */
export const MAX_SNAPSHOT_BYTES = 500_000;
export const MAX_CAMERA_EVENTS_PER_CALL = 200;

/** An event of a video analytics box. `externalId` is the box's own, unique per camera; a repeat is known by it. */
export const cameraEventRecord = z.object({
  externalId: storable.trim().min(1).max(100),
  /** Code of the camera in the park's registry. */
  camera: storable.trim().min(1).max(100),
  kind,
  at: instant,
  /** The box says that it is over; absent: it counts as over some minutes after the last sight. */
  endedAt: instant.optional(),
  confidence: z.number().min(0).max(1).optional(),
  /** JPEG, PNG or WebP, base64. */
  snapshot: z
    .string()
    .max(Math.ceil((MAX_SNAPSHOT_BYTES * 4) / 3) + 4)
    .optional(),
});
export type CameraEventRecord = z.infer<typeof cameraEventRecord>;

export const ingestCameraEvents = endpoint({
  id: 'ingestCameraEvents',
  method: 'POST',
  path: '/ingest/camera-events',
  access: 'source',
  tag: 'ingest',
  summary: { zh: '上报视频分析事件', en: 'Deliver events of video analytics, with snapshots' },
  body: z.object({ records: z.array(z.unknown()).max(MAX_CAMERA_EVENTS_PER_CALL) }),
  response: recordReceipt,
  problems: ['too-large'],
});

export const cameraEvent = z.object({
  id,
  kind,
  at: instant,
  endsAt: instant,
  confidence: z.number().nullable(),
  hasSnapshot: z.boolean(),
  pointId: id,
  enterpriseId: id.nullable(),
  camera: z.object({
    id,
    code: z.string(),
    name: text,
    headingDeg: z.number().nullable(),
    fovDeg: z.number().nullable(),
    streamUrl: z.string().nullable(),
  }),
});
export type CameraEvent = z.infer<typeof cameraEvent>;

export const listCameraEvents = endpoint({
  id: 'listCameraEvents',
  method: 'GET',
  path: '/camera-events',
  access: 'camera.read',
  tag: 'cameras',
  summary: { zh: '视频分析事件', en: 'Events of video analytics, newest first' },
  query: z.object({
    ...page,
    cameraId: pathId.optional(),
    pointId: pathId.optional(),
    enterpriseId: pathId.optional(),
    /** Events up to this moment: what was seen around an alarm that is over. */
    until: instant.optional(),
  }),
  response: pageOf(cameraEvent),
});
export const readCameraSnapshot = endpoint({
  id: 'readCameraSnapshot',
  method: 'GET',
  path: '/camera-events/:id/snapshot',
  access: 'camera.read',
  tag: 'cameras',
  summary: { zh: '事件抓拍图片', en: 'What the camera saw' },
  params: idParams,
  mediaType: 'image/*',
  problems: ['not-found'],
});
