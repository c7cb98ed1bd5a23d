import type { ElementRef } from '@angular/core';
import { afterRenderEffect, Component, computed, inject } from '@angular/core';
import { input, numberAttribute, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import {
  readDataSource,
  restartDataSource,
  switchDataSource,
} from '@parkwatch/domain/wire/data-sources';
import { Api } from '../api/api.ts';
import { apiResource } from '../api/api-resource.ts';
import { Amount } from '../i18n/amount.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Live } from '../live/live.ts';
import { reloadEvery } from '../api/reload-every.ts';
import { Session } from '../session/session.ts';
import { reasonDialog, ReasonDialog } from '../ui/reason-dialog.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { SourceConfig } from './config/source-config.ts';
import { DeviceList } from './device-list.ts';
import { LinkTag } from './link-tag.ts';
import { LiveFrames } from './live-frames.ts';
import { RefusedList } from './refused-list.ts';
import { RejectedFrames } from './rejected-frames.ts';
import { SourceStateTag } from './source-state-tag.ts';
import { currentStatus, isLoadingVersion, shownState } from './source-view.ts';
import { UnmappedList } from './unmapped-list.ts';

const RENEW_S = 5;
const PARTS = ['devices', 'refused', 'rejected', 'unmapped', 'live', 'config'] as const;
type Part = (typeof PARTS)[number];

/** One data source: how it is, who comes and who is refused, its frames as they come, its configuration. */
@Component({
  selector: 'pw-source-page',
  imports: [
    Amount,
    DeviceList,
    FormsModule,
    LinkTag,
    LiveFrames,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    NzSegmentedModule,
    RefusedList,
    RejectedFrames,
    RouterLink,
    SourceConfig,
    SourceStateTag,
    StatePanel,
    TimeAgo,
    TranslocoDirective,
    UnmappedList,
  ],
  providers: [reasonDialog],
  templateUrl: './source-page.html',
  styleUrl: './source-page.css',
})
export class SourcePage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #language = inject(Language);
  readonly #reasons = inject(ReasonDialog);
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });
  readonly part = input<string>();
  /** An account that is to become a device, and a point of it that is to be mapped. */
  readonly device = input<string>();
  readonly point = input<string>();

  protected readonly detail = apiResource(readDataSource, () => ({ params: { id: this.id() } }), {
    reloadOn: inject(Live).resyncs,
  });
  protected readonly source = computed(() => this.detail.value()?.source);
  protected readonly status = computed(() => this.detail.value()?.status ?? null);
  protected readonly now = computed(() => {
    const source = this.source();
    return source && currentStatus(source);
  });
  protected readonly state = computed(() => {
    const source = this.source();
    return source ? shownState(source) : 'unknown';
  });
  protected readonly isLoadingVersion = computed(() => {
    const source = this.source();
    return source !== undefined && isLoadingVersion(source);
  });
  protected readonly may = computed(() => ({
    watch: this.#session.can('data-source.watch'),
    configure: this.#session.can('data-source.configure'),
  }));
  readonly #parts = computed(() =>
    PARTS.filter(
      (part) =>
        (part !== 'live' || this.may().watch) && (part !== 'config' || this.may().configure),
    ),
  );
  protected readonly choices = computed(() =>
    this.#parts().map((value) => ({ value, label: this.#labelOf(value) })),
  );
  protected readonly shown = computed<Part>(
    () => this.#parts().find((part) => part === this.part()) ?? 'devices',
  );

  protected readonly nav = viewChild<ElementRef<HTMLElement>>('nav');

  constructor() {
    reloadEvery(RENEW_S, this.detail);
    // On a phone the parts do not fit: the open one is in view.
    afterRenderEffect(() => {
      const at = this.choices().findIndex(({ value }) => value === this.shown());
      const items = this.nav()?.nativeElement.querySelectorAll('.ant-segmented-item');
      items?.[at]?.scrollIntoView?.({ inline: 'center', block: 'nearest' });
    });
  }

  #labelOf(part: Part): string {
    const status = this.status();
    const counts: Partial<Record<Part, number | undefined>> = {
      devices: status?.devices.length,
      refused: status?.refused.length,
      rejected: status?.rejections.length,
      unmapped: status?.unmapped.length,
    };
    const word = this.#language.translate(`dataSources.part.${part}`);
    return counts[part] === undefined ? word : `${word} ${counts[part]}`;
  }

  protected go(part: Part): void {
    void this.#router.navigate([], { queryParams: { part }, replaceUrl: true });
  }

  protected async switch(isEnabled: boolean): Promise<void> {
    const word = isEnabled ? 'on' : 'off';
    const params = { id: this.id() };
    await this.#ask(word, !isEnabled, (reason) =>
      this.#api.call(switchDataSource, { params, body: { isEnabled, reason } }),
    );
  }

  protected async restart(): Promise<void> {
    const params = { id: this.id() };
    await this.#ask('restart', false, (reason) =>
      this.#api.call(restartDataSource, { params, body: { reason } }),
    );
  }

  async #ask(
    word: 'on' | 'off' | 'restart',
    isDanger: boolean,
    act: (reason: string) => Promise<unknown>,
  ): Promise<void> {
    const say = (key: string) => this.#language.translate(`dataSources.${word}.${key}`);
    await this.#reasons.ask({
      ...{ title: say('title'), text: say('text'), confirm: say('confirm'), isDanger },
      act: async (reason) => {
        await act(reason);
        this.detail.reload();
      },
    });
  }
}
