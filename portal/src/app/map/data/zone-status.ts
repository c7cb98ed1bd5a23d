import { computed, inject, type Signal } from '@angular/core';
import { readZoneStatus } from '@parkwatch/domain/wire/zones';
import { apiResource } from '../../api/api-resource.ts';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { Live } from '../../live/live.ts';

/** The status has no live event of its own: it is asked this often. New zones are an event, and ask at once. */
const ASK_S = 15;

/**
 * How far the colours can be trusted: `pending` = something changed and they are being computed, `failed` = the last try
 * failed and they may be old, `unknown` = the server does not say.
 */
export type ZoneState = 'fresh' | 'pending' | 'failed' | 'unknown';

export type ZoneStatus = {
  readonly state: Signal<ZoneState>;
  /** In the server's words, for whoever mends it. */
  readonly lastError: Signal<string | null>;
  reload(): void;
};

/** @param isWanted  false for a past moment, whose zones do not change, and for an account that sees no zones */
export function zoneStatus(isWanted: () => boolean): ZoneStatus {
  const nowMs = inject(SecondsClock).nowMs;
  const { resyncs } = inject(Live);
  const status = apiResource(readZoneStatus, () => (isWanted() ? {} : undefined), {
    reloadOn: computed(() => `${resyncs()} ${Math.floor(nowMs() / 1000 / ASK_S)}`),
  });
  return {
    state: computed(() => {
      if (!isWanted()) return 'fresh';
      if (status.error()) return 'unknown';
      const { lastError, isPending } = status.value() ?? {};
      if (lastError) return 'failed';
      return isPending ? 'pending' : 'fresh';
    }),
    lastError: computed(() => status.value()?.lastError ?? null),
    reload: () => status.reload(),
  };
}
