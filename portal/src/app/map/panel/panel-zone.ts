import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective, TranslocoPipe } from '@jsverse/transloco';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';
import type { zoneSource } from '@parkwatch/domain/wire/zones';
import type * as z from 'zod';
import { Amount } from '../../i18n/amount.ts';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { MapData } from '../data/map-data.ts';
import { ZoneStateNote } from './zone-state-note.ts';

type Source = z.infer<typeof zoneSource>;
const LAYERS = {
  facility: 'facilities',
  alarm: 'alarms',
  'hidden-danger': 'hidden-dangers',
  'unknown-sensor': 'points',
  'data-quality': 'enterprises',
} as const;

/** What asked for the computation, by the kind of the record that the api names (`alarm:12`). */
const TRIGGERS: Readonly<Record<string, string>> = {
  alarm: 'map.panel.triggers.alarm',
  'hidden-danger': 'map.panel.triggers.hiddenDanger',
  point: 'map.panel.triggers.point',
  ingestFacilities: 'map.panel.triggers.records',
  ingestInventories: 'map.panel.triggers.records',
  evaluateDataQuality: 'map.panel.triggers.dataQuality',
};

/** Why a zone has its colour: who brings how much of the risk, how much of it is measured, and since when. */
@Component({
  selector: 'pw-panel-zone',
  imports: [
    Amount,
    Instant,
    LocalText,
    StatePanel,
    TranslocoDirective,
    TranslocoPipe,
    ZoneStateNote,
  ],
  template: `<pw-zone-state-note />
    <pw-state-panel
      *transloco="let t; prefix: 'map.panel'"
      [of]="data.zones"
      live
      [emptyText]="t('noZones')"
    >
      @if (zone(); as zone) {
        <h4>{{ t('why') }}</h4>
        <ul class="shares">
          @for (source of zone.sources; track $index) {
            <li class="share {{ source.kind }}">
              @if (source.refId === null) {
                <span>{{ source.label | localText }}</span>
              } @else {
                <button type="button" class="link" (click)="open(source)">
                  {{ source.label | localText }}
                </button>
              }
              <span class="tabular">{{ source.share * 100 | amount: 0 }} %</span>
              <span class="note">{{ t('sourceKind.' + source.kind) }}</span>
              <span class="bar"><i [style.width.%]="source.share * 100"></i></span>
            </li>
          }
          @if (zone.othersShare > 0.005) {
            <li class="share">
              <span>{{ t('others') }}</span>
              <span class="tabular">{{ zone.othersShare * 100 | amount: 0 }} %</span>
              <span class="bar"><i [style.width.%]="zone.othersShare * 100"></i></span>
            </li>
          }
        </ul>
        <dl class="facts">
          <dt>{{ t('peak') }}</dt>
          <dd class="tabular">{{ zone.peak | amount: 2 }}</dd>
          <dt>{{ t('area') }}</dt>
          <dd class="tabular">{{ zone.areaM2 / 10000 | amount: 1 }} ha</dd>
          <dt>{{ t('enterprisesTouched') }}</dt>
          <dd class="tabular">{{ zone.enterpriseIds.length }}</dd>
        </dl>
      } @else {
        <p class="muted">{{ t('zoneGone') }}</p>
      }
      @if (data.zones.value(); as set) {
        <h4>{{ t('basis') }}</h4>
        <dl class="facts">
          <dt>{{ t('measured') }}</dt>
          <dd class="tabular">
            {{
              t('measuredOf', {
                known: set.measured.points - set.measured.unknown,
                all: set.measured.points,
              })
            }}
            @if (set.measured.unknown > 0) {
              <br /><span class="note">{{
                t('unknownRaises', { count: set.measured.unknown })
              }}</span>
            }
          </dd>
          <dt>{{ t('validFrom') }}</dt>
          <dd class="tabular">{{ set.validFrom | instant: 'full' }}</dd>
          @if (set.validTo) {
            <dt>{{ t('validTo') }}</dt>
            <dd class="tabular">{{ set.validTo | instant: 'full' }}</dd>
          }
          <dt>{{ t('trigger') }}</dt>
          <dd>{{ triggerKey(set.reason) | transloco }}</dd>
          <dt>{{ t('model') }}</dt>
          <dd class="mono">{{ set.modelVersion }}</dd>
        </dl>
      }
    </pw-state-panel>`,
  styles: `
    .link {
      padding: 0;
      border: 0;
      background: none;
      color: var(--accent-text);
      text-align: left;
      cursor: pointer;
    }
    h4 {
      margin-bottom: var(--space-2);
    }
    dl {
      margin-top: var(--space-3);
    }
  `,
  styleUrl: './panel.css',
})
export class PanelZone {
  protected readonly data = inject(MapData);
  readonly zoneId = input.required<number>();
  readonly chosen = output<PickedFeature>();

  /** A zone that was computed anew has another id: then only the basis of the present set is shown. */
  protected readonly zone = computed(() =>
    this.data.zones.value()?.zones.find(({ id }) => id === this.zoneId()),
  );

  protected open({ kind, refId }: Source): void {
    const featureId = String(refId);
    const layerId = kind === 'facility' && this.#isTank(featureId) ? 'tanks' : LAYERS[kind];
    this.chosen.emit({ layerId, featureId });
  }

  #isTank(featureId: string): boolean {
    return this.data.feature({ layerId: 'tanks', featureId }) !== undefined;
  }

  protected triggerKey(reason: string): string {
    return TRIGGERS[reason.split(':')[0] ?? ''] ?? 'map.panel.triggers.park';
  }
}
