import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { listPoints, readFacility } from '@parkwatch/domain/wire/enterprises';
import { apiResource } from '../../api/api-resource.ts';
import { Amount } from '../../i18n/amount.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { onStock } from '../../live/on-stock.ts';
import { Session } from '../../session/session.ts';
import { HazardVerdict } from '../../ui/hazard-verdict.ts';
import { PointValue } from '../../ui/point-value.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { Tag, type Tone } from '../../ui/tag.ts';

const LEVEL_TONES: readonly Tone[] = ['grey', 'red', 'orange', 'yellow', 'blue'];

/** A tank or unit: what is in it, how much, how dangerous, and what its sensors say now. */
@Component({
  selector: 'pw-panel-facility',
  imports: [
    Amount,
    HazardVerdict,
    LocalText,
    PointValue,
    RouterLink,
    StatePanel,
    Tag,
    TranslocoDirective,
  ],
  template: `<ng-container *transloco="let t; prefix: 'map.panel'">
    <pw-state-panel [of]="facility" [lines]="5">
      @if (facility.value(); as shown) {
        <dl class="facts">
          <dt>{{ t('inherent') }}</dt>
          <dd>
            <pw-tag [tone]="tone(shown.inherentLevel)">{{
              t('level.' + shown.inherentLevel)
            }}</pw-tag>
          </dd>
          <dt>{{ t('majorHazard') }}</dt>
          <dd>
            @if (shown.hazardUnit; as unit) {
              <pw-hazard-verdict [of]="unit" />
              <a [routerLink]="['/major-hazards', unit.id]">{{ unit.name | localText }}</a>
            } @else {
              <span class="muted">{{ t('noHazardUnit') }}</span>
            }
          </dd>
          <dt>{{ t('substance') }}</dt>
          <dd>
            @if (shown.substance; as substance) {
              {{ substance.name | localText }} <span class="muted mono">{{ substance.cas }}</span>
            } @else {
              –
            }
          </dd>
          <dt>{{ t('quantity') }}</dt>
          <dd class="tabular">
            @if (shown.quantityT === null) {
              <span class="unknown">{{ t('unknown') }}</span>
            } @else {
              {{ shown.quantityT | amount: 1 }} t
            }
            @if (shown.capacityT; as capacityT) {
              <span class="muted">/ {{ capacityT | amount: 0 }} t</span>
              @if (shown.quantityT !== null) {
                <span class="muted">· {{ (shown.quantityT / capacityT) * 100 | amount: 0 }} %</span>
              }
            }
          </dd>
          @if (shown.diameterM && shown.heightM) {
            <dt>{{ t('size') }}</dt>
            <dd class="tabular">
              ⌀ {{ shown.diameterM | amount: 1 }} m × {{ shown.heightM | amount: 1 }} m
            </dd>
          }
        </dl>
        <p class="links">
          @if (shown.substance && canAskWhatIf()) {
            <a routerLink="/what-if" [queryParams]="{ facility: shown.id }">{{ t('whatIf') }}</a>
          }
          @if (canSeeWarnings()) {
            <a routerLink="/equipment-warnings" [queryParams]="{ facilityId: shown.id }">{{
              t('equipmentWarnings')
            }}</a>
          }
        </p>
      }
    </pw-state-panel>
    <section>
      <h4>{{ t('points') }}</h4>
      <pw-state-panel [of]="points" live [lines]="4" [emptyText]="t('noPoints')">
        <div class="list">
          @for (point of points.value()?.items; track point.id) {
            <button type="button" (click)="pointChosen.emit(point.id)">
              <span>{{ point.name | localText }}</span>
              <pw-point-value [point]="point" />
            </button>
          }
        </div>
      </pw-state-panel>
    </section>
  </ng-container>`,
  styleUrl: './panel.css',
})
export class PanelFacility {
  readonly #reloadOn = { reloadOn: inject(Live).resyncs };
  readonly #session = inject(Session);
  protected readonly canAskWhatIf = computed(() => this.#session.can('consequence.run'));
  protected readonly canSeeWarnings = computed(() => this.#session.can('equipment-warning.read'));
  readonly facilityId = input.required<number>();
  readonly pointChosen = output<number>();

  protected readonly facility = apiResource(
    readFacility,
    () => ({ params: { id: this.facilityId() } }),
    this.#reloadOn,
  );
  protected readonly points = apiResource(
    listPoints,
    () => ({ query: { facilityId: this.facilityId() } }),
    this.#reloadOn,
  );

  constructor() {
    onStock((quantityT) =>
      this.facility.update((shown) => ({
        ...shown,
        quantityT: quantityT.get(shown.id) ?? shown.quantityT,
      })),
    );
  }

  protected tone(level: number): Tone {
    return LEVEL_TONES[level] ?? 'grey';
  }
}
