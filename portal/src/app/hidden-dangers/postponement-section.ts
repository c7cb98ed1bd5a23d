import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { isPostponable } from '@parkwatch/domain/hidden-danger/postponement';
import type { HiddenDangerDetail, Postponement } from '@parkwatch/domain/wire/hidden-dangers';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Session } from '../session/session.ts';
import { Person } from '../ui/person.ts';
import { ReasonDialog, reasonDialog } from '../ui/reason-dialog.ts';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';
import type { DangerDetail } from './danger-detail.ts';
import { PostponementDialog } from './postponement-dialog.ts';

const TONES: Readonly<Record<Postponement['state'], Tone>> = {
  asked: 'orange',
  granted: 'green',
  refused: 'red',
  void: 'grey',
};

/** Later deadlines of a hidden danger: asked for by the enterprise, decided by the director. Until then the old one stands. */
@Component({
  selector: 'pw-postponement-section',
  imports: [Instant, LocalText, NzButtonModule, NzIconDirective, Person, Tag, TranslocoDirective],
  providers: [...reasonDialog, PostponementDialog],
  templateUrl: './postponement-section.html',
  styleUrl: './postponement-section.css',
})
export class PostponementSection {
  readonly #session = inject(Session);
  readonly #reasons = inject(ReasonDialog);
  readonly #dialog = inject(PostponementDialog);
  readonly #language = inject(Language);
  readonly #nowMs = inject(SecondsClock).nowMs;

  readonly danger = input.required<HiddenDangerDetail>();
  readonly actions = input.required<DangerDetail>();
  protected readonly tones = TONES;

  protected readonly canAsk = computed(() => {
    const { state, deadline, postponement } = this.danger();
    const isInTime = deadline !== null && Date.parse(deadline) > this.#nowMs();
    const isPossible = isPostponable(state) && postponement === null && isInTime;
    return isPossible && this.#session.can('hidden-danger.answer');
  });
  protected readonly canDecide = computed(
    () => this.danger().postponement !== null && this.#session.can('hidden-danger.postpone'),
  );
  /** There is something to tell or to do. */
  protected readonly isShown = computed(
    () => this.canAsk() || this.danger().postponements.length > 0,
  );

  protected ask(): void {
    this.#dialog.open({ danger: this.danger(), actions: this.actions() });
  }

  protected async decide(decision: 'grant' | 'refuse'): Promise<void> {
    const say = (key: string) => this.#language.translate(`postponement.${key}`);
    await this.#reasons.ask({
      title: say(`${decision}Title`),
      text: say(`${decision}Text`),
      confirm: say(decision),
      label: say('opinion'),
      isDanger: decision === 'refuse',
      act: (text) => this.actions().decidePostponement(decision, text),
    });
  }
}
