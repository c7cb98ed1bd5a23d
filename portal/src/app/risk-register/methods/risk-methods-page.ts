import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzModalService } from 'ng-zorro-antd/modal';
import { listRiskMethods } from '@parkwatch/domain/wire/risk-methods';
import type { RiskMethodVersion } from '@parkwatch/domain/wire/risk-methods';
import { apiResource } from '../../api/api-resource.ts';
import { Live } from '../../live/live.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Session } from '../../session/session.ts';
import { PageHeader } from '../../ui/page-header.ts';
import { Person } from '../../ui/person.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { Tag } from '../../ui/tag.ts';
import { TimeAgo } from '../../ui/time-ago.ts';
import { LevelTag } from '../level-tag.ts';
import { cutWords } from './cut-words.ts';
import { openVersionForm } from './version-form.ts';

/** Methods of assessment with their tables: what holds today, what held before, what is to come. */
@Component({
  selector: 'pw-risk-methods-page',
  imports: [
    LevelTag,
    LocalText,
    NzButtonModule,
    PageHeader,
    Person,
    RouterLink,
    StatePanel,
    Tag,
    TimeAgo,
    TranslocoDirective,
  ],
  providers: [NzModalService],
  templateUrl: './risk-methods-page.html',
  styleUrl: './risk-methods-page.css',
})
export class RiskMethodsPage {
  readonly #modal = inject(NzModalService);
  readonly #session = inject(Session);
  protected readonly methods = apiResource(listRiskMethods, () => ({}), {
    reloadOn: inject(Live).resyncs,
  });
  protected readonly canAdd = computed(() => this.#session.can('risk-method.add'));
  protected readonly canSeeRegister = computed(() => this.#session.can('risk-register.read'));
  /** Each family with its newest version first. */
  protected readonly families = computed(() => {
    const items = this.methods.value()?.items ?? [];
    return [...Map.groupBy(items, ({ family }) => family)].map(([family, versions]) => ({
      ...{ family, versions: versions.toReversed() },
      current: versions.find(({ isInEffect }) => isInEffect) ?? versions[0]!,
    }));
  });
  protected readonly cutsOf = cutWords;

  protected stateOf(
    { isInEffect, version }: RiskMethodVersion,
    current: RiskMethodVersion,
  ): 'now' | 'past' | 'coming' {
    if (isInEffect) return 'now';
    return version < current.version ? 'past' : 'coming';
  }

  protected async add(newest: RiskMethodVersion): Promise<void> {
    if ((await openVersionForm(this.#modal, newest)) !== undefined) this.methods.reload();
  }
}
