import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ROLES } from '@parkwatch/domain/access/roles';
import type { AccessGrant } from '@parkwatch/domain/wire/users';
import { decideGrant, listGrants } from '@parkwatch/domain/wire/users';
import { Api } from '../api/api.ts';
import { apiResource } from '../api/api-resource.ts';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { Countdown } from '../ui/countdown.ts';
import { PageHeader } from '../ui/page-header.ts';
import { ReasonDialog, reasonDialog } from '../ui/reason-dialog.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';
import { GrantForm } from './grant-form.ts';
import type { GrantDecision } from './grant-view.ts';
import { byNeed, decisionsOf, stateOf } from './grant-view.ts';

const tones: Record<AccessGrant['state'], Tone> = {
  requested: 'orange',
  active: 'blue',
  refused: 'grey',
  revoked: 'grey',
  expired: 'grey',
};
/** Grants have no live event: the list is read again this often. */
const RENEW_MS = 30_000;

/** Temporary access of authorities to one enterprise's data: asked for with a purpose, decided by the director, seen by the enterprise. */
@Component({
  selector: 'pw-grants-page',
  imports: [
    Column,
    Countdown,
    DataTable,
    GrantForm,
    Instant,
    LocalText,
    NzButtonModule,
    PageHeader,
    StatePanel,
    Tag,
    TranslocoDirective,
  ],
  providers: [...reasonDialog],
  templateUrl: './grants-page.html',
  styleUrl: './grants-page.css',
})
export class GrantsPage {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #reasons = inject(ReasonDialog);
  readonly #language = inject(Language);
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly #resyncs = inject(Live).resyncs;

  protected readonly grants = apiResource(listGrants, () => ({}), {
    reloadOn: computed(() => `${this.#resyncs()} ${Math.floor(this.#nowMs() / RENEW_MS)}`),
  });
  protected readonly rows = computed(() => this.grants.value()?.items.toSorted(byNeed) ?? []);
  protected readonly canAsk = computed(() => this.#session.can('grant.request'));
  protected readonly canDecide = computed(() => this.#session.can('grant.decide'));
  /** Each side reads another sentence: the one who asks, the one who is looked at, the one who decides. */
  protected readonly side = computed(() => {
    if (this.canAsk()) return 'asker';
    return this.#session.isEnterprise() ? 'enterprise' : 'park';
  });
  protected readonly tones = tones;
  protected readonly keyOf = (grant: AccessGrant) => grant.id;

  protected stateOf(grant: AccessGrant): AccessGrant['state'] {
    return stateOf(grant, this.#nowMs());
  }

  protected decisionsOf(grant: AccessGrant): readonly GrantDecision[] {
    return this.canDecide() ? decisionsOf(this.stateOf(grant)) : [];
  }

  protected isKnownRole(role: string): boolean {
    return (ROLES as readonly string[]).includes(role);
  }

  protected reload(): void {
    this.grants.reload();
  }

  protected async decide(grant: AccessGrant, decision: GrantDecision): Promise<void> {
    const values = {
      who: grant.grantee.name,
      enterprise: this.#language.pick(grant.enterprise.name),
    };
    const say = (key: string) => this.#language.translate(`grants.ask.${decision}.${key}`, values);
    await this.#reasons.ask({
      title: say('title'),
      text: say('text'),
      confirm: say('confirm'),
      isDanger: decision !== 'grant',
      act: async (reason) => {
        const params = { id: grant.id };
        const changed = await this.#api.call(decideGrant, { params, body: { decision, reason } });
        this.grants.update(({ items }) => ({
          items: items.map((row) => (row.id === changed.id ? changed : row)),
        }));
      },
    });
  }
}
