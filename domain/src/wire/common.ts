import * as z from 'zod';

/** Positive database identity. */
export const id = z.int().positive();
/** The same in a path or a query, where everything is text. */
export const pathId = z.coerce.number().pipe(id);
/** ISO 8601 UTC instant. */
export const instant = z.iso.datetime();
export const text = z.object({ zh: z.string(), en: z.string() });
/** Words of a trail: as a person typed them, or the system's own in both languages. */
export const words = z.union([z.string(), text]);
export const lon = z.number().min(-180).max(180);
export const lat = z.number().min(-90).max(90);
/** GeoJSON order: longitude, latitude, WGS 84 degrees. */
export const lonLat = z.tuple([lon, lat]);

/** Any GeoJSON geometry. Validity of rings is the database's matter (CHECK ST_IsValid). */
export const geometry = z.looseObject({
  type: z.enum([
    'Point',
    'MultiPoint',
    'LineString',
    'MultiLineString',
    'Polygon',
    'MultiPolygon',
    'GeometryCollection',
  ]),
});
export const feature = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]),
  geometry: geometry.nullable(),
  properties: z.record(z.string(), z.unknown()),
});
export const featureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(feature),
  /** When the data was true; the portal shows the age. */
  asOf: instant.optional(),
});

export const idParams = z.object({ id: pathId });

/** Keyset paging: `cursor` is opaque, given back as `nextCursor`. */
export const page = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.int().nonnegative().optional(),
  });
}

/** Text that a person typed: trimmed, not empty. */
export const reason = z.string().trim().min(1).max(1000);

/** Who did a thing, as shown to people. */
export const actor = z.object({
  id: id.nullable(),
  /** Display name; `system` when no person did it, the account's name when the caller may not see the person. */
  name: z.string(),
  role: z.string(),
  account: z.string().nullable().default(null),
  /** Of people who belong to one. */
  enterprise: z.object({ code: z.string(), name: text }).nullable().default(null),
});

export type FeatureCollection = z.infer<typeof featureCollection>;
export type Feature = z.infer<typeof feature>;
export type Geometry = z.infer<typeof geometry>;
export type Actor = z.infer<typeof actor>;
