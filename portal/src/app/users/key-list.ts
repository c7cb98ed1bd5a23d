import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type { ApiKey } from '@parkwatch/domain/wire/users';
import { listApiKeys, revokeApiKey } from '@parkwatch/domain/wire/users';
import { Api } from '../api/api.ts';
import { apiResource } from '../api/api-resource.ts';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { ReasonDialog, reasonDialog } from '../ui/reason-dialog.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { openCreateKey } from './create-key-form.ts';

/** The keys by which data sources deliver readings. A key is shown once, when it is made; afterwards only its first letters. */
@Component({
  selector: 'pw-key-list',
  imports: [
    Column,
    DataTable,
    Instant,
    NzButtonModule,
    StatePanel,
    Tag,
    TimeAgo,
    TranslocoDirective,
  ],
  providers: [...reasonDialog],
  templateUrl: './key-list.html',
  styleUrl: './lists.css',
})
export class KeyList {
  readonly #api = inject(Api);
  readonly #reasons = inject(ReasonDialog);
  readonly #language = inject(Language);
  readonly #session = inject(Session);

  protected readonly keys = apiResource(listApiKeys, () => ({}), {
    reloadOn: inject(Live).resyncs,
  });
  protected readonly rows = computed(() => this.keys.value()?.items ?? []);
  protected readonly canManage = computed(() => this.#session.can('api-key.manage'));
  protected readonly keyOf = (key: ApiKey) => key.id;
  protected readonly markOf = (key: ApiKey) => (key.revokedAt ? 'row-muted' : '');

  protected async create(): Promise<void> {
    if (await openCreateKey(this.#reasons.modal)) this.keys.reload();
  }

  protected async revoke(key: ApiKey): Promise<void> {
    const say = (word: string) => this.#language.translate(word, { name: key.name });
    const isDone = await this.#reasons.ask({
      title: say('keys.revokeTitle'),
      text: say('keys.revokeText'),
      confirm: say('keys.revoke'),
      isDanger: true,
      isOptional: true,
      act: () => this.#api.call(revokeApiKey, { params: { id: key.id } }),
    });
    if (isDone) this.keys.reload();
  }
}
