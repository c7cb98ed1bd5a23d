import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzDropdownModule } from 'ng-zorro-antd/dropdown';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzModalService } from 'ng-zorro-antd/modal';
import { ProblemText } from '../api/problem-text.ts';
import { Session } from '../session/session.ts';
import { AlarmSound } from './alarm-sound.ts';
import { openChangePassword } from './change-password.ts';

/** Who is signed in, and the way out. */
@Component({
  selector: 'pw-account-menu',
  imports: [NzDropdownModule, NzIconDirective, TranslocoDirective],
  providers: [NzModalService],
  templateUrl: './account-menu.html',
  styleUrl: './account-menu.css',
})
export class AccountMenu {
  readonly #session = inject(Session);
  readonly #modal = inject(NzModalService);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);

  protected readonly sound = inject(AlarmSound);
  protected readonly me = this.#session.me;
  protected readonly hearsAlarms = computed(() => this.#session.can('alarm.read'));
  protected readonly initial = computed(() => this.me()?.displayName.trim().at(0) ?? '');

  protected changePassword(): void {
    openChangePassword(this.#modal);
  }

  protected async signOut(): Promise<void> {
    try {
      await this.#session.signOut();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }
}
