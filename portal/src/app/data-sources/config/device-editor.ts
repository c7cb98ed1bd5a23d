import { afterRenderEffect, Component, computed, ElementRef, inject } from '@angular/core';
import { input, linkedSignal, output } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { ACCOUNT_STATES } from '@parkwatch/domain/sources/data-source';
import { pointsOf, textOf, withValue } from './config-draft.ts';
import type { DeviceDraft, Json, PointDraft } from './config-draft.ts';
import type { JsonSchema } from './json-schema.ts';
import { SchemaFields } from './schema-fields.ts';
import { SecretField } from './secret-field.ts';

type PointRow = { readonly wire: string } & PointDraft;

/** One device: its account and secret, what it is to the park, and which of its points is which of the park's. */
@Component({
  selector: 'pw-device-editor',
  imports: [
    FormsModule,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    SchemaFields,
    SecretField,
    TranslocoDirective,
  ],
  templateUrl: './device-editor.html',
  styleUrl: './device-editor.css',
})
export class DeviceEditor {
  readonly device = input.required<DeviceDraft>();
  /** Schema of one device. */
  readonly schema = input.required<JsonSchema>();
  /** Accounts of the others: one may not be there twice. */
  readonly taken = input.required<readonly string[]>();
  /** The point that is to be mapped: its field takes the keyboard. */
  readonly point = input<string>();
  readonly applied = output<DeviceDraft>();
  readonly removed = output();

  protected readonly states = ACCOUNT_STATES;
  protected readonly draft = linkedSignal<DeviceDraft>(() => this.device());
  protected readonly rows = linkedSignal<readonly PointRow[]>(() =>
    Object.entries(pointsOf(this.device())).map(([wire, point]) => ({ wire, ...point })),
  );
  protected readonly settingsSchema = computed(() => this.schema().properties?.['settings'] ?? {});
  protected readonly hasSettings = computed(
    () => Object.keys(this.settingsSchema().properties ?? {}).length > 0,
  );
  protected readonly isTaken = computed(() => this.taken().includes(this.draft().account.trim()));
  protected readonly isTwice = computed(() => {
    const names = this.rows().map(({ wire }) => wire);
    return new Set(names).size < names.length;
  });
  protected readonly canApply = computed(
    () => this.draft().account.trim() !== '' && !this.isTaken() && !this.isTwice(),
  );

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterRenderEffect(() => {
      const at = this.point() === undefined ? -1 : this.#places().get(this.point() ?? '');
      const field = host.querySelector<HTMLElement>(`[data-point="${at}"]`);
      // The drawer takes the focus for itself while it opens.
      if (field) setTimeout(() => field.focus());
    });
  }

  /** Of the device as it came: what is typed later moves nothing. */
  readonly #places = computed(
    () => new Map(Object.keys(pointsOf(this.device())).map((wire, at) => [wire, at])),
  );

  protected textOf(key: string): string {
    return textOf(this.draft(), key);
  }
  protected numberOf(key: string): number | undefined {
    const value = this.draft()[key];
    return typeof value === 'number' ? value : undefined;
  }
  protected set(key: string, value: unknown): void {
    if (key === 'account') this.draft.update((draft) => ({ ...draft, account: String(value) }));
    else this.draft.update((draft) => withValue(draft, key, value) as DeviceDraft);
  }
  protected setSettings(settings: Json): void {
    this.draft.update((draft) => ({ ...draft, settings }));
  }

  protected setRow(at: number, change: { [K in keyof PointRow]?: PointRow[K] | undefined }): void {
    this.rows.update((rows) =>
      rows.map((row, index) => (index === at ? (merged(row, change) as PointRow) : row)),
    );
  }
  protected addRow(): void {
    this.rows.update((rows) => [...rows, { wire: '', point: '' }]);
  }
  protected removeRow(at: number): void {
    this.rows.update((rows) => rows.filter((_, index) => index !== at));
  }

  protected apply(): void {
    if (!this.canApply()) return;
    const named = this.rows().filter(({ wire }) => wire.trim() !== '');
    const points = Object.fromEntries(named.map(({ wire, ...point }) => [wire, point]));
    this.applied.emit({ ...this.draft(), account: this.draft().account.trim(), points });
  }
}

function merged(row: Json, change: Json): Json {
  return Object.entries(change).reduce<Json>(
    (all, [key, value]) =>
      key === 'wire' || key === 'point' ? { ...all, [key]: value } : withValue(all, key, value),
    row,
  );
}
