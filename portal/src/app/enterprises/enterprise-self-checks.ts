import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type { SelfCheck } from '@parkwatch/domain/wire/self-checks';
import { listSelfChecks } from '@parkwatch/domain/wire/self-checks';
import { apiResource } from '../api/api-resource.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Live } from '../live/live.ts';
import { StatePanel } from '../ui/state-panel.ts';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';

const SHOWN = 5;
const PAGE = 20;
const tones: Record<SelfCheck['result'], Tone> = {
  normal: 'green',
  abnormal: 'red',
  'not-checked': 'orange',
};

/** What an enterprise found in its own checks, the newest first. That none came is said, and is not "all is well". */
@Component({
  selector: 'pw-enterprise-self-checks',
  imports: [LocalText, NzButtonModule, StatePanel, Tag, TimeAgo, TranslocoDirective],
  template: `<section class="panel" *transloco="let t; prefix: 'enterprises'">
    <header>
      <h2>{{ t('selfChecks') }}</h2>
      @if (hasMore()) {
        <button nz-button nzType="link" nzSize="small" (click)="isLong.set(true)">
          {{ t('more') }}
        </button>
      }
    </header>
    <pw-state-panel [of]="checks" [lines]="3">
      <ul>
        @for (check of shown(); track check.id) {
          <li>
            <span>{{ check.item }}</span>
            <pw-tag [tone]="tones[check.result]" [strong]="check.result === 'abnormal'">{{
              t('checkResult.' + check.result)
            }}</pw-tag>
            <span class="quiet">
              @if (check.facility; as facility) {
                {{ facility.name | localText }} ·
              }
              {{ check.checkedBy }} · <pw-time-ago [at]="check.checkedAt" />
              @if (check.note; as note) {
                <br />{{ note }}
              }
            </span>
          </li>
        } @empty {
          <li class="none">{{ t('noSelfChecks') }}</li>
        }
      </ul>
    </pw-state-panel>
  </section>`,
  styleUrl: './side-list.css',
})
export class EnterpriseSelfChecks {
  readonly enterpriseId = input.required<number>();
  protected readonly tones = tones;
  protected readonly isLong = signal(false);
  protected readonly checks = apiResource(
    listSelfChecks,
    () => ({ query: { enterpriseId: this.enterpriseId(), limit: PAGE } }),
    { reloadOn: inject(Live).resyncs, isEmpty: () => false },
  );
  protected readonly shown = computed(() =>
    (this.checks.value()?.items ?? []).slice(0, this.isLong() ? PAGE : SHOWN),
  );
  protected readonly hasMore = computed(
    () => !this.isLong() && (this.checks.value()?.items.length ?? 0) > SHOWN,
  );
}
