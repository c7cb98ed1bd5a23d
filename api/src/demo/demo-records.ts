import { selfChecksBetween, stocksOf } from '@parkwatch/gis-data/demo/enterprise-records';
import type { DemoPark } from '@parkwatch/gis-data/demo/demo-park-types';
import type { Signals } from '@parkwatch/gis-data/signals/signals';

/** What the systems of the demo's enterprises deliver beside readings, in the form of the ingest API, by source. */
export function demoRecords(park: DemoPark, signals: Signals) {
  const stocks = Map.groupBy(stocksOf(park, signals), ({ enterpriseCode }) => enterpriseCode);
  return park.enterprises.map(({ code }) => ({
    source: code,
    stocksAt: (atMs: number) =>
      (stocks.get(code) ?? []).flatMap((stock) => {
        const { facilityExternalId, cas } = stock;
        const tonnes = stock.quantityT(atMs);
        if (tonnes === null) return [];
        return [
          {
            ...{ enterpriseCode: code, facilityExternalId, cas, quantityT: tonnes },
            externalId: `${facilityExternalId}-STOCK`,
            at: new Date(atMs).toISOString(),
          },
        ];
      }),
    selfChecksBetween: (fromMs: number, toMs: number) =>
      selfChecksBetween(park, code, { fromMs, toMs }).map(({ checkedAtMs, ...check }) => ({
        ...check,
        checkedAt: new Date(checkedAtMs).toISOString(),
      })),
  }));
}
