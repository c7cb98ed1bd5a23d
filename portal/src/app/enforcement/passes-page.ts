import { Component, computed, DestroyRef, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import type { Pass } from '@parkwatch/domain/wire/enforcement';
import { decidePass, listPasses } from '@parkwatch/domain/wire/enforcement';
import { Api } from '../api/api.ts';
import { apiResource } from '../api/api-resource.ts';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { PageHeader } from '../ui/page-header.ts';
import { ReasonDialog, reasonDialog } from '../ui/reason-dialog.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.ts';
import type { Tone } from '../ui/tag.ts';
import { Tag } from '../ui/tag.ts';
import { TimeAgo } from '../ui/time-ago.ts';
import { PassForm } from './pass-form.ts';
import { Person } from '../ui/person.ts';

const tones: Record<Pass['state'], Tone> = { applied: 'blue', approved: 'green', refused: 'grey' };
/** Applications have no live event: the list is read again this often. */
const RENEW_MS = 30_000;

/** Applications for hazmat vehicle passes: the enterprise applies, the park decides; frozen while a restriction is in force. */
@Component({
  selector: 'pw-passes-page',
  imports: [
    Column,
    DataTable,
    Instant,
    LocalText,
    NzButtonModule,
    PageHeader,
    PassForm,
    Person,
    StatePanel,
    Tag,
    TimeAgo,
    TranslocoDirective,
  ],
  providers: [...reasonDialog],
  templateUrl: './passes-page.html',
  styleUrl: './passes-page.css',
})
export class PassesPage {
  readonly #api = inject(Api);
  readonly #live = inject(Live);
  readonly #session = inject(Session);
  readonly #reasons = inject(ReasonDialog);
  readonly #language = inject(Language);
  readonly #nowMs = inject(SecondsClock).nowMs;

  protected readonly passes = apiResource(listPasses, () => ({}), {
    reloadOn: computed(() => `${this.#live.resyncs()} ${Math.floor(this.#nowMs() / RENEW_MS)}`),
  });
  /** What waits for a decision first, the earliest visit on top. */
  protected readonly rows = computed(
    () =>
      this.passes
        .value()
        ?.items.toSorted(
          (a, b) =>
            Number(a.state !== 'applied') - Number(b.state !== 'applied') ||
            (a.state === 'applied'
              ? a.visitAt.localeCompare(b.visitAt)
              : b.appliedAt.localeCompare(a.appliedAt)),
        ) ?? [],
  );
  protected readonly isFrozen = computed(() => this.passes.value()?.isFrozen === true);
  protected readonly canApply = computed(() => this.#session.can('pass.apply'));
  protected readonly canDecide = computed(() => this.#session.can('pass.decide'));
  protected readonly seesMany = computed(() => !this.#session.isEnterprise());
  protected readonly tones = tones;
  protected readonly keyOf = (pass: Pass) => pass.id;
  protected readonly markOf = ({ state, visitAt }: Pass) =>
    state === 'applied' && Date.parse(visitAt) < this.#nowMs() ? 'row-muted' : '';

  constructor() {
    const stop = this.#live.on('restriction', () => this.passes.reload());
    inject(DestroyRef).onDestroy(stop);
  }

  protected take(changed: Pass): void {
    this.passes.update((answer) => ({
      ...answer,
      items: [changed, ...answer.items.filter(({ id }) => id !== changed.id)],
    }));
  }

  protected async decide({ id, plate }: Pass, decision: 'approve' | 'refuse'): Promise<void> {
    const say = (key: string) =>
      this.#language.translate(`passes.ask.${decision}.${key}`, { plate });
    await this.#reasons.ask({
      title: say('title'),
      confirm: say('confirm'),
      isDanger: decision === 'refuse',
      act: async (reason) =>
        this.take(await this.#api.call(decidePass, { params: { id }, body: { decision, reason } })),
    });
  }
}
