import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzInputNumberModule } from 'ng-zorro-antd/input-number';
import { NZ_MODAL_DATA } from 'ng-zorro-antd/modal';
import type { NzModalService } from 'ng-zorro-antd/modal';
import { firstValueFrom } from 'rxjs';
import { shanghaiDay } from '@parkwatch/domain/dual-prevention/source-time';
import { METHOD_CHANGES } from '@parkwatch/domain/risk-assessment/sheet-under';
import { addRiskMethod, previewRiskMethod } from '@parkwatch/domain/wire/risk-methods';
import type {
  NewMethodVersion,
  RiskMethodVersion,
  SheetChange,
} from '@parkwatch/domain/wire/risk-methods';
import { Api } from '../../api/api.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { DialogEnd } from '../../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../../ui/dialog/dialog-form.ts';
import { Tag } from '../../ui/tag.ts';
import type { Tone } from '../../ui/tag.ts';
import { LevelTag } from '../level-tag.ts';

/** Opens the dialog over the newest version of a family; answers the version that was added. */
export async function openVersionForm(
  modal: NzModalService,
  newest: RiskMethodVersion,
): Promise<RiskMethodVersion | undefined> {
  const dialog = modal.create<VersionForm, RiskMethodVersion, RiskMethodVersion>({
    ...{ ...formDialog, nzWidth: 720 },
    ...{ nzContent: VersionForm, nzData: newest },
  });
  return firstValueFrom(dialog.afterClose, { defaultValue: undefined });
}

type Preview = {
  readonly counts: Readonly<Record<SheetChange['change'], number>>;
  readonly changes: readonly SheetChange[];
};

const LEVELS = [1, 2, 3] as const;
const DAY_MS = 86_400_000;
const CHANGE_TONES: Readonly<Record<SheetChange['change'], Tone>> = {
  ...{ raised: 'red', lowered: 'blue', open: 'yellow', same: 'grey' },
};

/** Another version of a method: from when on, and where each level begins. Its effect is looked at before it is added. */
@Component({
  selector: 'pw-version-form',
  imports: [
    DialogEnd,
    FormsModule,
    LevelTag,
    LocalText,
    NzButtonModule,
    NzInputModule,
    NzInputNumberModule,
    Tag,
    TranslocoDirective,
  ],
  templateUrl: './version-form.html',
  styleUrl: './version-form.css',
})
export class VersionForm {
  readonly #api = inject(Api);
  readonly #problemText = inject(ProblemText);
  protected readonly newest = inject<RiskMethodVersion>(NZ_MODAL_DATA);
  protected readonly form = dialogForm<RiskMethodVersion>();
  protected readonly levels = LEVELS;
  protected readonly kinds = METHOD_CHANGES;
  protected readonly tones = CHANGE_TONES;

  protected readonly effectiveFrom = signal(this.#firstDay());
  protected readonly source = signal('');
  protected readonly reason = signal('');
  protected readonly cuts = signal(LEVELS.map((level) => this.#cutOf(level)));
  protected readonly preview = signal<(Preview & { readonly of: string }) | null>(null);
  protected readonly isLooking = signal(false);
  protected readonly problems = signal<readonly string[]>([]);

  readonly #asked = computed<NewMethodVersion | null>(() => {
    const cuts = this.cuts();
    const isFalling = cuts.every(
      (cut, at) => cut !== null && cut > 0 && cut < (cuts[at - 1] ?? Infinity),
    );
    if (!isFalling || this.effectiveFrom() === '' || this.source().trim() === '') return null;
    const { kind, name, factors } = this.newest.method;
    return {
      family: this.newest.family,
      method: {
        ...{ kind, name, factors, effectiveFrom: this.effectiveFrom() },
        cuts: [
          ...LEVELS.map((level, at) => ({ from: cuts[at] ?? 0, level })),
          { from: 0, level: 4 as const },
        ],
        ...{ source: this.source().trim(), confidence: 'read' },
      },
    };
  });
  protected readonly canLook = computed(() => this.#asked() !== null);
  /** Nothing is added whose effect nobody has looked at. */
  protected readonly canSend = computed(
    () =>
      this.reason().trim() !== '' &&
      this.#asked() !== null &&
      this.preview()?.of === JSON.stringify(this.#asked()),
  );

  protected setCut(at: number, value: number | null): void {
    this.cuts.update((cuts) => cuts.with(at, value));
  }

  protected async look(): Promise<void> {
    const asked = this.#asked();
    if (asked === null || this.isLooking()) return;
    this.isLooking.set(true);
    this.problems.set([]);
    try {
      const found = await this.#api.call(previewRiskMethod, { body: asked });
      this.preview.set({ ...found, of: JSON.stringify(asked) });
    } catch (error) {
      this.preview.set(null);
      this.problems.set([this.#problemText.of(error), ...this.#problemText.fields(error)]);
    } finally {
      this.isLooking.set(false);
    }
  }

  protected async send(): Promise<void> {
    const asked = this.#asked();
    if (asked === null || !this.canSend()) return;
    const body = { ...asked, reason: this.reason().trim() };
    await this.form.send(() => this.#api.call(addRiskMethod, { body }));
  }

  #cutOf(level: 1 | 2 | 3): number | null {
    return this.newest.method.cuts.findLast((cut) => cut.level === level)?.from ?? null;
  }

  /** Tomorrow at the park, or the day after the last version, whichever is later. */
  #firstDay(): string {
    const nowMs = inject(SecondsClock).nowMs();
    const tomorrow = shanghaiDay(nowMs + DAY_MS);
    const afterLast = shanghaiDay(Date.parse(this.newest.method.effectiveFrom) + DAY_MS);
    return afterLast > tomorrow ? afterLast : tomorrow;
  }
}
