import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type * as z from 'zod';
import { verifyAudit } from '@parkwatch/domain/wire/audit';
import { Api } from '../api/api.ts';
import { ProblemText } from '../api/problem-text.ts';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { Tag } from '../ui/tag.ts';

type Verdict = z.infer<NonNullable<typeof verifyAudit.response>>;

/** What can be wrong with a record, as the server calls it. */
const FAULTS = ['missing', 'changed', 'unlinked', 'cut-off'];

/** Has the server verify the chain of hashes, and says what it found. */
@Component({
  selector: 'pw-chain-check',
  imports: [Instant, NzButtonModule, Tag, TranslocoDirective],
  template: `<ng-container *transloco="let t; prefix: 'audit'">
    @if (verdict(); as found) {
      <span role="status">
        @if (found.ok) {
          <pw-tag tone="green">{{
            t('whole', { count: found.records, algorithm: found.algorithm })
          }}</pw-tag>
        } @else {
          <pw-tag tone="red" strong>{{
            t('broken', { id: found.firstBroken?.id, why: why() })
          }}</pw-tag>
        }
        <time class="muted">{{ found.verifiedAt | instant: 'time' }}</time>
      </span>
    }
    @if (problem(); as text) {
      <span class="problem" role="alert">{{ text }}</span>
    }
    <button nz-button nzType="primary" type="button" [nzLoading]="isBusy()" (click)="verify()">
      {{ t('verify') }}
    </button>
  </ng-container>`,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-3);
    }
    time {
      margin-left: var(--space-2);
    }
    .problem {
      color: var(--red-text);
    }
  `,
})
export class ChainCheck {
  readonly #api = inject(Api);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);
  protected readonly verdict = signal<Verdict | undefined>(undefined);
  protected readonly why = computed(() => {
    const why = this.verdict()?.firstBroken?.why ?? '';
    return FAULTS.includes(why) ? this.#language.translate(`audit.fault.${why}`) : why;
  });
  protected readonly problem = signal('');
  protected readonly isBusy = signal(false);

  protected async verify(): Promise<void> {
    this.isBusy.set(true);
    this.problem.set('');
    // An old verdict beside a failed check would read as the new one.
    this.verdict.set(undefined);
    try {
      this.verdict.set(await this.#api.call(verifyAudit, {}));
    } catch (error) {
      this.problem.set(this.#problemText.of(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
