import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { Alarm } from '@parkwatch/domain/wire/alarms';
import { listCameraEvents } from '@parkwatch/domain/wire/cameras';
import { apiResource } from '../api/api-resource.ts';
import { Live } from '../live/live.ts';
import { CameraEventList } from '../ui/camera-events/camera-event-list.ts';
import { StatePanel } from '../ui/state-panel.ts';

/** Sights before the one that raised the alarm belong to it. */
const BEFORE_MS = 10 * MINUTE_MS;
const MOST_EVENTS = 12;

/** What the camera saw around the alarm of its state point, the newest first. */
@Component({
  selector: 'pw-alarm-snapshots',
  imports: [CameraEventList, StatePanel, TranslocoDirective],
  template: `<pw-state-panel
    *transloco="let t; prefix: 'cameraEvents'"
    [of]="events"
    live
    [emptyText]="t('noneAround')"
    [lines]="4"
  >
    <pw-camera-event-list [events]="around()" />
  </pw-state-panel>`,
})
export class AlarmSnapshots {
  readonly #live = inject(Live);
  readonly alarm = input.required<Alarm>();

  readonly #fromMs = computed(() => Date.parse(this.alarm().raisedAt) - BEFORE_MS);
  /** Seen again: the alarm changed, or events of the line were missed. */
  readonly #renewals = computed(() => `${this.#live.resyncs()} ${this.alarm().lastAt}`);
  protected readonly events = apiResource(
    listCameraEvents,
    () => {
      const { point, clearedAt } = this.alarm();
      const until = clearedAt ?? undefined;
      return { query: { pointId: point.id, limit: MOST_EVENTS, until } };
    },
    {
      reloadOn: this.#renewals,
      isEmpty: ({ items }) => items.every(({ at }) => Date.parse(at) < this.#fromMs()),
    },
  );
  protected readonly around = computed(() =>
    (this.events.value()?.items ?? []).filter(({ at }) => Date.parse(at) >= this.#fromMs()),
  );
}
