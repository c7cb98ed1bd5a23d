import type { DemoPark, SensorPoint } from '@parkwatch/gis-data/demo/demo-park-types';
import { readingValue } from '@parkwatch/gis-data/signals/signals';
import type { Signals } from '@parkwatch/gis-data/signals/signals';

/** The key of the park's own gateway: weather and air stations, vehicles, vessels. */
export const PARK_SOURCE = 'park';

/** Tags such as `LT-T10201` are known inside one plant; in the park the plant goes before them. */
export function parkWideCode(code: string, enterpriseCode: string | undefined): string {
  return enterpriseCode === undefined ? code : `${enterpriseCode}-${code}`;
}

/** What drives the demo: one source per enterprise, and the park's gateway. */
export type DemoFeed = {
  readonly points: readonly {
    readonly code: string;
    readonly source: string;
    readonly intervalS: number;
    valueAt(atMs: number): number | null;
  }[];
  readonly positions: {
    readonly source: string;
    at(atMs: number): readonly {
      readonly object: string;
      readonly lon: number;
      readonly lat: number;
      readonly speedKmh: number;
      readonly headingDeg: number;
    }[];
  };
};

/** The recorded signals as the values that the demo's points send. */
export function demoFeed(park: DemoPark, signals: Signals): DemoFeed {
  const codes = new Map(park.enterprises.map(({ ref, code }) => [ref, code]));
  const objects = new Map(park.movingObjects.map(({ ref, code }) => [ref, code]));
  return {
    points: park.points.map((point) => {
      const enterpriseCode = codes.get(point.enterpriseRef ?? '');
      return {
        code: parkWideCode(point.code, enterpriseCode),
        source: enterpriseCode ?? PARK_SOURCE,
        intervalS: point.intervalS,
        valueAt: (atMs) => readingValue(signals, point.signal, atMs),
      };
    }),
    positions: {
      source: PARK_SOURCE,
      at: (atMs) =>
        signals.tracksAt(atMs).flatMap(({ ref, lon, lat, speedMPerS, headingDeg }) => {
          const object = objects.get(ref);
          return object === undefined
            ? []
            : [{ object, lon, lat, speedKmh: speedMPerS * 3.6, headingDeg }];
        }),
    },
  };
}

/** Whether a point is one of those on which safety hangs: its alarms rank a step higher. */
export function isSafetyCritical({ priority }: Pick<SensorPoint, 'priority'>): boolean {
  return priority === 'urgent' || priority === 'high';
}
