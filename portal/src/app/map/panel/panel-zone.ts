import { Component, computed, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoPipe } from '@jsverse/transloco';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';
import { isInPolygon } from '@parkwatch/domain/geo/polygon';
import type { LonLat, Rings } from '@parkwatch/domain/geo/lon-lat';
import { readZone } from '@parkwatch/domain/wire/zones';
import type { Zone, zoneSource } from '@parkwatch/domain/wire/zones';
import type * as z from 'zod';
import { apiResource } from '../../api/api-resource.ts';
import { Amount } from '../../i18n/amount.ts';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { MapData } from '../data/map-data.ts';
import { Owner } from './owner.ts';
import { PlaceRisk } from './place-risk.ts';
import { recordOf } from './record-of.ts';
import { ZoneStateNote } from './zone-state-note.ts';
import { ZoneTasks } from './zone-tasks.ts';

type Source = z.infer<typeof zoneSource>;
type Asked = {
  readonly zones: readonly Zone[];
  readonly id: number;
  readonly linked: Zone | undefined;
};
/** What stands there in good order, and what process and place add to it. */
const FIXED = new Set<Source['kind']>([
  'facility',
  'unit',
  'process',
  'protected-target',
  'domino',
  'pipeline',
  'road',
]);

/** What asked for the computation, by the kind of the record that the api names (`alarm:12`). */
const TRIGGERS: Readonly<Record<string, string>> = {
  alarm: 'map.panel.triggers.alarm',
  'hidden-danger': 'map.panel.triggers.hiddenDanger',
  point: 'map.panel.triggers.point',
  ingestFacilities: 'map.panel.triggers.records',
  ingestInventories: 'map.panel.triggers.records',
  ingestSpecialWorks: 'map.panel.triggers.specialWork',
  evaluateDataQuality: 'map.panel.triggers.dataQuality',
  dwell: 'map.panel.triggers.dwell',
  weather: 'map.panel.triggers.weather',
  'weather-rule': 'map.panel.triggers.weatherRule',
};

/** Whether a place lies in a zone. */
function isInZone(place: LonLat, geometry: Zone['geometry']): boolean {
  const { type, coordinates } = geometry as unknown as { type: string; coordinates: unknown };
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as Rings[];
  return polygons.some((rings) => isInPolygon(place, rings));
}

