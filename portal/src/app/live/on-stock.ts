import { DestroyRef, inject } from '@angular/core';
import { Live } from './live.ts';

/** Contents of facilities as they come live: tonnes by facility id. Ends with whoever asks. */
export function onStock(take: (quantityT: ReadonlyMap<number, number>) => void): void {
  const stop = inject(Live).on('stock', (stocks) =>
    take(new Map(stocks.map(({ facilityId, quantityT }) => [facilityId, quantityT]))),
  );
  inject(DestroyRef).onDestroy(stop);
}
