import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { readEnterprise } from '@parkwatch/domain/wire/enterprises';
import { apiResource } from '../../api/api-resource.ts';
import { Amount } from '../../i18n/amount.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { Tag } from '../../ui/tag.ts';

/** An enterprise at a glance: its rating, what stands against it, and how much of it is unknown. */
@Component({
  selector: 'pw-panel-enterprise',
  imports: [Amount, LocalText, StatePanel, Tag, TranslocoDirective],
  template: `<pw-state-panel
    *transloco="let t; prefix: 'map.panel'"
    [of]="enterprise"
    live
    [lines]="5"
  >
    @if (enterprise.value(); as shown) {
      <div class="tiles">
        <p class="tile" [class.bad]="shown.activeAlarmCount > 0">
          <strong class="tabular">{{ shown.activeAlarmCount }}</strong>{{ t('activeAlarms') }}
        </p>
        <p class="tile" [class.bad]="shown.overdueHiddenDangerCount > 0">
          <strong class="tabular">{{ shown.openHiddenDangerCount }}</strong>{{ t('openDangers') }}
          @if (shown.overdueHiddenDangerCount > 0) {
            <em>{{ t('overdue', { count: shown.overdueHiddenDangerCount }) }}</em>
          }
        </p>
        <p class="tile" [class.unknown]="shown.unknownPointCount > 0">
          <strong class="tabular">{{ shown.unknownPointCount }}</strong>{{
            t('unknownPoints', { all: shown.pointCount })
          }}
        </p>
      </div>
      <dl class="facts">
        <dt>{{ t('rating') }}</dt>
        <dd>
          <pw-tag
            [tone]="shown.rating === 'D' ? 'red' : shown.rating === null ? 'grey' : 'accent'"
            >{{ shown.rating ?? t('notRated') }}</pw-tag
          >
        </dd>
        <dt>{{ t('industry') }}</dt>
        <dd>{{ shown.industry === null ? '–' : (shown.industry | localText) }}</dd>
        <dt>{{ t('facilities') }}</dt>
        <dd class="tabular">{{ shown.facilityCount }}</dd>
        <dt>{{ t('majorHazards') }}</dt>
        <dd class="tabular">
          {{ shown.majorHazardCount }}
          @if (shown.hazardUnitCount === 0) {
            <span class="unknown">{{ t('noHazardUnit') }}</span>
          } @else if (shown.undeterminedHazardCount > 0) {
            <span class="unknown">{{
              t('hazard.undetermined', { count: shown.undeterminedHazardCount })
            }}</span>
          }
        </dd>
        <dt>{{ t('area') }}</dt>
        <dd class="tabular">{{ shown.areaM2 / 10000 | amount: 1 }} ha</dd>
        <dt>{{ t('phone') }}</dt>
        <dd class="tabular">{{ shown.phone ?? '–' }}</dd>
        @if (shown.frozenRights.length > 0) {
          <dt>{{ t('frozen') }}</dt>
          <dd>
            <pw-tag tone="red" strong>{{ t('frozenPass') }}</pw-tag>
          </dd>
        }
      </dl>
    }
  </pw-state-panel>`,
  styleUrl: './panel.css',
})
export class PanelEnterprise {
  readonly enterpriseId = input.required<number>();
  protected readonly enterprise = apiResource(
    readEnterprise,
    () => ({ params: { id: this.enterpriseId() } }),
    { reloadOn: inject(Live).resyncs },
  );
}
