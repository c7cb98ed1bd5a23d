import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { UNIT_KIND_WORDS } from '@parkwatch/domain/major-hazard/standard';
import { readMajorHazard } from '@parkwatch/domain/wire/major-hazards';
import { apiResource } from '../../api/api-resource.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { Exact } from '../../ui/exact.ts';
import { HazardVerdict } from '../../ui/hazard-verdict.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { Tag } from '../../ui/tag.ts';

/** A unit by GB 18218 in short, with the way to its report. */
@Component({
  selector: 'pw-panel-major-hazard',
  imports: [Exact, HazardVerdict, LocalText, RouterLink, StatePanel, Tag, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'map.panel'">
    <pw-state-panel [of]="unit" [lines]="6">
      @if (unit.value(); as shown) {
        <dl class="facts">
          <dt>{{ t('hazard.level') }}</dt>
          <dd><pw-hazard-verdict [of]="shown.current" /></dd>
          <dt>{{ t('enterprise') }}</dt>
          <dd>{{ shown.enterprise.name | localText }}</dd>
          <dt>{{ t('hazard.kind') }}</dt>
          <dd>{{ kinds[shown.kind].name | localText }}</dd>
          @if (shown.current; as current) {
            <dt>S</dt>
            <dd class="tabular">{{ current.isLowerBound ? '≥ ' : '' }}{{ current.s | exact }}</dd>
            @if (current.verdict === 'major-hazard') {
              <dt>R</dt>
              <dd class="tabular">{{ current.isLowerBound ? '≥ ' : '' }}{{ current.r | exact }}</dd>
            }
            <dt>{{ t('hazard.people') }}</dt>
            <dd class="tabular">
              @if (current.people === null) {
                <span class="unknown">{{ t('unknown') }}</span>
              } @else {
                {{ current.people }}
              }
            </dd>
          }
          @if (shown.findingCount > 0) {
            <dt>{{ t('hazard.findings') }}</dt>
            <dd>
              <pw-tag tone="orange" strong>{{ shown.findingCount }}</pw-tag>
            </dd>
          }
        </dl>
        <p>{{ shown.assessment?.summary | localText }}</p>
        <p class="links">
          <a [routerLink]="['/major-hazards', shown.id]">{{ t('hazard.report') }}</a>
        </p>
      }
    </pw-state-panel>
  </ng-container>`,
  styleUrl: './panel.css',
})
export class PanelMajorHazard {
  readonly unitId = input.required<number>();
  protected readonly kinds = UNIT_KIND_WORDS;
  protected readonly unit = apiResource(
    readMajorHazard,
    () => ({ params: { id: this.unitId() } }),
    { reloadOn: inject(Live).resyncs },
  );
}
