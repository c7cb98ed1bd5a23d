import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type { Point } from '@parkwatch/domain/wire/enterprises';
import { setPointService } from '@parkwatch/domain/wire/enterprises';
import { Api } from '../api/api.ts';
import { Language } from '../i18n/language.ts';
import { Session } from '../session/session.ts';
import { ReasonDialog, reasonDialog } from './reason-dialog.ts';

/** Takes a point out of service, or returns it, with a reason. Nothing for an account without the right. */
@Component({
  selector: 'pw-point-service',
  imports: [NzButtonModule, TranslocoDirective],
  providers: [...reasonDialog],
  template: `@if (may()) {
    <button
      *transloco="let t; prefix: 'pointService'"
      nz-button
      nzSize="small"
      type="button"
      (click)="ask()"
    >
      {{ t(isOut() ? 'return' : 'takeOut') }}
    </button>
  }`,
})
export class PointService {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #language = inject(Language);
  readonly #reasons = inject(ReasonDialog);

  readonly point = input.required<Point>();
  readonly changed = output<Point>();

  protected readonly isOut = computed(() => this.point().unknownWhy === 'out-of-service');
  protected readonly may = computed(() => {
    const reach = this.#session.reach('point.service');
    if (reach !== 'own') return reach !== undefined;
    return this.point().enterpriseId === this.#session.me()?.enterprise?.id;
  });

  protected async ask(): Promise<void> {
    const { id, code } = this.point();
    const inService = this.isOut();
    const say = (key: string) =>
      this.#language.translate(`pointService.${inService ? 'askReturn' : 'askTakeOut'}.${key}`, {
        code,
      });
    await this.#reasons.ask({
      title: say('title'),
      text: say('text'),
      confirm: say('confirm'),
      isDanger: !inService,
      act: async (reason) => {
        const body = { inService, reason };
        this.changed.emit(await this.#api.call(setPointService, { params: { id }, body }));
      },
    });
  }
}
