/** The weather of one hour at a station; null: not measured. */
export type HourlyObservation = {
  /** Middle of the hour. */
  readonly atMs: number;
  /** At 10 m. */
  readonly windMPerS: number | null;
  /** Where it comes from, 0 to 360, clockwise from north; says nothing in a calm. */
  readonly windFromDeg: number | null;
  /** Sky covered, 0 to 10. */
  readonly cloudTenths: number | null;
  readonly temperatureK: number | null;
  /** 0 to 1. */
  readonly relativeHumidity: number | null;
  readonly pressurePa: number | null;
};
