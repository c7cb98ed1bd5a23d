import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SupervisionTask } from '@parkwatch/domain/wire/supervision';
import { Instant } from '../../i18n/instant.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Person } from '../../ui/person.ts';
import { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.ts';
import { ColourTag } from '../colour-tag.ts';
import { TaskState } from './task-state.ts';

/** Tasks as a list; a row opens its task. */
@Component({
  selector: 'pw-task-table',
  imports: [
    Column,
    ColourTag,
    DataTable,
    Instant,
    LocalText,
    Person,
    RouterLink,
    TaskState,
    TranslocoDirective,
  ],
  template: `<pw-data-table
    *transloco="let t; prefix: 'supervision'"
    [rows]="tasks()"
    [label]="t('title')"
    [rowKey]="keyOf"
    [rowMark]="markOf"
    canOpen
    (rowOpen)="opened.emit($event)"
  >
    <ng-template [pwColumn]="tasks()" [header]="t('col.enterprise')" onPhone="head" let-one>
      <a [routerLink]="['/supervision/tasks', one.id]">{{ one.enterprise.name | localText }}</a>
    </ng-template>
    <ng-template [pwColumn]="tasks()" [header]="t('col.task')" width="20%" let-one>
      <span class="row">
        <pw-colour-tag [colour]="one.colour" />
        {{ t('kind.' + one.kind) }}
        <small class="muted">{{ t('every.' + one.every) }}</small>
      </span>
    </ng-template>
    <ng-template [pwColumn]="tasks()" [header]="t('col.why')" width="24%" let-one>
      @if (one.reasons[0]; as first) {
        <span class="why">{{ first.label | localText }}</span>
        @if (one.reasons.length > 1) {
          <small class="more muted">{{ t('more', { count: one.reasons.length - 1 }) }}</small>
        }
      } @else {
        <span class="muted">{{ t('noReason') }}</span>
      }
    </ng-template>
    <ng-template [pwColumn]="tasks()" [header]="t('col.due')" width="130px" let-one>
      <span class="tabular">{{ one.dueAt | instant }}</span>
    </ng-template>
    <ng-template [pwColumn]="tasks()" [header]="t('col.state')" width="19%" let-one>
      <pw-task-state [task]="one" />
      @if (one.done && one.done.faults > 0) {
        <small class="faults">{{ t('faults', { count: one.done.faults }) }}</small>
      }
    </ng-template>
    <ng-template [pwColumn]="tasks()" [header]="t('col.who')" width="14%" let-one>
      @if (one.done; as done) {
        <pw-person [of]="done.by" [isShort]="true" />
      } @else if (one.assignedTo; as person) {
        <pw-person [of]="person" [isShort]="true" />
      } @else {
        <span class="muted">{{
          t(one.kind === 'self-check' ? 'who.enterprise' : 'who.inspectors')
        }}</span>
      }
    </ng-template>
  </pw-data-table>`,
  styles: `
    .row {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-2);
    }
    .more {
      display: block;
    }
    .faults {
      display: block;
      color: var(--red-text);
    }
  `,
})
export class TaskTable {
  readonly tasks = input.required<readonly SupervisionTask[]>();
  readonly opened = output<SupervisionTask>();
  protected readonly keyOf = ({ id }: SupervisionTask) => id;
  protected readonly markOf = ({ state }: SupervisionTask) =>
    state === 'missed' ? 'row-urgent' : state === 'open' ? '' : 'row-muted';
}
