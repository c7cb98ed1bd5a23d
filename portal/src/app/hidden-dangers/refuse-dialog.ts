import { Component, computed, inject, Service, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NZ_MODAL_DATA, NzModalService } from 'ng-zorro-antd/modal';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { listHiddenDangers } from '@parkwatch/domain/wire/hidden-dangers';
import type { HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import { apiResource } from '../api/api-resource.ts';
import { DialogEnd } from '../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../ui/dialog/dialog-form.ts';
import type { DangerDetail } from './danger-detail.ts';

type Question = { readonly danger: HiddenDangerDetail; readonly actions: DangerDetail };
/** So many of the enterprise's newest are offered as the one that is repeated. */
const OFFERED = 200;

/** Refuses a report: it is none, or it repeats another one. */
@Service({ autoProvided: false })
export class RefuseDialog {
  readonly #modal = inject(NzModalService);

  open(question: Question): void {
    this.#modal.create<RefuseForm, Question, void>({
      ...formDialog,
      nzContent: RefuseForm,
      nzData: question,
    });
  }
}

@Component({
  selector: 'pw-refuse-form',
  imports: [DialogEnd, FormsModule, NzInputModule, NzSelectModule, TranslocoDirective],
  template: `<form class="fields" *transloco="let t; prefix: 'dangerRefusal'" (ngSubmit)="send()">
    <h2>{{ t('title') }}</h2>
    <p class="muted">{{ t('text') }}</p>
    <div class="field">
      <label for="refusal-duplicate">{{ t('duplicateOf') }}</label>
      <nz-select
        nzId="refusal-duplicate"
        name="duplicate"
        nzShowSearch
        nzAllowClear
        [nzPlaceHolder]="t('none')"
        [nzLoading]="others.isLoading()"
        [(ngModel)]="duplicateOf"
      >
        @for (other of offered(); track other.id) {
          <nz-option [nzValue]="other.id" [nzLabel]="other.number + ' ' + other.title" />
        }
      </nz-select>
    </div>
    <div class="field">
      <label for="refusal-reason">{{ t('reason') }}</label>
      <textarea
        nz-input
        id="refusal-reason"
        name="reason"
        rows="3"
        maxlength="1000"
        [placeholder]="t('example')"
        [(ngModel)]="reason"
      ></textarea>
    </div>
    <pw-dialog-end [form]="form" [confirm]="t('confirm')" [canSend]="canSend()" danger />
  </form>`,
})
export class RefuseForm {
  readonly #question = inject<Question>(NZ_MODAL_DATA);
  protected readonly form = dialogForm();
  protected readonly reason = signal('');
  protected readonly duplicateOf = signal<number | null>(null);
  protected readonly others = apiResource(listHiddenDangers, () => ({
    query: {
      ...{ view: 'all' as const, limit: OFFERED },
      enterpriseId: this.#question.danger.enterprise.id,
    },
  }));
  /** What repeats another one itself is not the first. */
  protected readonly offered = computed(
    () =>
      this.others
        .value()
        ?.items.filter(
          ({ id, duplicateOf }) => id !== this.#question.danger.id && duplicateOf === null,
        ) ?? [],
  );
  protected readonly canSend = computed(() => this.reason().trim() !== '');

  protected async send(): Promise<void> {
    if (!this.canSend()) return;
    await this.form.send(async () => {
      await this.#question.actions.refuse(this.reason().trim(), this.duplicateOf());
    });
  }
}
