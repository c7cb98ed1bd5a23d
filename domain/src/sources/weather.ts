import * as z from 'zod';

/** JSON pointer (RFC 6901); empty: the value itself. */
const pointer = z
  .string()
  .max(300)
  .regex(/^(\/|$)/, 'a JSON pointer begins with /');
const windUnit = z.enum(['m/s', 'km/h', 'kn', 'mph']).default('m/s');
const cloudUnit = z.enum(['tenths', 'oktas', '%']).default('tenths');

/** Observations in JSON, each field at a pointer within its element of the list. */
const jsonObservations = z.object({
  list: pointer.default(''),
  time: pointer,
  windSpeed: pointer.optional(),
  windSpeedUnit: windUnit,
  windFrom: pointer.optional(),
  temperature: pointer.optional(),
  humidity: pointer.optional(),
  rain: pointer.optional(),
  cloud: pointer.optional(),
  cloudUnit,
});
/** Warning signals in JSON; kind and level may stand in one text (`暴雨橙色预警`). */
const jsonWarnings = z.object({
  list: pointer,
  id: pointer,
  kind: pointer,
  level: pointer,
  issuedAt: pointer,
  expiresAt: pointer.optional(),
  /** True or a word for it: the warning was lifted. */
  isLifted: pointer.optional(),
  headline: pointer.optional(),
  /** A warning that was delivered and is not in the list any more was lifted. */
  absentMeansLifted: z.boolean().default(false),
});
const column = z.string().trim().min(1).max(100);
const csvColumns = z.object({
  time: column,
  windSpeed: column.optional(),
  windSpeedUnit: windUnit,
  windFrom: column.optional(),
  temperature: column.optional(),
  humidity: column.optional(),
  rain: column.optional(),
  cloud: column.optional(),
  cloudUnit,
});

export const weatherFormat = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('json'),
    observations: jsonObservations.optional(),
    warnings: jsonWarnings.optional(),
  }),
  z.object({
    kind: z.literal('csv'),
    columns: csvColumns,
    delimiter: z.string().length(1).default(','),
    encoding: z.enum(['utf-8', 'gbk']).default('utf-8'),
  }),
  /**
   * EnergyPlus weather: a year of hours. `typical`: the hours of a typical year are told as those of the present year,
   * which is for demonstrations and never for a real park.
   */
  z.object({ kind: z.literal('epw'), asTypicalYear: z.boolean().default(false) }),
]);
export type WeatherFormat = z.infer<typeof weatherFormat>;
export type JsonObservations = z.infer<typeof jsonObservations>;
export type JsonWarnings = z.infer<typeof jsonWarnings>;
export type CsvColumns = z.infer<typeof csvColumns>;

export const weatherSettings = z.object({
  format: weatherFormat.default({ kind: 'epw', asTypicalYear: false }),
  /** For times that are written without an offset. */
  utcOffset: z
    .string()
    .regex(/^[+-](0\d|1[0-4]):[0-5]\d$/)
    .default('+08:00'),
  pollS: z.int().min(5).max(86_400).default(600),
  timeoutS: z.int().min(1).max(120).default(20),
});
export type WeatherSettings = z.infer<typeof weatherSettings>;

/** A station. A file stands in the source's own folder of the gateway, so that no configuration reads anything else. */
export const weatherDevice = z.object({
  from: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('http'),
      url: z.url({ protocol: /^https?$/ }).max(2000),
      /** Header in which the device's secret goes. */
      secretHeader: z
        .string()
        .regex(/^[A-Za-z0-9-]{1,60}$/)
        .optional(),
    }),
    z.object({ kind: z.literal('file'), name: z.string().regex(/^[\w一-龥][\w一-龥.-]{0,99}$/) }),
  ]),
  /** Where the station is, degrees: for the height of the sun, by which stability is judged. EPW says it itself. */
  lon: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
});
export type WeatherDevice = z.infer<typeof weatherDevice>;

/** Points of a station, as its configuration maps them. Stability: 1 = A … 6 = F (Pasquill, by Turner's method). */
export const WEATHER_POINTS = {
  'wind-speed': 'm/s',
  'wind-direction': 'deg',
  'air-temperature': 'degC',
  humidity: '%',
  rain: 'mm',
  cloud: '%',
  stability: '1',
} as const;
export type WeatherPoint = keyof typeof WEATHER_POINTS;
