import { afterNextRender, Component, computed, effect, inject, Injector } from '@angular/core';
import { input, linkedSignal, output, signal, untracked, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import {
  changeSourceConfig,
  readSourceConfig,
  readSourceVersion,
} from '@parkwatch/domain/wire/data-sources';
import type { DataSource } from '@parkwatch/domain/wire/data-sources';
import { Api } from '../../api/api.ts';
import { apiResource } from '../../api/api-resource.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Language } from '../../i18n/language.ts';
import { reasonDialog, ReasonDialog } from '../../ui/reason-dialog.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { configCheck } from './config-check.ts';
import type { Json } from './config-draft.ts';
import { isObject } from './config-draft.ts';
import { ConfigForm } from './config-form.ts';
import { FaultList } from './fault-list.ts';
import type { JsonSchema } from './json-schema.ts';
import { VersionList } from './version-list.ts';

/** The configuration of a source: changed as a draft, checked while it is typed, stored with a reason as a new version. */
@Component({
  selector: 'pw-source-config',
  imports: [ConfigForm, FaultList, NzButtonModule, StatePanel, TranslocoDirective, VersionList],
  providers: [reasonDialog],
  templateUrl: './source-config.html',
  styleUrl: './source-config.css',
})
export class SourceConfig {
  readonly #api = inject(Api);
  readonly #language = inject(Language);
  readonly #problemText = inject(ProblemText);
  readonly #reasons = inject(ReasonDialog);
  readonly #injector = inject(Injector);
  readonly source = input.required<DataSource>();
  /** An account that is to become a device, and its point that is to be mapped. */
  readonly device = input<string>();
  readonly point = input<string>();
  readonly changed = output();

  readonly #id = computed(() => this.source().id);
  protected readonly stored = apiResource(readSourceConfig, () => ({ params: { id: this.#id() } }));
  protected readonly schema = computed(() => (this.stored.value()?.schema ?? {}) as JsonSchema);
  readonly #original = computed<Json>(() => {
    const config = this.stored.value()?.config;
    return isObject(config) ? config : {};
  });
  protected readonly draft = linkedSignal<Json>(() => this.#original());
  /** The earlier version that the draft was made of. */
  protected readonly restores = signal<number | undefined>(undefined);
  protected readonly isChanged = computed(
    () => JSON.stringify(this.draft()) !== JSON.stringify(this.#original()),
  );
  /** Somebody else stored a version after the one that is being changed. */
  protected readonly isOutdated = computed(() => {
    const version = this.stored.value()?.version;
    return version !== undefined && version < this.source().version;
  });
  protected readonly problem = signal('');
  protected readonly form = viewChild(ConfigForm);
  protected readonly isBroken = computed(() => this.form()?.isBroken() ?? false);
  readonly #wanted = computed(() => {
    if (!this.isChanged()) return undefined;
    return { connector: this.source().connector, config: this.draft(), sourceId: this.#id() };
  });
  protected readonly check = configCheck(this.#wanted);
  protected readonly faults = computed(() => (this.isChanged() ? this.check.faults() : []));

  constructor() {
    let opened: string | undefined;
    effect(() => {
      const account = this.device();
      const point = this.point();
      const wanted = JSON.stringify([this.#id(), account, point]);
      // Once: when a new version comes it is not asked for again.
      if (account === undefined || this.stored.value() === undefined || wanted === opened) return;
      opened = wanted;
      // The form is drawn with the answer.
      untracked(() =>
        afterNextRender(() => this.form()?.open(account, point), { injector: this.#injector }),
      );
    });
  }

  protected discard(): void {
    this.draft.set(this.#original());
    this.restores.set(undefined);
    this.problem.set('');
  }

  protected async load(version: number): Promise<void> {
    this.problem.set('');
    try {
      const params = { id: this.#id(), version };
      const { config } = await this.#api.call(readSourceVersion, { params });
      if (!isObject(config)) return;
      this.draft.set(config);
      this.restores.set(version);
    } catch (error) {
      this.problem.set(this.#problemText.of(error));
    }
  }

  protected async save(): Promise<void> {
    const version = this.stored.value()?.version;
    if (version === undefined) return;
    const say = (key: string) => this.#language.translate(`dataSources.save.${key}`);
    const restores = this.restores();
    const body = { version, config: this.draft(), ...(restores === undefined ? {} : { restores }) };
    await this.#reasons.ask({
      ...{ title: say('title'), text: say('text'), confirm: say('confirm') },
      act: async (reason) => {
        const params = { id: this.#id() };
        await this.#api.call(changeSourceConfig, { params, body: { ...body, reason } });
        this.restores.set(undefined);
        this.reload();
        this.changed.emit();
      },
    });
  }

  protected reload(): void {
    this.problem.set('');
    this.stored.reload();
  }
}
