import { Component, computed, inject, input, linkedSignal, model, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzDrawerModule } from 'ng-zorro-antd/drawer';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import { Language } from '../../i18n/language.ts';
import { deviceAt, devicesOf, newDevice, parseConfig } from './config-draft.ts';
import { wantedDevice, withDevice, withoutDevice } from './config-draft.ts';
import type { DeviceDraft, Json } from './config-draft.ts';
import type { ConfigFault } from './config-check.ts';
import { DeviceEditor } from './device-editor.ts';
import { DeviceTable } from './device-table.ts';
import { beginningOf } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { SchemaFields } from './schema-fields.ts';

type View = 'form' | 'json';

/** A configuration as a form, or as JSON: the same draft, whichever one looks at. */
@Component({
  selector: 'pw-config-form',
  imports: [
    DeviceEditor,
    DeviceTable,
    FormsModule,
    NzDrawerModule,
    NzInputModule,
    NzSegmentedModule,
    SchemaFields,
    TranslocoDirective,
  ],
  templateUrl: './config-form.html',
  styleUrl: './config-form.css',
})
export class ConfigForm {
  readonly #language = inject(Language);
  readonly schema = input.required<JsonSchema>();
  readonly config = model.required<Json>();
  readonly faults = input<readonly ConfigFault[]>([]);

  protected readonly view = signal<View>('form');
  protected readonly views = computed(() =>
    (['form', 'json'] as const).map((value) => ({
      value,
      label: this.#language.translate(`dataSources.form.${value}`),
    })),
  );
  protected readonly devices = computed(() => devicesOf(this.config()));
  protected readonly faulty = computed(
    () => new Set(this.faults().flatMap(({ path }) => deviceAt(path) ?? [])),
  );
  protected readonly settingsSchema = computed(() => this.schema().properties?.['settings'] ?? {});
  protected readonly deviceSchema = computed(
    () => this.schema().properties?.['devices']?.items ?? {},
  );
  protected readonly elsewhere = ['settings', 'devices'];

  /** The account of the device in the drawer as the configuration has it; empty for a new one. */
  readonly #openAccount = signal<string | undefined>(undefined);
  protected readonly openDevice = signal<DeviceDraft | undefined>(undefined);
  protected readonly openPoint = signal<string | undefined>(undefined);
  protected readonly taken = computed(() =>
    this.devices()
      .map(({ account }) => account)
      .filter((account) => account !== this.#openAccount()),
  );

  /** As typed; anew when the draft changes by another way. */
  protected readonly text = linkedSignal<Json, string>({
    source: this.config,
    computation: (config, previous) => {
      const typed = previous && parseConfig(previous.value);
      const isSame =
        typed && 'config' in typed && JSON.stringify(typed.config) === JSON.stringify(config);
      return isSame ? previous.value : JSON.stringify(config, null, 2);
    },
  });
  protected readonly textFault = computed(() => {
    const parsed = parseConfig(this.text());
    return 'fault' in parsed ? parsed.fault : '';
  });
  /** What is typed is no configuration: it must not be stored. */
  readonly isBroken = computed(() => this.view() === 'json' && this.textFault() !== '');

  protected setText(text: string): void {
    this.text.set(text);
    const parsed = parseConfig(text);
    if ('config' in parsed) this.config.set(parsed.config);
  }
  protected setSettings(settings: Json): void {
    this.config.update((config) => ({ ...config, settings }));
  }

  /** Opens the device of an account; with `point`, ready to be mapped. A new one where there is none. */
  open(account: string, point?: string): void {
    this.view.set('form');
    this.#openAccount.set(account);
    this.openPoint.set(point);
    const settings = this.deviceSchema().properties?.['settings'];
    const fresh = newDevice(account, settings && beginningOf(settings));
    this.openDevice.set(wantedDevice(this.config(), fresh, point));
  }
  protected close(): void {
    this.openDevice.set(undefined);
  }
  protected apply(device: DeviceDraft): void {
    const account = this.#openAccount() ?? '';
    this.config.update((config) => withDevice(config, account, device));
    this.close();
  }
  protected remove(): void {
    this.config.update((config) => withoutDevice(config, this.#openAccount() ?? ''));
    this.close();
  }
}
