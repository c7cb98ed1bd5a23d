import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DataQualityGrade, FeedState } from '@parkwatch/domain/data-quality/data-quality';
import { readDataQuality } from '@parkwatch/domain/wire/data-quality';
import { apiResource } from '../api/api-resource.ts';
import { Amount } from '../i18n/amount.ts';
import { Live } from '../live/live.ts';
import { StatePanel } from '../ui/state-panel.ts';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';

const tones: Record<FeedState, Tone> = {
  'on-time': 'green',
  late: 'orange',
  missing: 'red',
  never: 'red',
  'not-required': 'grey',
};
const gradeTones: Record<DataQualityGrade, Tone> = { good: 'green', fair: 'orange', poor: 'red' };

/** Which feeds of an enterprise arrive, how late, how many were refused: how far its other figures can be relied on. */
@Component({
  selector: 'pw-enterprise-data-quality',
  imports: [Amount, StatePanel, Tag, TimeAgo, TranslocoDirective],
  template: `<section class="panel" *transloco="let t; prefix: 'enterprises.dataQuality'">
    <header>
      <h2>{{ t('title') }}</h2>
      @if (quality.value(); as found) {
        @if (found.grade; as grade) {
          <pw-tag [tone]="gradeTones[grade]" [strong]="grade === 'poor'"
            >{{ t('score', { score: found.score }) }} · {{ t('grade.' + grade) }}</pw-tag
          >
        } @else {
          <pw-tag>{{ t('nothingRequired') }}</pw-tag>
        }
      }
    </header>
    <pw-state-panel [of]="quality" [lines]="5">
      @if (quality.value()?.hasOnlyLand) {
        <p class="bad">{{ t('onlyLand') }}</p>
      }
      <ul>
        @for (feed of feeds(); track feed.feed) {
          <li>
            <span>{{ t('feed.' + feed.feed) }}</span>
            <pw-tag [tone]="tones[feed.state]">{{ t('state.' + feed.state) }}</pw-tag>
            <span class="quiet">
              @if (feed.lastAt; as at) {
                {{ t('last') }} <pw-time-ago [at]="at" />
              } @else {
                {{ t('nothingCame') }}
              }
              @if (feed.live; as live) {
                · {{ t('live', { known: live.known, all: live.all }) }}
              }
              @if (feed.rejected > 0) {
                ·
                <span class="bad">{{ t('rejected', { count: (feed.rejected | amount: 0) }) }}</span>
              }
              @if (feed.latenessMs !== null && feed.latenessMs >= 60000) {
                · {{ t('lateness', { minutes: (feed.latenessMs / 60000 | amount: 0) }) }}
              }
            </span>
          </li>
        }
      </ul>
    </pw-state-panel>
  </section>`,
  styleUrl: './side-list.css',
})
export class EnterpriseDataQuality {
  readonly enterpriseId = input.required<number>();
  protected readonly tones = tones;
  protected readonly gradeTones = gradeTones;
  protected readonly quality = apiResource(
    readDataQuality,
    () => ({ params: { id: this.enterpriseId() } }),
    { reloadOn: inject(Live).resyncs, isEmpty: () => false },
  );
  /** What is not asked of the enterprise is left out. */
  protected readonly feeds = computed(() =>
    (this.quality.value()?.feeds ?? []).filter(({ state }) => state !== 'not-required'),
  );
}
