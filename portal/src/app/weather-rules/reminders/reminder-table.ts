import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { WeatherReminder } from '@parkwatch/domain/wire/weather-rules';
import { LocalText } from '../../i18n/local-text.ts';
import { Person } from '../../ui/person.ts';
import { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.ts';
import { TimeAgo } from '../../ui/time-ago.ts';
import { RuleWords } from '../rule-words.ts';
import { AnswerTag } from './answer-tag.ts';

/** The park's view: which enterprise was told what, and what it answers. */
@Component({
  selector: 'pw-reminder-table',
  imports: [
    AnswerTag,
    Column,
    DataTable,
    LocalText,
    Person,
    RouterLink,
    TimeAgo,
    TranslocoDirective,
  ],
  template: `<pw-data-table
    *transloco="let t; prefix: 'weatherRules.reminders'"
    [rows]="reminders()"
    [label]="t('title')"
    [rowKey]="keyOf"
    [rowMark]="markOf"
  >
    <ng-template [pwColumn]="reminders()" [header]="t('enterprise')" onPhone="head" let-one>
      <a [routerLink]="['/enterprises', one.enterprise.id]">{{
        one.enterprise.name | localText
      }}</a>
    </ng-template>
    <ng-template [pwColumn]="reminders()" [header]="t('rule')" width="24%" let-one>
      <div class="two">
        <span>{{ one.ruleName | localText }}</span>
        <small class="muted">{{ one.cause | localText }}</small>
      </div>
    </ng-template>
    <ng-template [pwColumn]="reminders()" [header]="t('facilities')" width="26%" let-one>
      <details>
        <summary>
          {{ one.facilities[0]?.name | localText }}
          @if (one.facilities.length > 1) {
            <span class="muted">{{ t('more', { count: one.facilities.length - 1 }) }}</span>
          }
        </summary>
        <ul>
          @for (facility of one.facilities; track facility.id) {
            <li>
              {{ facility.name | localText }}
              @if (facility.unknown.length > 0) {
                <em>{{ words.unknown(facility.unknown) }}</em>
              }
            </li>
          }
        </ul>
      </details>
    </ng-template>
    <ng-template [pwColumn]="reminders()" [header]="t('told')" width="108px" let-one>
      <div class="two">
        <pw-time-ago [at]="one.toldAt" />
        @if (one.toldCount > 1) {
          <small class="muted">{{ t('times', { count: one.toldCount }) }}</small>
        }
      </div>
    </ng-template>
    <ng-template [pwColumn]="reminders()" [header]="t('answer')" width="26%" let-one>
      <div class="two">
        <pw-answer-tag [reminder]="one" />
        @if (one.answer; as answer) {
          <small class="muted"
            ><pw-person [of]="answer.by" [isShort]="true" />
            @if (answer.note) {
              {{ answer.note }}
            }
          </small>
        }
        @if (one.endedWhy; as why) {
          <small class="muted">{{ t('ended.' + why) }} <pw-time-ago [at]="one.endedAt" /></small>
        }
      </div>
    </ng-template>
  </pw-data-table>`,
  styles: `
    .two {
      display: grid;
      gap: 2px;
      justify-items: start;
    }
    summary {
      cursor: pointer;
    }
    ul {
      margin: var(--space-1) 0 0;
      padding-left: var(--space-4);
    }
    em {
      display: block;
      color: var(--orange-text);
      font-size: var(--text-s);
      font-style: normal;
    }
  `,
})
export class ReminderTable {
  protected readonly words = inject(RuleWords);
  readonly reminders = input.required<readonly WeatherReminder[]>();
  protected readonly keyOf = ({ id }: WeatherReminder) => id;
  protected readonly markOf = ({ isOverdue, endedAt }: WeatherReminder) =>
    isOverdue ? 'row-urgent' : endedAt === null ? '' : 'row-muted';
}
