import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { XLSX_TYPE } from '@parkwatch/domain/wire/file-uploads';
import {
  applyStandardImport,
  previewStandardImport,
  readStandardTemplate,
  STANDARD_IMPORT_BYTES,
} from '@parkwatch/domain/wire/standard-changes';
import type { StandardImport } from '@parkwatch/domain/wire/standard-changes';
import { Api } from '../../api/api.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { urlOf } from '../../api/request.ts';
import { Uploads } from '../../api/upload.ts';
import { Language } from '../../i18n/language.ts';
import { PageHeader } from '../../ui/page-header.ts';
import { ImportPreview } from './import-preview.ts';

/** A library of one's own from a workbook: template, upload, what each row would do and what is wrong with it, then all of it at once. */
@Component({
  selector: 'pw-import-page',
  imports: [
    FormsModule,
    ImportPreview,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    PageHeader,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './import-page.html',
  styleUrl: './import-page.css',
})
export class ImportPage {
  readonly #api = inject(Api);
  readonly #uploads = inject(Uploads);
  readonly #router = inject(Router);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);

  protected readonly templateUrl = urlOf(readStandardTemplate, {});
  protected readonly file = signal<File | null>(null);
  protected readonly preview = signal<StandardImport | null>(null);
  protected readonly reason = signal('');
  protected readonly isBusy = signal(false);
  protected readonly problem = signal('');
  /** Key of the reason why the chosen file cannot be sent. */
  protected readonly fault = computed(() => {
    const file = this.file();
    if (file === null) return null;
    if (!/\.xlsx$/i.test(file.name)) return 'wrongKind';
    return file.size > STANDARD_IMPORT_BYTES ? 'tooLarge' : null;
  });
  protected readonly canApply = computed(() => {
    const preview = this.preview();
    if (preview === null || this.reason().trim() === '') return false;
    const { add, change, faults } = preview.counts;
    return faults === 0 && add + change > 0;
  });

  protected choose(event: Event): void {
    const chooser = event.target as HTMLInputElement;
    this.file.set(chooser.files?.[0] ?? null);
    // The same file again, corrected, is a choice too.
    chooser.value = '';
    this.preview.set(null);
    this.problem.set('');
    if (this.file() !== null && this.fault() === null) void this.#send(this.file()!);
  }

  async #send(file: File): Promise<void> {
    await this.#act(async () => {
      const sent = { file: file.slice(0, file.size, XLSX_TYPE), query: { name: file.name } };
      this.preview.set(await this.#uploads.send(previewStandardImport, sent, () => undefined));
    });
  }

  protected async apply(): Promise<void> {
    const preview = this.preview();
    if (preview === null || !this.canApply()) return;
    await this.#act(async () => {
      const params = { id: preview.id };
      const body = { reason: this.reason().trim() };
      const done = await this.#api.call(applyStandardImport, { params, body });
      const { add, change } = done.import.counts;
      this.#message.success(
        this.#language.translate('standards.import.done', {
          ...{ add, change, count: done.reevaluations },
        }),
      );
      await this.#router.navigate(['/standard-library']);
    });
  }

  async #act(act: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set('');
    try {
      await act();
    } catch (error) {
      this.problem.set(this.#problemText.of(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
