import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { isVisit } from '@parkwatch/domain/supervision-plan/supervision-rules';
import {
  assignSupervisionTask,
  readSupervisionTask,
  withdrawSupervisionTask,
} from '@parkwatch/domain/wire/supervision';
import type { Text, Words } from '@parkwatch/domain/text/text';
import type { SupervisionTaskDetail } from '@parkwatch/domain/wire/supervision';
import { Api } from '../../api/api.ts';
import { apiResource } from '../../api/api-resource.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Instant } from '../../i18n/instant.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { Session } from '../../session/session.ts';
import { Person } from '../../ui/person.ts';
import { PhotoViewer } from '../../ui/photo/photo-viewer.ts';
import { reasonDialog, ReasonDialog } from '../../ui/reason-dialog.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { ColourTag } from '../colour-tag.ts';
import { CheckForm } from './check-form.ts';
import { CheckResults } from './check-results.ts';
import { TaskState } from './task-state.ts';

/** One task: why it is there, its checklist to fill in or as it was filled in, and its trail. Made for a phone in the field. */
@Component({
  selector: 'pw-task-page',
  imports: [
    CheckForm,
    CheckResults,
    ColourTag,
    Instant,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    Person,
    PhotoViewer,
    RouterLink,
    StatePanel,
    TaskState,
    TranslocoDirective,
  ],
  providers: [reasonDialog],
  templateUrl: './task-page.html',
  styleUrl: './task-page.css',
})
export class TaskPage {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #reasons = inject(ReasonDialog);
  readonly #language = inject(Language);
  readonly #messages = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly detail = apiResource(
    readSupervisionTask,
    () => ({ params: { id: Number(this.id()) } }),
    { reloadOn: inject(Live).resyncs },
  );
  protected readonly task = computed(() => this.detail.value());
  protected readonly isStanding = computed(() => {
    const state = this.task()?.state;
    return state === 'open' || state === 'missed';
  });
  /** Visits are the park's to finish, self-checks their enterprise's. */
  protected readonly canDo = computed(() => {
    const task = this.task();
    if (task === undefined || !this.isStanding()) return false;
    return (
      isVisit(task.kind) === (this.#session.reach('supervision.do') === 'park') &&
      this.#session.can('supervision.do')
    );
  });
  protected readonly canWithdraw = computed(
    () => this.isStanding() && this.#session.can('supervision.withdraw'),
  );
  readonly #isInspector = computed(() => this.#session.me()?.role === 'inspector');
  protected readonly canTake = computed(() => {
    const task = this.task();
    return (
      this.#isInspector() && this.isStanding() && isVisit(task!.kind) && task!.assignedTo === null
    );
  });
  protected readonly canGiveBack = computed(
    () =>
      this.#isInspector() &&
      this.isStanding() &&
      this.task()?.assignedTo?.id === this.#session.me()?.id,
  );

  protected isText(words: Words): words is Text {
    return typeof words !== 'string';
  }

  protected put(changed: SupervisionTaskDetail): void {
    this.detail.update(() => changed);
  }

  protected async assign(isTaken: boolean): Promise<void> {
    const userId = isTaken ? (this.#session.me()?.id ?? null) : null;
    try {
      const params = { id: Number(this.id()) };
      this.put(await this.#api.call(assignSupervisionTask, { params, body: { userId } }));
    } catch (error) {
      this.#messages.error(this.#problemText.of(error));
    }
  }

  protected async withdraw(): Promise<void> {
    const say = (key: string) => this.#language.translate(`supervision.withdraw.${key}`);
    await this.#reasons.ask({
      ...{ title: say('title'), text: say('text'), confirm: say('confirm'), isDanger: true },
      act: async (reason) => {
        const params = { id: Number(this.id()) };
        this.put(await this.#api.call(withdrawSupervisionTask, { params, body: { reason } }));
      },
    });
  }
}
