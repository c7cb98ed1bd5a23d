import * as z from 'zod';
import { CAMERA_EVENT_KIND_NAMES } from '../camera/event-kinds.ts';
import { listenSettings } from './data-source.ts';

/** Where a field of an event stands: `/…` is a JSON pointer (RFC 6901) within the event, `^/…` within the whole body. */
const field = z
  .string()
  .max(300)
  .regex(/^\^?\/|^$/, 'a JSON pointer begins with /, one of the whole body with ^/');

/** How a vendor writes its events. What a box never says is left at its default: nothing stands there. */
export const cameraEventMapping = z.object({
  /** The list of events in the body; empty: the body itself. One object counts as a list of one. */
  list: z
    .string()
    .max(300)
    .regex(/^(\/|$)/, 'a JSON pointer begins with /')
    .default(''),
  /** The box's own id. Without one it is made of camera, kind and time, so that a repeat has it again. */
  id: field.default('/id'),
  /** The box's name of the camera; where nothing stands, `camera` of the device. */
  camera: field.default('/camera'),
  kind: field.default('/kind'),
  time: field.default('/time'),
  endedAt: field.default('/endedAt'),
  /** 0 to 1, or 1 to 100 as percent. */
  confidence: field.default('/confidence'),
  /** Base64 (a data URL too), or the name, file name or content id of a part of a multipart body. */
  image: field.default('/image'),
  /** An event whose state is one of `idleStates` is none. */
  state: field.default('/state'),
});
export type CameraEventMapping = z.infer<typeof cameraEventMapping>;

/** `ignore`: the box says it, and it is no event (a heartbeat, a face that was recognized). */
const kinds = z
  .record(z.string().trim().min(1).max(100), z.enum([...CAMERA_EVENT_KIND_NAMES, 'ignore']))
  .refine((words) => Object.keys(words).length <= 500, 'at most 500 words')
  .default({});
export type CameraEventWords = z.infer<typeof kinds>;

/** Camera events: video analytics boxes call us back over HTTP. */
export const cameraEventsSettings = z.object({
  ...listenSettings,
  port: z.int().min(0).max(65_535).default(9290),
  mapping: cameraEventMapping.prefault({}),
  /** The vendor's words or codes → our kinds; usual Chinese and English words are known without it. */
  kinds,
  idleStates: z.array(z.string().max(100)).max(50).default(['inactive', 'idle']),
  /** For times that are written without an offset. */
  utcOffset: z
    .string()
    .regex(/^[+-](0\d|1[0-4]):[0-5]\d$/)
    .default('+08:00'),
  /**
   * Name of the query parameter in which a box may show its secret, for boxes that can set no header: addresses are kept
   * in the logs of proxies. Absent: the parameter is not looked at.
   */
  secretParameter: z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .optional(),
  /** Multipart bodies: name of the part that holds the JSON; empty: the first part that is JSON. */
  jsonPart: z.string().max(100).default(''),
  /** Multipart bodies of one event: name of the part that holds its picture; empty: the first picture. */
  imagePart: z.string().max(100).default(''),
  /** The whole request must have arrived within so long, seconds. */
  bodyS: z.number().min(0.2).max(600).default(60),
  /** Most bytes of a body, as sent and inflated. */
  bodyBytes: z.int().min(1000).max(8_000_000).default(8_000_000),
  /** Most bytes of all bodies that are being taken in at a time: beyond it a box is told to come again. */
  totalBytes: z.int().min(8_000_000).max(1_000_000_000).default(64_000_000),
});
export type CameraEventsSettings = z.infer<typeof cameraEventsSettings>;

/** A box. Its account stands in the path that it calls; without a secret it is refused. */
export const cameraEventsDevice = z
  .object({
    /** The box's name of a camera → code of the camera in the park. */
    cameras: z
      .record(z.string().trim().min(1).max(200), z.string().trim().min(1).max(100))
      .refine((cameras) => Object.keys(cameras).length <= 2000, 'at most 2000 cameras')
      .default({}),
    /** The box says the park's codes itself: a camera that `cameras` does not name passes as it is. */
    passThrough: z.boolean().default(false),
    /** The box's name of its only camera, for boxes that do not say which. */
    camera: z.string().trim().min(1).max(200).optional(),
    /** Instead of the source's: boxes of several vendors on one port. */
    mapping: cameraEventMapping.optional(),
    /** Before the source's. */
    kinds,
  })
  .prefault({});
export type CameraEventsDevice = z.infer<typeof cameraEventsDevice>;
