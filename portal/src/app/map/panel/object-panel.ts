import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Session } from '../../session/session.ts';
import { MapData } from '../data/map-data.ts';
import { LayerRegistry } from '../layer-registry.ts';
import { labelOf } from '../look/look.ts';
import { placeOf } from './place-of.ts';
import { PanelAlarm } from './panel-alarm.ts';
import { PanelCamera } from './panel-camera.ts';
import { PanelEnterprise } from './panel-enterprise.ts';
import { PanelFacility } from './panel-facility.ts';
import { PanelFeature } from './panel-feature.ts';
import { PanelMajorHazard } from './panel-major-hazard.ts';
import { PanelMoving } from './panel-moving.ts';
import { PanelRecord } from './panel-record.ts';
import { PanelSensor } from './panel-sensor.ts';
import { PanelSpecialWork } from './panel-special-work.ts';
import { PanelZone } from './panel-zone.ts';

/** What is known of the selected object, and what can be done there. */
@Component({
  selector: 'pw-object-panel',
  imports: [
    LocalText,
    NzIconDirective,
    PanelAlarm,
    PanelCamera,
    PanelEnterprise,
    PanelFacility,
    PanelFeature,
    PanelMajorHazard,
    PanelMoving,
    PanelRecord,
    PanelSensor,
    PanelSpecialWork,
    PanelZone,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './object-panel.html',
  styleUrl: './object-panel.css',
})
export class ObjectPanel {
  readonly #data = inject(MapData);
  readonly #registry = inject(LayerRegistry);
  readonly #language = inject(Language);
  readonly #session = inject(Session);
  protected readonly close = viewChild<ElementRef<HTMLElement>>('close');

  readonly selected = input.required<PickedFeature>();
  /** What else lies at the place that was clicked. */
  readonly others = input.required<readonly PickedFeature[]>();
  /** Where the person clicked. */
  readonly clicked = input<LonLat | null>(null);
  readonly chosen = output<PickedFeature>();
  readonly closed = output();

  protected readonly id = computed(() => Number(this.selected().featureId));
  protected readonly spec = computed(() => this.#registry.spec(this.selected().layerId));
  protected readonly feature = computed(() => this.#data.feature(this.selected()));
  protected readonly title = computed(() => this.#nameOf(this.selected()));
  protected readonly neighbours = computed(() =>
    this.others()
      .filter(
        (one) =>
          one.layerId !== this.selected().layerId || one.featureId !== this.selected().featureId,
      )
      .slice(0, 6)
      .map((pick) => ({ pick, name: this.#nameOf(pick) })),
  );
  /** The form of a new hidden danger, filled in with this place and its enterprise. */
  protected readonly reportParams = computed(() => {
    const feature = this.feature();
    if (!feature || !this.#session.can('hidden-danger.report')) return null;
    const place = placeOf(feature);
    const enterpriseId = feature.properties['enterpriseId'] ?? null;
    return { lon: place[0].toFixed(6), lat: place[1].toFixed(6), enterpriseId };
  });

  /** Puts the keyboard into the panel, after it was opened by keyboard. */
  focus(): void {
    this.close()?.nativeElement.focus();
  }

  protected choosePoint(id: number): void {
    this.chosen.emit({ layerId: 'points', featureId: String(id) });
  }

  protected chooseFacility(id: number): void {
    const featureId = String(id);
    const isTank = this.#data.feature({ layerId: 'tanks', featureId }) !== undefined;
    this.chosen.emit({ layerId: isTank ? 'tanks' : 'facilities', featureId });
  }

  #nameOf(pick: PickedFeature): string {
    const feature = this.#data.feature(pick);
    if (!feature)
      return this.#language.pick(this.#registry.spec(pick.layerId)?.title ?? { zh: '', en: '' });
    const named = { ...feature, properties: { ...feature.properties } };
    // A sensor's label on the map is its value; here its name is wanted.
    if (pick.layerId === 'points') delete (named.properties as Record<string, unknown>)['label'];
    const code = feature.properties['code'];
    return (
      labelOf(named, this.#language.side()) || (typeof code === 'string' ? code : pick.featureId)
    );
  }
}
