import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { CATEGORY_LABELS } from '@parkwatch/domain/hidden-danger/category';
import { STANDARD_MODULES } from '@parkwatch/domain/standard-library/modules';
import { readStandardLine } from '@parkwatch/domain/wire/standard-library';
import type { StandardLineDetail } from '@parkwatch/domain/wire/standard-library';
import { apiResource } from '../../api/api-resource.ts';
import { Instant } from '../../i18n/instant.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { GradeTag } from '../../ui/grade-tag.ts';
import { Person } from '../../ui/person.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { RetireDialog, retireDialog } from '../edit/retire-dialog.ts';
import { DocumentNote } from './document-note.ts';
import { StandingTag } from './standing-tag.ts';

/** A line in the words of its document, what is asked by it, and every version it ever had. */
@Component({
  selector: 'pw-line-page',
  imports: [
    DocumentNote,
    GradeTag,
    Instant,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    Person,
    RouterLink,
    StandingTag,
    StatePanel,
    TranslocoDirective,
  ],
  providers: [retireDialog],
  templateUrl: './line-page.html',
  styleUrl: './line-page.css',
})
export class LinePage {
  readonly #dialog = inject(RetireDialog);
  readonly #message = inject(NzMessageService);
  readonly #language = inject(Language);
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly categoryLabels = CATEGORY_LABELS;
  protected readonly detail = apiResource(
    readStandardLine,
    () => ({ params: { id: Number(this.id()) } }),
    { reloadOn: inject(Live).resyncs },
  );
  protected readonly line = computed(() => this.detail.value());
  protected readonly moduleName = computed(() => {
    const line = this.line();
    return line && STANDARD_MODULES[line.module].name;
  });
  /** It can be changed until it has ended for good. */
  protected readonly canChange = computed(() => this.line()?.mayWrite === true);
  protected readonly canRetire = computed(() => {
    const line = this.line();
    return line?.mayWrite === true && line.standing !== 'ended';
  });

  protected retire(line: StandardLineDetail): void {
    this.#dialog.open({
      line,
      done: (retired) => {
        this.detail.update(() => retired);
        const count = retired.reevaluations;
        this.#message.success(this.#language.translate('standards.retired', { count }));
      },
    });
  }
}
