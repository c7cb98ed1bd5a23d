import { inject, signal } from '@angular/core';
import { NzModalRef } from 'ng-zorro-antd/modal';
import { ProblemText } from '../../api/problem-text.ts';

/** How dialogs with a form are opened: a click beside them must not lose what was typed. */
export const formDialog = { nzFooter: null, nzWidth: 440, nzMaskClosable: false } as const;

/**
 * What every form in a dialog does: send once, stay open and say why when it was refused, close when it was done.
 * Called in the constructor of the dialog's component.
 */
export function dialogForm<Result = void>() {
  const dialog = inject(NzModalRef);
  const problemText = inject(ProblemText);
  const isBusy = signal(false);
  const problems = signal<readonly string[]>([]);

  async function send(act: () => Promise<Result>): Promise<void> {
    if (isBusy()) return;
    isBusy.set(true);
    problems.set([]);
    try {
      dialog.close(await act());
    } catch (error) {
      problems.set([problemText.of(error), ...problemText.fields(error)]);
    } finally {
      isBusy.set(false);
    }
  }

  return {
    isBusy: isBusy.asReadonly(),
    problems: problems.asReadonly(),
    send,
    cancel: () => dialog.close(),
  };
}

export type DialogForm = Pick<ReturnType<typeof dialogForm>, 'isBusy' | 'problems' | 'cancel'>;
