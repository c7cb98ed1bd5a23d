import * as z from 'zod';
import { listenSettings } from './data-source.ts';

/**
 * Where the names of points come from. `by-config`: they are the enterprise's own and the device's `points` say which
 * point of the park each is. `pass-through`: the enterprise sends the park's codes.
 */
export const POINT_MAPPINGS = ['by-config', 'pass-through'] as const;

/** HTTP push: enterprise systems (ERP, MES, EHS, DCS historian) post signed JSON to us. */
export const httpPushSettings = z.object({
  ...listenSettings,
  port: z.int().min(0).max(65_535).default(9280),
  mapping: z.enum(POINT_MAPPINGS).default('by-config'),
  /** A time stamp may be so far from our clock; a nonce is remembered for as long on both sides. Seconds. */
  skewS: z.int().min(5).max(300).default(300),
  /** The whole request must have arrived within so long, seconds. */
  bodyS: z.number().min(0.2).max(600).default(60),
  /** Most bytes of a body, as sent and inflated. */
  bodyBytes: z.int().min(1000).max(16_000_000).default(16_000_000),
  /** Most bytes of all bodies that are being taken in at a time: beyond it a push is told to come again. */
  totalBytes: z.int().min(16_000_000).max(2_000_000_000).default(256_000_000),
});
export type HttpPushSettings = z.infer<typeof httpPushSettings>;

/** An enterprise system. Its account is `X-Account`, its secret the key of the signature: without one it is refused. */
export const httpPushDevice = z
  .object({
    /** Instead of the source's. */
    mapping: z.enum(POINT_MAPPINGS).optional(),
    /** With `pass-through`: only codes of the park that begin so, such as `E101-`. Needed where the gateway may write everything. */
    codePrefix: z.string().max(50).default(''),
    /**
     * Codes of the enterprises whose records it delivers (the park's, or of the national registration); a record without
     * one gets the first. Empty: whatever the gateway's key may write.
     */
    enterpriseCodes: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
  })
  .prefault({});
export type HttpPushDevice = z.infer<typeof httpPushDevice>;
