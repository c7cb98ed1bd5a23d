import {
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import type { EnterpriseRisks } from '@parkwatch/domain/wire/risk-register';
import { Language } from '../../i18n/language.ts';
import { Theme } from '../../theme/theme.ts';
import { ChartCanvas } from '../../ui/chart/chart-canvas.ts';
import { LEVELS } from '../register-view.ts';
import { distributionOption, shownEnterprises } from './distribution-option.ts';
import { PHONE_PX } from '../../ui/phone-px.ts';

const BAR_PX = 30;
const FONT = '"Noto Sans SC"';

/** Units of each enterprise by level, the most severe enterprises first: colour, pattern and number say the same. */
@Component({
  selector: 'pw-distribution-chart',
  imports: [ChartCanvas],
  template: `<figure [attr.aria-label]="label()" [style.height.px]="heightPx()">
    @defer (on immediate) {
      <pw-chart-canvas [option]="option()" (chosen)="choose($event.dataIndex)" />
    } @placeholder {
      <div></div>
    }
  </figure>`,
})
export class DistributionChart {
  readonly #theme = inject(Theme);
  readonly #language = inject(Language);
  readonly #document = inject(DOCUMENT);
  readonly of = input.required<readonly EnterpriseRisks[]>();
  readonly chosen = output<EnterpriseRisks>();

  readonly #fontsLoaded = signal(0);
  readonly #shown = computed(() => shownEnterprises(this.of()));
  protected readonly heightPx = computed(() => 64 + this.#shown().length * BAR_PX);
  protected readonly label = computed(() => this.#language.translate('riskRegister.distribution'));
  protected readonly option = computed(() => {
    this.#theme.name();
    this.#fontsLoaded();
    const style = getComputedStyle(this.#document.documentElement);
    const token = (name: string) => style.getPropertyValue(name).trim();
    return distributionOption(this.#shown(), {
      colours: ['--red', '--orange', '--yellow', '--blue', '--grey'].map(token),
      text: token('--text-2'),
      line: token('--border'),
      surface: token('--overlay'),
      font: token('--font'),
      isNarrow: (this.#document.defaultView?.innerWidth ?? Infinity) < PHONE_PX,
      words: LEVELS.map((level) => this.#language.translate(`riskRegister.level.${level}`)),
      nameOf: ({ enterprise }) => this.#language.pick(enterprise.name),
    });
  });

  constructor() {
    // A web font comes in parts, when their characters are first shown: a canvas that was drawn before has to be drawn again.
    effect(() => {
      const text = this.of()
        .map(({ enterprise }) => this.#language.pick(enterprise.name))
        .join('');
      const fonts = this.#document.fonts as FontFaceSet | undefined;
      void fonts
        ?.load(`12px ${FONT}`, text)
        .then(() => this.#fontsLoaded.update((count) => count + 1));
    });
  }

  protected choose(at: number): void {
    // Bars run from below.
    const one = this.#shown().toReversed()[at];
    if (one !== undefined) this.chosen.emit(one);
  }
}
