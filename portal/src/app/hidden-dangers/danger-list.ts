import { DestroyRef, inject } from '@angular/core';
import { listHiddenDangers } from '@parkwatch/domain/wire/hidden-dangers';
import type { HiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import type { ApiPages } from '../api/api-pages.ts';
import { apiPages } from '../api/api-pages.ts';
import { Live } from '../live/live.ts';
import type { DangerFilter } from './danger-view.ts';
import { withDanger } from './danger-view.ts';

/** The list as it is filtered, in the server's order, kept up to date by live events. */
export function dangerList(filter: () => DangerFilter): ApiPages<HiddenDanger> {
  const live = inject(Live);
  const pages = apiPages(listHiddenDangers, () => ({ query: filter() }), {
    reloadOn: live.resyncs,
  });
  const stop = live.on('hidden-danger', (danger) => {
    // What came before the first answer is in that answer.
    pages.update((page) => ({ ...page, items: withDanger(page.items, danger, filter()) }));
  });
  inject(DestroyRef).onDestroy(stop);
  return pages;
}