/** Why a zone has its colour: who brings how much of the risk, how much of it is measured, and since when. */
@Component({
  selector: 'pw-panel-zone',
  imports: [
    Amount,
    Instant,
    LocalText,
    Owner,
    PlaceRisk,
    RouterLink,
    StatePanel,
    TranslocoDirective,
    TranslocoPipe,
    ZoneStateNote,
    ZoneTasks,
  ],
  template: `<pw-zone-state-note />
    <pw-state-panel
      *transloco="let t; prefix: 'map.panel'"
      [of]="data.zones"
      live
      [emptyText]="t('noZones')"
    >
      @if (zone(); as zone) {
        <p class="level {{ zone.colour }}">
          <strong>{{ t('zoneLevel.' + zone.level) }}</strong>
          @if (zone.since) {
            <span class="note">{{ t('since') }} {{ zone.since | instant: 'full' }}</span>
          }
        </p>
        @if (isHeld()) {
          <p class="note">{{ t('held') }}</p>
        }
        <h4>{{ t('why') }}</h4>
        <ul class="shares">
          @for (source of zone.sources; track $index) {
            <li class="share {{ source.kind }}">
              @if (recordFor(source); as record) {
                <button type="button" class="link" (click)="chosen.emit(record)">
                  {{ source.label | localText }}
                </button>
              } @else if (source.kind === 'weather' && source.refId !== null) {
                <a routerLink="/weather-rules">{{ source.label | localText }}</a>
              } @else {
                <span>{{ source.label | localText }}</span>
              }
              <span class="tabular">{{ source.share * 100 | amount: 0 }} %</span>
              <span class="note">{{ t('sourceKind.' + source.kind) }}{{ source | owner }}</span>
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
        <h4>{{ t('relief') }}</h4>
        <ol class="reliefs">
          @for (relief of zone.reliefs; track relief.kind + relief.refId) {
            <li>
              <strong>{{ relief.action | localText }}</strong>
              <span>{{ relief.label | localText }}{{ relief | owner }}</span>
              <span class="note">{{
                t(relief.colourAfter ? 'reliefTo.' + relief.colourAfter : 'reliefTo.none', {
                  peak: relief.peakAfter | amount: 2,
                  area: relief.shareFreed * 100 | amount: 0,
                })
              }}</span>
            </li>
          } @empty {
            <li class="muted">{{ t(isSound(zone) ? 'noRelief' : 'noSingleRelief') }}</li>
          }
        </ol>
        <pw-zone-tasks [enterpriseIds]="zone.enterpriseIds" />
        @if (place(); as place) {
          <pw-place-risk [place]="place" />
        }
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
    .level {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-3);
      align-items: baseline;
      margin: 0 0 var(--space-3);
      padding-left: var(--space-3);
      border-left: 4px solid var(--zone-line);
    }
    .level.red {
      --zone-line: var(--red);
    }
    .level.yellow {
      --zone-line: var(--yellow);
    }
    .level.blue {
      --zone-line: var(--blue);
    }
    .reliefs {
      display: grid;
      gap: var(--space-3);
      margin: 0;
      padding-left: var(--space-5);
    }
    .reliefs span {
      display: block;
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
  /** Where the person clicked, if it lies in the zone; else the trend is that of its peak. */
  readonly clicked = input<LonLat | null>(null);
  readonly chosen = output<PickedFeature>();

  /** A link may be older than the zones that are shown: its own zone then tells the place. */
  readonly #linked = apiResource(readZone, () => {
    const id = this.zoneId();
    const isGone = this.data.zones.value()?.zones.every((zone) => zone.id !== id) ?? false;
    return isGone ? { params: { id } } : undefined;
  });
  /** Zones are computed anew with other ids: then it is the one in which the peak of the last one lies. */
  protected readonly zone = linkedSignal<Asked, Zone | undefined>({
    source: () => ({
      zones: this.data.zones.value()?.zones ?? [],
      id: this.zoneId(),
      linked: this.#linked.value(),
    }),
    computation: ({ zones, id, linked }, previous) => {
      const same = zones.find((zone) => zone.id === id);
      if (same !== undefined) return same;
      const last = previous?.source.id === id ? (previous.value ?? linked) : linked;
      const place = last?.peakAt;
      return place ? zones.find(({ geometry }) => isInZone(place, geometry)) : undefined;
    },
  });

  protected readonly place = computed<LonLat | null>(() => {
    const zone = this.zone();
    const clicked = this.clicked();
    if (!zone) return null;
    return clicked && isInZone(clicked, zone.geometry) ? clicked : zone.peakAt;
  });

  protected readonly placeRisk = viewChild(PlaceRisk);
  /** Every value in it is below what its colour begins at: it keeps the colour for a while, so as not to flicker. */
  protected readonly isHeld = computed(() => {
    const zone = this.zone();
    const from = this.placeRisk()?.colourFrom();
    return zone !== undefined && from !== undefined && zone.peak < from[zone.colour];
  });

  /** Only fixed risk is in it. */
  protected isSound({ sources, othersShare }: Zone): boolean {
    return othersShare < 0.005 && sources.every(({ kind }) => FIXED.has(kind));
  }

  protected recordFor(source: Source): PickedFeature | null {
    return recordOf(source, (pick) => this.data.feature(pick) !== undefined);
  }

  protected triggerKey(reason: string): string {
    return TRIGGERS[reason.split(':')[0] ?? ''] ?? 'map.panel.triggers.park';
  }
}
