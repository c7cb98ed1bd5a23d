import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ConsequenceRun } from '@parkwatch/domain/wire/consequence';
import { LocalText } from '../../i18n/local-text.ts';
import { ZoneSwatch } from '../map/zone-swatch.ts';
import { reachesOf } from './levels.ts';
import { RunWords } from './run-words.ts';

/** How far red, orange and yellow reach, and how many people are in them. */
@Component({
  selector: 'pw-run-summary',
  imports: [LocalText, TranslocoDirective, ZoneSwatch],
  template: `<ng-container *transloco="let t; prefix: 'whatIf.summary'">
    <ul class="reaches">
      @for (reach of reaches(); track reach.colour) {
        <li [class]="reach.colour" [class.none]="!reach.reachM">
          <span class="name">
            <pw-zone-swatch [of]="reach.colour" />
            <span class="visually-hidden">{{ t('colour.' + reach.colour) }}</span>
            {{ t('means.' + reach.colour) }}
          </span>
          <strong class="tabular">
            @if (reach.reachM === null) {
              {{ t('noLevel') }}
            } @else if (reach.reachM === 0) {
              {{ t('nowhere') }}
            } @else {
              {{ words.metres(reach.reachM) }}
            }
          </strong>
          <span class="what" [title]="reach.level?.meaning | localText">{{
            reach.level?.label | localText
          }}</span>
          @if (reach.people; as people) {
            <span class="people tabular">
              <span>{{ t('outdoors', { count: words.people(people.outdoors) }) }}</span>
              <span>{{ t('indoors', { count: words.people(people.indoors) }) }}</span>
            </span>
          }
        </li>
      }
    </ul>
  </ng-container>`,
  styleUrl: './run-summary.css',
})
export class RunSummary {
  protected readonly words = inject(RunWords);
  readonly run = input.required<ConsequenceRun>();
  protected readonly reaches = computed(() => reachesOf(this.run()));
}
