import { booleanAttribute, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type { DialogForm } from './dialog-form.ts';

/** The foot of a form in a dialog: why it was refused, and the two buttons. */
@Component({
  selector: 'pw-dialog-end',
  imports: [NzButtonModule, TranslocoDirective],
  template: `
    @if (form().problems().length > 0) {
      <div class="problems" role="alert">
        @for (line of form().problems(); track line) {
          <p>{{ line }}</p>
        }
      </div>
    }
    <div class="dialog-actions" *transloco="let t; prefix: 'dialog'">
      <button nz-button type="button" (click)="form().cancel()">{{ t('cancel') }}</button>
      <button
        nz-button
        nzType="primary"
        type="submit"
        [nzDanger]="danger()"
        [nzLoading]="form().isBusy()"
        [disabled]="!canSend()"
      >
        {{ confirm() }}
      </button>
    </div>
  `,
  styles: `
    .problems {
      padding: var(--space-2) var(--space-3);
      border-radius: var(--radius-2);
      background: var(--red-soft);
      color: var(--red-text);
    }
  `,
})
export class DialogEnd {
  readonly form = input.required<DialogForm>();
  readonly confirm = input.required<string>();
  readonly canSend = input(true);
  readonly danger = input(false, { transform: booleanAttribute });
}
