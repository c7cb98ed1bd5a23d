import type { Signal } from '@angular/core';
import { computed, inject, signal } from '@angular/core';
import type { Endpoint } from '@parkwatch/domain/wire/endpoint';
import { Api } from './api.ts';
import type { ApiResource } from './api-resource.ts';
import { apiResource } from './api-resource.ts';
import type { CallRequest } from './request.ts';

type PageOf<T> = { items: T[]; nextCursor: string | null; total?: number | undefined };

export type ApiPages<T, Page extends PageOf<T> = PageOf<T>> = ApiResource<Page> & {
  readonly items: Signal<readonly T[]>;
  readonly total: Signal<number | undefined>;
  readonly hasMore: Signal<boolean>;
  readonly isLoadingMore: Signal<boolean>;
  /** Appends the next page (keyset paging: no row twice, none left out while new ones arrive). */
  loadMore(): Promise<void>;
};

/** A long list: the first page as a resource, further pages on demand. */
export function apiPages<
  P,
  Q extends { cursor?: string | undefined },
  B,
  Page extends PageOf<unknown>,
>(
  endpoint: Endpoint<P, Q, B, Page>,
  request: () => CallRequest<P, Q, B> | undefined,
  options: { reloadOn?: Signal<unknown> } = {},
): ApiPages<Page['items'][number], Page> {
  const api = inject(Api);
  const first = apiResource(endpoint, request, options);
  const isLoadingMore = signal(false);
  const requestKey = computed(() => JSON.stringify(request() ?? null));

  async function loadMore(): Promise<void> {
    const cursor = first.value()?.nextCursor;
    const present = request();
    if (!cursor || !present || isLoadingMore()) return;
    isLoadingMore.set(true);
    const key = requestKey();
    try {
      const query = { ...(present as { query?: object }).query, cursor };
      const next = await api.call(endpoint, { ...present, query } as CallRequest<P, Q, B>);
      // The filter changed meanwhile: this page belongs to another list.
      if (requestKey() === key) first.update((page) => append(page, next));
    } finally {
      isLoadingMore.set(false);
    }
  }

  return {
    ...first,
    items: computed(() => first.value()?.items ?? []),
    total: computed(() => first.value()?.total),
    hasMore: computed(() => Boolean(first.value()?.nextCursor)),
    isLoadingMore: isLoadingMore.asReadonly(),
    loadMore,
  };
}

function append<Page extends PageOf<unknown>>(page: Page, next: Page): Page {
  return { ...page, items: [...page.items, ...next.items], nextCursor: next.nextCursor };
}
