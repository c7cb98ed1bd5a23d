import type { DemoPark, SensorPoint } from '@parkwatch/gis-data/demo/demo-park-types';
import { readingValue } from '@parkwatch/gis-data/signals/signals';
import type { Signals } from '@parkwatch/gis-data/signals/signals';

/** The key of the park's own gateway: weather and air stations, vehicles, vessels. */
export const PARK_SOURCE = 'park';

/** Tags such as `LT-T10201` are known inside one plant; in the park the plant goes before them. */
export function parkWideCode(code: string, enterpriseCode: string | undefined): string {
  return enterpriseCode === undefined ? code : `${enterpriseCode}-${code}`;
}

/** The demo's points with what they would have sent, by the key of who sends them. */
export function demoHistory(
  park: DemoPark,
  signals: Signals,
  toDemo: (atMs: number) => number = (atMs) => atMs,
) {
  const codes = new Map(park.enterprises.map(({ ref, code }) => [ref, code]));
  return park.points.map((point) => {
    const enterpriseCode = codes.get(point.enterpriseRef ?? '');
    return {
      code: parkWideCode(point.code, enterpriseCode),
      source: enterpriseCode ?? PARK_SOURCE,
      // Six digits are more than any of these instruments has.
      valueAt(atMs: number): number | null {
        const value = readingValue(signals, point.signal, toDemo(atMs));
        return value === null ? null : Number(value.toPrecision(6));
      },
    };
  });
}

/** Whether a point is one of those on which safety hangs: its alarms rank a step higher. */
export function isSafetyCritical({ priority }: Pick<SensorPoint, 'priority'>): boolean {
  return priority === 'urgent' || priority === 'high';
}
