import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { DangerStateTag } from '../../ui/danger-state-tag.ts';
import { GradeTag } from '../../ui/grade-tag.ts';
import { Tag } from '../../ui/tag.ts';
import { TimeAgo } from '../../ui/time-ago.ts';
import { MapData } from '../data/map-data.ts';

/** A hidden danger or an incident in short, with the way to its page. */
@Component({
  selector: 'pw-panel-record',
  imports: [
    DangerStateTag,
    GradeTag,
    Instant,
    LocalText,
    RouterLink,
    Tag,
    TimeAgo,
    TranslocoDirective,
  ],
  template: `<ng-container *transloco="let t; prefix: 'map.panel'">
    @if (danger(); as danger) {
      <p class="tags">
        <pw-grade-tag [grade]="danger.grade" />
        <pw-danger-state-tag [state]="danger.state" />
        @if (danger.isOverdue) {
          <pw-tag tone="red" strong>{{ t('isOverdue') }}</pw-tag>
        }
      </p>
      <dl class="facts">
        <dt>{{ t('number') }}</dt>
        <dd class="mono">{{ danger.number }}</dd>
        <dt>{{ t('enterprise') }}</dt>
        <dd>{{ danger.enterprise.name | localText }}</dd>
        <dt>{{ t('deadline') }}</dt>
        <dd class="tabular">{{ danger.deadline | instant }}</dd>
      </dl>
      <p>
        <a [routerLink]="['/hidden-dangers', danger.id]">{{ t('openDanger') }}</a>
      </p>
    } @else if (incident(); as incident) {
      <dl class="facts">
        <dt>{{ t('number') }}</dt>
        <dd class="mono">{{ incident.number }}</dd>
        <dt>{{ t('opened') }}</dt>
        <dd><pw-time-ago [at]="incident.openedAt" /></dd>
        <dt>{{ t('radius') }}</dt>
        <dd class="tabular">{{ incident.radiusM }} m</dd>
        <dt>{{ t('orders') }}</dt>
        <dd class="tabular">
          {{ incident.orderCount }}
          @if (incident.unansweredCount > 0) {
            <pw-tag tone="red" strong>{{
              t('unanswered', { count: incident.unansweredCount })
            }}</pw-tag>
          }
        </dd>
      </dl>
      <p>
        <a [routerLink]="['/incidents', incident.id]">{{ t('openIncident') }}</a>
      </p>
    } @else {
      <p class="muted">{{ t('gone') }}</p>
    }
  </ng-container>`,
  styles: `
    .tags {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
  `,
  styleUrl: './panel.css',
})
export class PanelRecord {
  readonly #data = inject(MapData);
  readonly layerId = input.required<string>();
  readonly recordId = input.required<number>();

  protected readonly danger = computed(() =>
    this.layerId() === 'hidden-dangers'
      ? this.#data.dangers.value()?.items.find(({ id }) => id === this.recordId())
      : undefined,
  );
  protected readonly incident = computed(() =>
    this.layerId() === 'incidents'
      ? this.#data.incidents.value()?.items.find(({ id }) => id === this.recordId())
      : undefined,
  );
}
