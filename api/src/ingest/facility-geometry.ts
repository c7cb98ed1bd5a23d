import * as z from 'zod';
import { fieldFault } from '@parkwatch/domain/text/field-fault';
import { lonLat } from '@parkwatch/domain/wire/common';

const position = z.union([lonLat, z.tuple([...lonLat.def.items, z.number()])]);
const ring = z
  .array(position)
  .min(4, 'a ring has at least 4 positions')
  .refine(
    (list) => String(list[0]) === String(list.at(-1)),
    fieldFault({ zh: '环未闭合', en: 'the ring is not closed' }),
  );
const polygon = z.array(ring).min(1);

const areas = [
  z.object({ type: z.literal('Polygon'), coordinates: polygon }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
] as const;

const point = z.object({ type: z.literal('Point'), coordinates: position });

/** GeoJSON as far as its form goes; whether a ring crosses itself, the database says (ST_IsValidReason). */
export const facilityGeometry = z.discriminatedUnion('type', [
  point,
  z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }),
  ...areas,
]);

/** The same of what is an area and nothing else. */
export const polygonGeometry = z.discriminatedUnion('type', areas);

/** Where something is: a point or an area. */
export const placeGeometry = z.discriminatedUnion('type', [point, ...areas]);
