import type { Signal } from '@angular/core';
import { computed, effect, inject, linkedSignal, resource, untracked } from '@angular/core';
import type { Endpoint } from '@parkwatch/domain/wire/endpoint';
import { Api } from './api.ts';
import { ApiError } from './api-error.ts';
import type { CallRequest } from './request.ts';

/** What a page shows of a call: exactly one phase at a time, and whether what it shows may be out of date. */
export type Phase = 'loading' | 'error' | 'empty' | 'ready';

export type ApiResource<R> = {
  readonly value: Signal<R | undefined>;
  readonly phase: Signal<Phase>;
  readonly error: Signal<ApiError | undefined>;
  /** A call is under way, for the first time or again. */
  readonly isLoading: Signal<boolean>;
  /** Epoch ms of the answer that is shown. */
  readonly loadedAtMs: Signal<number | undefined>;
  /** What is shown is older than the last attempt to renew it. */
  readonly isStale: Signal<boolean>;
  reload(): void;
  /**
   * Puts a change in that came by another way: a live event, the answer of an action. One that comes while a call is under
   * way is put into its answer as well, so it must do no harm twice.
   */
  update(change: (value: R) => R): void;
};

type Options<R> = {
  /** True for an answer that holds nothing to show; a list without items by default. */
  isEmpty?: (value: R) => boolean;
  /** Loads anew whenever this signal changes; `live.resyncs` for pages that live events keep up to date. */
  reloadOn?: Signal<unknown>;
};

type Loaded<R> = { value: R; atMs: number; key: string };

/**
 * A call as signals. `request` is reactive: when it changes the call is made again and the running one is aborted;
 * `undefined` means not yet. A reload that fails keeps what was there and marks it stale.
 */
export function apiResource<P, Q, B, R>(
  endpoint: Endpoint<P, Q, B, R>,
  request: () => CallRequest<P, Q, B> | undefined,
  options: Options<R> = {},
): ApiResource<R> {
  const api = inject(Api);
  const wanted = computed(request, { equal: isSameRequest });
  // Changes that come while a call is under way: its answer may be from before them.
  let meanwhile: ((value: R) => R)[] = [];
  const call = resource({
    params: wanted,
    loader: async ({ params, abortSignal }): Promise<Loaded<R>> => {
      meanwhile = [];
      let value: R = await api.call(endpoint, params, abortSignal);
      for (const change of meanwhile) value = change(value);
      return { value, atMs: Date.now(), key: keyOf(params) };
    },
  });
  const kept = keepLast(call, () => keyOf(wanted()));
  const error = computed(() => asApiError(call.error()));
  reloadWith(options.reloadOn, () => call.reload());
  const isEmpty = options.isEmpty ?? hasNoItems;
  return {
    value: computed(() => kept()?.value),
    phase: computed(() => {
      const loaded = kept();
      if (loaded) return isEmpty(loaded.value) ? 'empty' : 'ready';
      return error() ? 'error' : 'loading';
    }),
    error,
    isLoading: call.isLoading,
    loadedAtMs: computed(() => kept()?.atMs),
    isStale: computed(() => kept() !== undefined && error() !== undefined),
    reload: () => void call.reload(),
    update: (change) => {
      if (untracked(call.isLoading)) meanwhile.push(change);
      kept.update((loaded) => loaded && { ...loaded, value: change(loaded.value) });
    },
  };
}

type Call<R> = { hasValue(): boolean; value: Signal<Loaded<R> | undefined> };

/** The last answer to the present request; an answer to another one (another filter) is not shown for it. */
function keepLast<R>(call: Call<R>, key: () => string) {
  return linkedSignal<{ loaded: Loaded<R> | undefined; key: string }, Loaded<R> | undefined>({
    source: () => ({ loaded: call.hasValue() ? call.value() : undefined, key: key() }),
    computation: ({ loaded, key: wanted }, previous) => {
      if (loaded?.key === wanted) return loaded;
      return previous?.value?.key === wanted ? previous.value : undefined;
    },
  });
}

function reloadWith(signal: Signal<unknown> | undefined, reload: () => void): void {
  if (!signal) return;
  let isFirst = true;
  effect(() => {
    signal();
    if (!isFirst) untracked(reload);
    isFirst = false;
  });
}

function asApiError(error: unknown): ApiError | undefined {
  if (error === undefined) return undefined;
  // The framework wraps what is not an Error; ours always is one.
  return error instanceof ApiError ? error : new ApiError('internal-error', { cause: error });
}

function hasNoItems(value: unknown): boolean {
  const items = (value as { items?: unknown } | undefined)?.items;
  return Array.isArray(items) && items.length === 0;
}

function keyOf(request: unknown): string {
  return JSON.stringify(request ?? null);
}

function isSameRequest(a: unknown, b: unknown): boolean {
  return keyOf(a) === keyOf(b) && (a === undefined) === (b === undefined);
}
