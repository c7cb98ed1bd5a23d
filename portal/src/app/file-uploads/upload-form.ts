import { Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { FILE_TEMPLATES } from '@parkwatch/domain/templates/file-templates';
import {
  readFileTemplate,
  UPLOAD_BYTES,
  uploadFile,
  XLSX_TYPE,
} from '@parkwatch/domain/wire/file-uploads';
import { ProblemText } from '../api/problem-text.ts';
import { urlOf } from '../api/request.ts';
import { Uploads } from '../api/upload.ts';
import { LocalText } from '../i18n/local-text.ts';

/** Chooses what a file is about, gives its template, and sends the file. */
@Component({
  selector: 'pw-upload-form',
  imports: [
    FormsModule,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    NzSelectModule,
    TranslocoDirective,
  ],
  templateUrl: './upload-form.html',
  styles: `
    form {
      display: grid;
      gap: var(--space-3);
    }
    nz-select,
    progress {
      width: 100%;
    }
    .chooser {
      position: relative;
      display: flex;
      align-items: center;
      justify-content: center;
      gap: var(--space-2);
      min-height: 56px;
      padding: var(--space-2) var(--space-3);
      border: 1px dashed var(--border);
      border-radius: var(--radius-2);
      overflow-wrap: anywhere;
      cursor: pointer;
    }
    .chooser:has(:focus-visible) {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
  `,
})
export class UploadForm {
  readonly #uploads = inject(Uploads);
  readonly #problemText = inject(ProblemText);
  readonly enterpriseId = input<number>();
  readonly sent = output();

  protected readonly templates = FILE_TEMPLATES;
  protected readonly template = signal<string | null>(null);
  protected readonly file = signal<File | null>(null);
  /** Share that is out, while a file is being sent. */
  protected readonly share = signal<number | null>(null);
  protected readonly problem = signal('');
  protected readonly isDone = signal(false);

  protected readonly templateUrl = computed(() => {
    const template = this.template();
    return template === null ? null : urlOf(readFileTemplate, { params: { template } });
  });
  /** Key of the reason why the chosen file cannot be sent. */
  protected readonly fault = computed(() => {
    const file = this.file();
    if (file === null) return null;
    if (!/\.(xlsx|csv)$/i.test(file.name)) return 'wrongKind';
    return file.size > UPLOAD_BYTES ? 'tooLarge' : null;
  });
  protected readonly isReady = computed(
    () =>
      this.template() !== null &&
      this.file() !== null &&
      this.fault() === null &&
      this.share() === null,
  );

  protected choose(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files?.[0] ?? null);
    this.problem.set('');
    this.isDone.set(false);
  }

  protected async send(chooser: HTMLInputElement): Promise<void> {
    const [file, template, enterpriseId] = [this.file(), this.template(), this.enterpriseId()];
    if (file === null || template === null || !this.isReady()) return;
    this.problem.set('');
    this.share.set(0);
    try {
      // Systems have their own words for a CSV, or none.
      const type = /\.xlsx$/i.test(file.name) ? XLSX_TYPE : 'text/csv';
      const query = { template, name: file.name, ...(enterpriseId && { enterpriseId }) };
      const sent = { file: file.slice(0, file.size, type), query };
      await this.#uploads.send(uploadFile, sent, (share) => this.share.set(share));
      chooser.value = '';
      this.file.set(null);
      this.isDone.set(true);
      this.sent.emit();
    } catch (error) {
      this.problem.set(this.#problemText.of(error));
    } finally {
      this.share.set(null);
    }
  }
}
