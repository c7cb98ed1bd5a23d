import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { MajorHazardLogEntry } from '@parkwatch/domain/wire/major-hazards';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { HazardVerdict } from '../../ui/hazard-verdict.ts';
import { Tag, type Tone } from '../../ui/tag.ts';
import { Exact } from '../../ui/exact.ts';

type Movement = NonNullable<MajorHazardLogEntry['change']>['level']['movement'];

/** Evaluations that differed from the one before: when, why, what changed, and where S, R and the level went. */
@Component({
  selector: 'pw-hazard-log',
  imports: [
    Exact,
    HazardVerdict,
    Instant,
    LocalText,
    NzIconDirective,
    RouterLink,
    Tag,
    TranslocoDirective,
  ],
  template: `<ol *transloco="let t; prefix: 'majorHazards.log'">
    @for (entry of entries(); track entry.id) {
      <li [class.open]="openId() === entry.id">
        <div class="when">
          <a
            [routerLink]="['/major-hazards', unitId()]"
            [queryParams]="{ evaluation: entry.id }"
            class="tabular"
            >{{ entry.at | instant: 'full' }}</a
          >
          <span class="quiet">{{ t('cause.' + entry.cause) }}</span>
        </div>
        <div class="result">
          <pw-hazard-verdict [of]="entry" />
          <span class="tabular quiet"
            >S {{ entry.isLowerBound ? '≥ ' : '' }}{{ entry.s | exact }}</span
          >
          <span class="tabular quiet"
            >R {{ entry.isLowerBound ? '≥ ' : '' }}{{ entry.r | exact }}</span
          >
        </div>
        <div class="what">
          @if (entry.change; as change) {
            <p>
              <pw-tag [tone]="tones[change.level.movement]">{{
                t('movement.' + change.level.movement)
              }}</pw-tag>
              {{ change.summary | localText }}
            </p>
            <ul>
              @for (one of change.changes; track $index) {
                <li>{{ one.text | localText }}</li>
              } @empty {
                <li class="quiet">{{ t('noChange') }}</li>
              }
            </ul>
          } @else {
            <p class="quiet">{{ t('first') }}</p>
          }
          @for (finding of entry.findings; track finding.code + finding.itemId) {
            <p class="finding"><nz-icon nzType="warning" /> {{ finding.text | localText }}</p>
          }
        </div>
      </li>
    } @empty {
      <li class="quiet">{{ t('empty') }}</li>
    }
  </ol>`,
  styleUrl: './hazard-log.css',
})
export class HazardLog {
  readonly unitId = input.required<number>();
  readonly entries = input.required<readonly MajorHazardLogEntry[]>();
  readonly openId = input<number | undefined>();
  protected readonly tones: Record<Movement, Tone> = {
    rise: 'red',
    fall: 'green',
    none: 'grey',
    unclear: 'orange',
  };
}
