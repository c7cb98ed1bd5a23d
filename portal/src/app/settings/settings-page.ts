import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzModalService } from 'ng-zorro-antd/modal';
import type { Setting } from '@parkwatch/domain/wire/audit';
import { listSettings } from '@parkwatch/domain/wire/audit';
import { apiResource } from '../api/api-resource.ts';
import { Amount } from '../i18n/amount.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { PageHeader } from '../ui/page-header.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { openChangeSetting } from './change-setting-form.ts';

/** The park's own numbers, in groups, each with its bounds and who set it last. */
@Component({
  selector: 'pw-settings-page',
  imports: [Amount, NzButtonModule, PageHeader, StatePanel, TimeAgo, TranslocoDirective],
  providers: [NzModalService],
  templateUrl: './settings-page.html',
  styleUrl: './settings-page.css',
})
export class SettingsPage {
  readonly #session = inject(Session);
  readonly #modal = inject(NzModalService);

  protected readonly settings = apiResource(listSettings, () => ({}), {
    reloadOn: inject(Live).resyncs,
  });
  protected readonly canChange = computed(() => this.#session.can('setting.manage'));
  /** By the first word of the key: linkage, zone, session, password. */
  protected readonly groups = computed(() => {
    const groups = new Map<string, Setting[]>();
    for (const setting of this.settings.value()?.items ?? []) {
      const group = setting.key.split('.')[0] ?? '';
      groups.set(group, [...(groups.get(group) ?? []), setting]);
    }
    return [...groups].map(([key, settings]) => ({ key, settings }));
  });

  protected async change(setting: Setting): Promise<void> {
    const changed = await openChangeSetting(this.#modal, setting);
    if (!changed) return;
    this.settings.update(({ items }) => ({
      items: items.map((item) => (item.key === changed.key ? changed : item)),
    }));
  }
}
