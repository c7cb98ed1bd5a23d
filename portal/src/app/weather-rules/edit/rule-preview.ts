import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzSegmentedModule } from 'ng-zorro-antd/segmented';
import { NzSelectModule } from 'ng-zorro-antd/select';
import {
  WEATHER_WARNING_KINDS,
  WEATHER_WARNING_LEVELS,
} from '@parkwatch/domain/weather/warning-words';
import type {
  WeatherWarningKind,
  WeatherWarningLevel,
} from '@parkwatch/domain/weather/warning-words';
import { PREVIEW_COMPARISONS, previewWeatherRule } from '@parkwatch/domain/wire/weather-rules';
import type { WeatherPreview } from '@parkwatch/domain/wire/weather-rules';
import { ControlName } from '../../ui/control-name';
import { Api } from '../../api/api.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Amount } from '../../i18n/amount.ts';
import { Instant } from '../../i18n/instant.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { ParkMap } from '../../map/embed/park-map.ts';
import { Tag } from '../../ui/tag.ts';
import { RuleWords } from '../rule-words.ts';
import { aboutBounds, aboutLayer, zoneLayer } from './preview-layers.ts';
import { RuleForm } from './rule-form.ts';

type Comparison = (typeof PREVIEW_COMPARISONS)[number];
const SIDES = ['after', 'before'] as const;
type Side = (typeof SIDES)[number];
/** None: in the weather of now. */
type Assumed = { kind: WeatherWarningKind | null; level: WeatherWarningLevel };

/** What a draft would change: the map before and after, land by colour, and each facility that it is about. */
@Component({
  selector: 'pw-rule-preview',
  imports: [
    ControlName,
    Amount,
    FormsModule,
    Instant,
    LocalText,
    NzButtonModule,
    NzSegmentedModule,
    NzSelectModule,
    ParkMap,
    RouterLink,
    Tag,
    TranslocoDirective,
  ],
  templateUrl: './rule-preview.html',
  styleUrl: './rule-preview.css',
})
export class RulePreview {
  readonly #api = inject(Api);
  readonly #language = inject(Language);
  readonly #problemText = inject(ProblemText);
  readonly #form = inject(RuleForm);
  protected readonly words = inject(RuleWords);

  readonly #chosen = signal<Assumed | null>(null);
  /** Until somebody chooses: the worst signal of the first kind that the rule names. */
  protected readonly assumed = computed<Assumed>(
    () => this.#chosen() ?? { kind: this.#form.draft().warnings[0]?.kind ?? null, level: 'red' },
  );
  protected readonly compareWith = signal<Comparison>('now');
  protected readonly side = signal<Side>('after');
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<string | undefined>(undefined);
  protected readonly shown = signal<WeatherPreview | undefined>(undefined);
  /** The draft that is shown; another one in the form makes it old. */
  readonly #shownOf = signal<string>('');

  protected readonly isOld = computed(
    () => this.shown() !== undefined && this.#shownOf() !== this.#key(),
  );
  protected readonly kinds = computed(() => [
    { value: null, label: this.#language.translate('weatherRules.preview.asItIs') },
    ...(Object.keys(WEATHER_WARNING_KINDS) as WeatherWarningKind[]).map((value) => ({
      value,
      label: this.#language.pick(WEATHER_WARNING_KINDS[value]),
    })),
  ]);
  protected readonly levels = computed(() =>
    (Object.keys(WEATHER_WARNING_LEVELS) as WeatherWarningLevel[]).map((value) => ({
      value,
      label: this.#language.pick(WEATHER_WARNING_LEVELS[value]),
    })),
  );
  protected readonly comparisons = computed(() =>
    PREVIEW_COMPARISONS.map((value) => ({
      value,
      label: this.#language.translate(`weatherRules.preview.compare.${value}`),
    })),
  );
  protected readonly sides = computed(() =>
    SIDES.map((value) => ({
      value,
      label: this.#language.translate(`weatherRules.preview.side.${value}`),
    })),
  );
  protected readonly zones = computed(() => {
    const shown = this.shown();
    return shown ? [zoneLayer(shown[this.side()])] : [];
  });
  protected readonly marks = computed(() => {
    const shown = this.shown();
    return shown ? [aboutLayer(shown)] : [];
  });
  protected readonly bounds = computed(() => {
    const shown = this.shown();
    return shown ? aboutBounds(shown) : null;
  });
  /** Those that change their colour come first. */
  protected readonly facilities = computed(() =>
    (this.shown()?.facilities ?? []).toSorted(
      (one, other) => Number(isChanged(other)) - Number(isChanged(one)),
    ),
  );
  protected readonly changed = computed(
    () => this.facilities().filter((one) => isChanged(one)).length,
  );

  protected assume(changes: Partial<Assumed>): void {
    this.#chosen.set({ ...this.assumed(), ...changes });
  }

  /** Computes it; says what is wrong with the draft when it makes no sense. */
  async compute(): Promise<void> {
    const draft = this.#form.valid();
    if (!this.#form.check() || draft === undefined || this.isBusy()) return;
    const key = this.#key();
    const { kind, level } = this.assumed();
    const assumed = kind === null ? null : { kind, level };
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      const body = { draft, assumed, compareWith: this.compareWith() };
      this.shown.set(await this.#api.call(previewWeatherRule, { body }));
      this.#shownOf.set(key);
    } catch (error) {
      this.problem.set(this.#problemText.of(error));
    } finally {
      this.isBusy.set(false);
    }
  }

  #key(): string {
    return JSON.stringify([this.#form.draft(), this.assumed(), this.compareWith()]);
  }
}

function isChanged({ colourBefore, colourAfter }: WeatherPreview['facilities'][number]): boolean {
  return colourBefore !== colourAfter;
}
