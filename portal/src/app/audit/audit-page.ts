import { JsonPipe } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzDrawerModule } from 'ng-zorro-antd/drawer';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import type { AuditRecord } from '@parkwatch/domain/wire/audit';
import { listAudit } from '@parkwatch/domain/wire/audit';
import { ROLES } from '@parkwatch/domain/access/roles';
import { apiPages } from '../api/api-pages.ts';
import { ProblemText } from '../api/problem-text.ts';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { Live } from '../live/live.ts';
import { InstantInput } from '../ui/instant-input.ts';
import { PageHeader } from '../ui/page-header.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { Tag } from '../ui/tag.ts';
import { actionKey, actionNames } from './action-names.ts';
import { ChainCheck } from './chain-check.ts';

const NOBODY: readonly string[] = ['system', 'source'];

type Filter = { actor?: string; action?: string; from?: string; to?: string };

/** The audit trail: who did what from where, what was refused, and whether the chain is whole. */
@Component({
  selector: 'pw-audit-page',
  imports: [
    ChainCheck,
    Column,
    DataTable,
    FormsModule,
    Instant,
    InstantInput,
    JsonPipe,
    NzButtonModule,
    NzDrawerModule,
    NzIconDirective,
    NzInputModule,
    PageHeader,
    StatePanel,
    Tag,
    TranslocoDirective,
  ],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.css',
})
export class AuditPage {
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);

  protected readonly actor = signal('');
  protected readonly action = signal('');
  protected readonly from = signal<Date | undefined>(undefined);
  protected readonly to = signal<Date | undefined>(undefined);
  readonly #filter = signal<Filter>({});
  protected readonly records = apiPages(listAudit, () => ({ query: this.#filter() }), {
    reloadOn: inject(Live).resyncs,
  });
  protected readonly open = signal<AuditRecord | undefined>(undefined);
  protected readonly openKey = computed(() => this.open()?.id);
  protected readonly keyOf = (record: AuditRecord) => record.id;
  protected readonly markOf = (record: AuditRecord) =>
    record.result === 'refused' ? 'row-bad' : '';

  protected find(): void {
    const from = this.from();
    const to = this.to();
    this.#filter.set({
      actor: this.actor().trim(),
      action: this.action().trim(),
      ...(from && { from: from.toISOString() }),
      ...(to && { to: to.toISOString() }),
    });
  }

  protected nameOf(action: string): string {
    const name = actionNames.get(action);
    if (name) return this.#language.pick(name);
    const key = actionKey(action);
    return key ? this.#language.translate(key) : action;
  }

  /** A person's role, or what else acts: the system itself, a data source. */
  protected roleOf(role: string): string {
    if ((ROLES as readonly string[]).includes(role)) {
      return this.#language.translate(`roles.${role}`);
    }
    return NOBODY.includes(role) ? this.#language.translate(`audit.nobody.${role}`) : role;
  }

  protected async loadMore(): Promise<void> {
    try {
      await this.records.loadMore();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }
}
