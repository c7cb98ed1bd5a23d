import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import { listCameraEvents } from '@parkwatch/domain/wire/cameras';
import { apiResource } from '../../api/api-resource.ts';
import { Formats } from '../../i18n/formats.ts';
import { Live } from '../../live/live.ts';
import { CameraEventList } from '../../ui/camera-events/camera-event-list.ts';
import { StatePanel } from '../../ui/state-panel.ts';

const MOST_EVENTS = 6;

/** A camera: where it looks, where its picture is to be had, and what video analytics saw there last. */
@Component({
  selector: 'pw-panel-camera',
  imports: [CameraEventList, NzButtonModule, NzIconDirective, StatePanel, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'map.panel'">
    <dl class="facts">
      <dt>{{ t('code') }}</dt>
      <dd class="mono">{{ code() }}</dd>
      @for (row of numbers(); track row.label) {
        <dt>{{ t(row.label) }}</dt>
        <dd class="tabular" [class.muted]="row.value === null">{{ row.value ?? t('unknown') }}</dd>
      }
      <dt>{{ t('stream') }}</dt>
      <dd>
        @if (stream(); as address) {
          <span class="stream">
            @if (isLink()) {
              <a [href]="address" target="_blank" rel="noopener noreferrer">{{ address }}</a>
            } @else {
              <code class="mono">{{ address }}</code>
            }
            <button
              nz-button
              nzType="text"
              nzSize="small"
              type="button"
              [attr.aria-label]="t(isCopied() ? 'copied' : 'copyStream')"
              [title]="t(isCopied() ? 'copied' : 'copyStream')"
              (click)="copy(address)"
            >
              <nz-icon [nzType]="isCopied() ? 'check' : 'copy'" />
            </button>
          </span>
        } @else {
          <span class="muted">{{ t('noStream') }}</span>
        }
      </dd>
    </dl>
    <section>
      <h4>{{ t('cameraEvents') }}</h4>
      <pw-state-panel [of]="events" live [emptyText]="t('noCameraEvents')" [lines]="4">
        <pw-camera-event-list [events]="events.value()?.items ?? []" />
      </pw-state-panel>
    </section>
  </ng-container>`,
  styles: `
    .stream {
      display: flex;
      align-items: start;
      gap: var(--space-1);
    }
    .stream a,
    .stream code {
      overflow-wrap: anywhere;
    }
  `,
  styleUrl: './panel.css',
})
export class PanelCamera {
  readonly #formats = inject(Formats);
  readonly feature = input.required<MapFeature>();
  protected readonly isCopied = linkedSignal({ source: this.feature, computation: () => false });

  protected readonly code = computed(() => textOf(this.feature().properties['code']) ?? '–');
  protected readonly stream = computed(() => textOf(this.feature().properties['streamUrl']));
  /** A browser opens these; an RTSP address would only ask which program to start. */
  protected readonly isLink = computed(() => /^https?:\/\//i.test(this.stream() ?? ''));
  protected readonly numbers = computed(() =>
    [
      { label: 'cameraHeading', property: 'headingDeg', unit: '°' },
      { label: 'viewAngle', property: 'fovDeg', unit: '°' },
      { label: 'mountedAt', property: 'heightM', unit: ' m' },
    ].map(({ label, property, unit }) => ({ label, value: this.#write(property, unit) })),
  );
  protected readonly events = apiResource(
    listCameraEvents,
    () => ({ query: { cameraId: Number(this.feature().id), limit: MOST_EVENTS } }),
    { reloadOn: inject(Live).resyncs },
  );

  protected async copy(address: string): Promise<void> {
    // Without a secure context there is no clipboard: the address can still be marked and copied by hand.
    await navigator.clipboard?.writeText(address).then(() => this.isCopied.set(true));
  }

  #write(property: string, unit: string): string | null {
    const value = this.feature().properties[property];
    return typeof value === 'number' ? `${this.#formats.number(value, 1)}${unit}` : null;
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
