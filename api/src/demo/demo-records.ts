import { dualPreventionBetween, riskRegisterOf } from '@parkwatch/gis-data/demo/dual-prevention';
import { selfChecksBetween, stocksOf } from '@parkwatch/gis-data/demo/enterprise-records';
import { specialWorksBetween } from '@parkwatch/gis-data/demo/special-works';
import type { DemoPark } from '@parkwatch/gis-data/demo/demo-park-types';
import type { Signals } from '@parkwatch/gis-data/signals/signals';

/** What the systems of the demo's enterprises deliver beside readings, in the form of the ingest API, by source. */
export function demoRecords(park: DemoPark, signals: Signals) {
  const stocks = Map.groupBy(stocksOf(park, signals), ({ enterpriseCode }) => enterpriseCode);
  return park.enterprises.map(({ code }) => ({
    source: code,
    register: () => riskRegisterOf(park, code),
    presentAt: (atMs: number) => [
      {
        feed: 'inventories',
        records: (stocks.get(code) ?? []).flatMap((stock) => {
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
      },
    ],
    between: (fromMs: number, toMs: number) => [
      {
        feed: 'self-checks',
        records: selfChecksBetween(park, code, { fromMs, toMs }).map(
          ({ checkedAtMs, ...check }) => ({
            ...check,
            checkedAt: new Date(checkedAtMs).toISOString(),
          }),
        ),
      },
      ...dualPreventionBetween(park, code, { fromMs, toMs }),
      {
        feed: 'special-works',
        records: specialWorksBetween(park, code, { fromMs, toMs }),
      },
    ],
  }));
}
