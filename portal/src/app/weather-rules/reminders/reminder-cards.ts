import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import { answerWeatherReminder } from '@parkwatch/domain/wire/weather-rules';
import type { REMINDER_ANSWERS, WeatherReminder } from '@parkwatch/domain/wire/weather-rules';
import { Api } from '../../api/api.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Person } from '../../ui/person.ts';
import { reasonDialog, ReasonDialog } from '../../ui/reason-dialog.ts';
import { TimeAgo } from '../../ui/time-ago.ts';
import { RuleWords } from '../rule-words.ts';
import { AnswerTag } from './answer-tag.ts';

type Answer = (typeof REMINDER_ANSWERS)[number];

/** An enterprise's own reminders: what to do, where, until when, and three buttons for a thumb. */
@Component({
  selector: 'pw-reminder-cards',
  imports: [AnswerTag, LocalText, NzButtonModule, Person, TimeAgo, TranslocoDirective],
  providers: [reasonDialog],
  templateUrl: './reminder-cards.html',
  styleUrl: './reminder-cards.css',
})
export class ReminderCards {
  readonly #api = inject(Api);
  readonly #reasons = inject(ReasonDialog);
  readonly #language = inject(Language);
  readonly #messages = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  protected readonly words = inject(RuleWords);

  readonly reminders = input.required<readonly WeatherReminder[]>();
  readonly canAnswer = input(false);
  readonly answered = output<WeatherReminder>();
  /** The reminder whose answer is under way. */
  protected readonly busyId = signal<number | null>(null);

  protected async answer({ id }: WeatherReminder, answer: Answer): Promise<void> {
    if (this.busyId() !== null) return;
    this.busyId.set(id);
    try {
      this.answered.emit(await this.#send(id, answer));
    } catch (error) {
      this.#messages.error(this.#problemText.of(error));
    } finally {
      this.busyId.set(null);
    }
  }

  /** It does not apply: only with a reason. */
  protected async refuse({ id }: WeatherReminder): Promise<void> {
    const say = (key: string) => this.#language.translate(`weatherRules.answer.${key}`);
    await this.#reasons.ask({
      ...{ title: say('not-applicable'), text: say('why'), confirm: say('send') },
      act: async (note) => this.answered.emit(await this.#send(id, 'not-applicable', note)),
    });
  }

  #send(id: number, answer: Answer, note?: string): Promise<WeatherReminder> {
    const body = { answer, ...(note !== undefined && { note }) };
    return this.#api.call(answerWeatherReminder, { params: { id }, body });
  }
}
