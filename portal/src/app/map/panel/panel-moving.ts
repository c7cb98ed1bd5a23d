import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { vehicleFlagText } from '@parkwatch/domain/sources/jt808-bits';
import { Formats } from '../../i18n/formats.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Tag } from '../../ui/tag.ts';
import type { Tone } from '../../ui/tag.ts';
import { TimeAgo } from '../../ui/time-ago.ts';
import { MapData } from '../data/map-data.ts';

/** A vehicle or vessel: where it was last seen, how long ago, and what it said of itself then. */
@Component({
  selector: 'pw-panel-moving',
  imports: [LocalText, Tag, TimeAgo, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'map.panel'">
    @if (object(); as object) {
      @if (isStale()) {
        <p>
          <pw-tag tone="grey" strong>{{ t('stalePosition') }}</pw-tag>
        </p>
      }
      <dl class="facts">
        <dt>{{ t('type') }}</dt>
        <dd>{{ t('movingKind.' + object.kind) }}</dd>
        <dt>{{ t('code') }}</dt>
        <dd class="mono">{{ object.code }}</dd>
        <dt>{{ t('speed') }}</dt>
        <dd class="tabular">{{ number(object.speedKmh, 'km/h') }}</dd>
        <dt>{{ t('heading') }}</dt>
        <dd class="tabular">{{ number(object.headingDeg, '°') }}</dd>
        @if (object.altitudeM !== null) {
          <dt>{{ t('altitude') }}</dt>
          <dd class="tabular">{{ number(object.altitudeM, 'm') }}</dd>
        }
        @for (group of flags(); track group.title) {
          <dt>{{ t(group.title) }}</dt>
          <dd class="flags" [attr.data-flags]="group.title">
            @for (flag of group.texts; track flag.zh) {
              <pw-tag [tone]="group.tone" [strong]="group.tone === 'red'">{{
                flag | localText
              }}</pw-tag>
            } @empty {
              <span [class.unknown]="group.isUnknown">{{
                t(group.isUnknown ? 'flagsUnknown' : 'noFlags')
              }}</span>
            }
          </dd>
        }
        <dt>{{ t('lastSeen') }}</dt>
        <dd><pw-time-ago [at]="object.at" /></dd>
      </dl>
    } @else {
      <p class="muted">{{ t('gone') }}</p>
    }
  </ng-container>`,
  styles: `
    .flags {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1);
    }
  `,
  styleUrl: './panel.css',
})
export class PanelMoving {
  readonly #data = inject(MapData);
  readonly #formats = inject(Formats);
  readonly objectId = input.required<number>();

  protected readonly object = computed(() => this.#data.movers.objects().get(this.objectId()));
  protected readonly isStale = computed(
    () =>
      this.#data.feature({ layerId: 'moving-objects', featureId: String(this.objectId()) })
        ?.properties['isStale'] === true,
  );

  /** Alarms and states; those of a position that is out of date are no news, and their absence is no good news. */
  protected readonly flags = computed(() => {
    const { alarms = null, status = null } = this.object() ?? {};
    const alarmTone: Tone = this.isStale() ? 'grey' : 'red';
    const groups: [string, readonly string[] | null, Tone][] = [
      ['vehicleAlarms', alarms, alarmTone],
      ['vehicleState', status, 'grey'],
    ];
    // A source that never says anything of them (a vessel's, a person's) shows no empty rows.
    const isSaid = alarms !== null || status !== null;
    return (isSaid ? groups : []).map(([title, names, tone]) => {
      const isUnknown = names === null || this.isStale();
      return { title, tone, isUnknown, texts: (names ?? []).map(vehicleFlagText) };
    });
  });

  protected number(value: number | null, unit: string): string {
    return value === null ? '–' : `${this.#formats.number(value, 0)} ${unit}`;
  }
}
