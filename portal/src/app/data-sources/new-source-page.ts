import { Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { CONNECTOR_IDS } from '@parkwatch/domain/sources/connector-ids';
import type { ConnectorId } from '@parkwatch/domain/sources/connector-ids';
import { configJsonSchemaOf } from '@parkwatch/domain/sources/index';
import { createDataSource } from '@parkwatch/domain/wire/data-sources';
import { listApiKeys } from '@parkwatch/domain/wire/users';
import { Api } from '../api/api.ts';
import { apiResource } from '../api/api-resource.ts';
import { ProblemText } from '../api/problem-text.ts';
import { Language } from '../i18n/language.ts';
import { EnterprisePicker } from '../ui/enterprise-picker.ts';
import { PageHeader } from '../ui/page-header.ts';
import { configCheck } from './config/config-check.ts';
import { isObject } from './config/config-draft.ts';
import type { Json } from './config/config-draft.ts';
import { ConfigForm } from './config/config-form.ts';
import { FaultList } from './config/fault-list.ts';
import { beginningOf } from './config/json-schema.ts';
import type { JsonSchema } from './config/json-schema.ts';

const KEY = /^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$/;

/** Makes a data source: which protocol, under which gateway, for whom, and how. */
@Component({
  selector: 'pw-new-source-page',
  imports: [
    ConfigForm,
    EnterprisePicker,
    FaultList,
    FormsModule,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    NzSelectModule,
    PageHeader,
    RouterLink,
    TranslocoDirective,
  ],
  templateUrl: './new-source-page.html',
  styleUrl: './new-source-page.css',
})
export class NewSourcePage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  readonly #problemText = inject(ProblemText);

  protected readonly connectors = CONNECTOR_IDS;
  protected readonly connector = signal<ConnectorId | null>(null);
  protected readonly key = signal('');
  protected readonly nameZh = signal('');
  protected readonly nameEn = signal('');
  protected readonly reason = signal('');
  protected readonly gatewayId = signal<number | null>(null);
  protected readonly isKeyGood = computed(() => this.key() === '' || KEY.test(this.key()));

  protected readonly keys = apiResource(listApiKeys, () => ({}));
  protected readonly gateways = computed(() =>
    (this.keys.value()?.items ?? []).filter(({ revokedAt }) => revokedAt === null),
  );
  readonly #gateway = computed(() => this.gateways().find(({ id }) => id === this.gatewayId()));
  /** The key of an enterprise may write for that enterprise alone. */
  protected readonly isBound = computed(() => (this.#gateway()?.enterpriseId ?? null) !== null);
  protected readonly enterpriseId = linkedSignal<number | null>(
    () => this.#gateway()?.enterpriseId ?? null,
  );

  protected readonly schema = computed<JsonSchema | undefined>(() => {
    const connector = this.connector();
    return connector === null ? undefined : configJsonSchemaOf(connector);
  });
  protected readonly draft = linkedSignal<Json>(() => {
    const schema = this.schema();
    const settings = schema?.properties?.['settings'];
    const beginning = settings && beginningOf(settings);
    return { settings: isObject(beginning) ? beginning : {}, devices: [] };
  });
  protected readonly check = configCheck(() => {
    const connector = this.connector();
    if (connector === null) return undefined;
    return { connector, config: this.draft(), enterpriseId: this.enterpriseId() };
  });

  protected readonly form = viewChild(ConfigForm);
  protected readonly isBusy = signal(false);
  protected readonly problems = signal<readonly string[]>([]);
  protected readonly canSend = computed(() => {
    const texts = [this.key(), this.nameZh(), this.nameEn(), this.reason()];
    const isWhole = texts.every((text) => text.trim() !== '') && KEY.test(this.key());
    const isBroken = this.form()?.isBroken() ?? false;
    return isWhole && !isBroken && this.connector() !== null && this.gatewayId() !== null;
  });

  protected nameOf(connector: ConnectorId): string {
    return this.#language.translate(`dataSources.connector.${connector}`);
  }

  protected async send(): Promise<void> {
    const connector = this.connector();
    const gatewayId = this.gatewayId();
    if (!this.canSend() || this.isBusy() || connector === null || gatewayId === null) return;
    this.isBusy.set(true);
    this.problems.set([]);
    const names = { nameZh: this.nameZh().trim(), nameEn: this.nameEn().trim() };
    const whose = { gatewayId, enterpriseId: this.enterpriseId(), reason: this.reason().trim() };
    try {
      const { id } = await this.#api.call(createDataSource, {
        body: { key: this.key(), connector, ...names, ...whose, config: this.draft() },
      });
      await this.#router.navigate(['/data-sources', id]);
    } catch (error) {
      this.problems.set([this.#problemText.of(error), ...this.#problemText.fields(error)]);
    } finally {
      this.isBusy.set(false);
    }
  }
}
