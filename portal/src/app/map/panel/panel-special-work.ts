import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { SpecialWorkTags } from '../../ui/special-work-tags.ts';
import { MapData } from '../data/map-data.ts';

/** A permit of special work in short: how far it is, who works there, until when. */
@Component({
  selector: 'pw-panel-special-work',
  imports: [Instant, LocalText, RouterLink, SpecialWorkTags, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'map.panel'">
    @if (permit(); as permit) {
      <pw-special-work-tags [of]="permit" />
      <dl class="facts">
        <dt>{{ t('number') }}</dt>
        <dd class="mono">{{ permit.number }}</dd>
        <dt>{{ t('enterprise') }}</dt>
        <dd>
          <a [routerLink]="['/enterprises', permit.enterprise.id]">{{
            permit.enterprise.name | localText
          }}</a>
        </dd>
        @if (permit.facility; as facility) {
          <dt>{{ t('facility') }}</dt>
          <dd>{{ facility.name | localText }}</dd>
        } @else if (permit.place) {
          <dt>{{ t('workPlace') }}</dt>
          <dd>{{ permit.place }}</dd>
        }
        <dt>{{ t('valid') }}</dt>
        <dd class="tabular">
          {{ permit.validFrom | instant }} – {{ permit.validUntil | instant }}
        </dd>
        @if (permit.people !== null) {
          <dt>{{ t('workers') }}</dt>
          <dd class="tabular">{{ permit.people }}</dd>
        }
        @if (permit.contractor) {
          <dt>{{ t('contractor') }}</dt>
          <dd>{{ permit.contractor }}</dd>
        }
        <dt>{{ t('guardian') }}</dt>
        <dd>{{ permit.guardian ?? '–' }}</dd>
        @if (permit.responsible) {
          <dt>{{ t('responsible') }}</dt>
          <dd>{{ permit.responsible }}</dd>
        }
      </dl>
      @if (permit.content) {
        <p>{{ permit.content }}</p>
      }
    } @else {
      <p class="muted">{{ t('workEnded') }}</p>
    }
  </ng-container>`,
  styleUrl: './panel.css',
})
export class PanelSpecialWork {
  readonly #data = inject(MapData);
  readonly permitId = input.required<number>();

  protected readonly permit = computed(() =>
    this.#data.specialWorks.value()?.items.find(({ id }) => id === this.permitId()),
  );
}
