import { Component, computed, inject, input, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { listInspectors, nameInspector } from '@parkwatch/domain/wire/supervision';
import type { SupervisionPlan } from '@parkwatch/domain/wire/supervision';
import { ControlName } from '../../ui/control-name';
import { Api } from '../../api/api.ts';
import { apiResource } from '../../api/api-resource.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Instant } from '../../i18n/instant.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Session } from '../../session/session.ts';
import { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.ts';
import { TimeAgo } from '../../ui/time-ago.ts';
import { ColourTag } from '../colour-tag.ts';
import { ColourTrend } from './colour-trend.ts';

/** The plan of each enterprise: its colour and since when, what the land shows now, why, and who visits it. */
@Component({
  selector: 'pw-plan-table',
  imports: [
    ControlName,
    ColourTag,
    ColourTrend,
    Column,
    DataTable,
    FormsModule,
    Instant,
    LocalText,
    NzSelectModule,
    RouterLink,
    TimeAgo,
    TranslocoDirective,
  ],
  templateUrl: './plan-table.html',
  styleUrl: './plan-table.css',
})
export class PlanTable {
  readonly #api = inject(Api);
  readonly #messages = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #session = inject(Session);
  readonly #language = inject(Language);
  readonly plans = input.required<readonly SupervisionPlan[]>();
  readonly changed = output<void>();

  protected readonly isPark =
    !this.#session.isEnterprise() && this.#session.can('supervision.assign');
  protected readonly canName = this.#session.can('supervision.name-inspector');
  protected readonly inspectors = apiResource(listInspectors, () =>
    this.canName ? {} : undefined,
  );
  protected readonly keyOf = ({ enterprise }: SupervisionPlan) => enterprise.id;
  protected readonly markOf = ({ missedTasks }: SupervisionPlan) =>
    missedTasks > 0 ? 'row-urgent' : '';
  protected readonly choices = computed(() => this.inspectors.value()?.items ?? []);

  /** What comes round, in one sentence. */
  protected linesOf({ lines }: SupervisionPlan): string {
    const say = (key: string, values?: Record<string, string>) =>
      this.#language.translate(`supervision.${key}`, values);
    return lines
      .map(({ kind, every }) =>
        say('line', { every: say(`every.${every}`), kind: say(`kind.${kind}`) }),
      )
      .join(say('comma'));
  }

  protected async name({ enterprise: { id } }: SupervisionPlan, userId: number | null) {
    try {
      await this.#api.call(nameInspector, { params: { id }, body: { userId: userId ?? null } });
      this.changed.emit();
    } catch (error) {
      this.#messages.error(this.#problemText.of(error));
    }
  }
}
