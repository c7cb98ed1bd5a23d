import { Component, computed, inject, input, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Session } from '../session/session.ts';
import { EnterpriseSelect } from '../ui/enterprise-select.ts';
import { PageHeader } from '../ui/page-header.ts';
import { UploadForm } from './upload-form.ts';
import { UploadList } from './upload-list.ts';

/** Files that are filled in and uploaded instead of pushed: choose, send, and see what became of each row. */
@Component({
  selector: 'pw-uploads-page',
  imports: [EnterpriseSelect, PageHeader, TranslocoDirective, UploadForm, UploadList],
  template: `<ng-container *transloco="let t; prefix: 'uploads'">
    <pw-page-header [title]="t('title')" [subtitle]="t('subtitle')" />
    <div class="columns">
      <section class="panel">
        <h2>{{ t('new') }}</h2>
        @if (isOfPark()) {
          <div class="field">
            <label for="upload-enterprise">{{ t('enterprise') }}</label>
            <pw-enterprise-select
              fieldId="upload-enterprise"
              [placeholder]="t('several')"
              [enterpriseId]="chosen()"
              (enterpriseIdChange)="choose($event)"
            />
            <span class="hint">{{ t('enterpriseHint') }}</span>
          </div>
        }
        <pw-upload-form [enterpriseId]="chosen()" (sent)="list().uploads.reload()" />
      </section>
      <section class="panel">
        <h2>{{ t('list') }}</h2>
        <pw-upload-list [enterpriseId]="chosen()" />
      </section>
    </div>
  </ng-container>`,
  styles: `
    .columns {
      display: grid;
      grid-template-columns: minmax(280px, 420px) minmax(0, 1fr);
      align-items: start;
      gap: var(--space-4);
    }
    .panel {
      display: grid;
      gap: var(--space-3);
      padding: var(--space-4);
    }
    h2 {
      font-size: var(--text-l);
    }
    @media (width < 1000px) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class UploadsPage {
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  /** From the address. */
  readonly enterpriseId = input<string>();

  protected readonly list = viewChild.required(UploadList);
  protected readonly isOfPark = computed(() => this.#session.reach('file.upload') === 'park');
  /** For an account of an enterprise the server knows whose it is. */
  protected readonly chosen = computed(() => {
    const id = Number(this.enterpriseId() ?? Number.NaN);
    return this.isOfPark() && Number.isInteger(id) ? id : undefined;
  });

  protected choose(enterpriseId: number | undefined): void {
    const queryParams = { enterpriseId: enterpriseId ?? null };
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
