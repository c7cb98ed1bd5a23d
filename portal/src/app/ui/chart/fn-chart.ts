import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formats } from '../../i18n/formats.ts';
import { decades, FN_MARGIN, fnRegions, fnScale, fnSteps, type FnCurve } from './fn-scale.ts';

/** Wide enough that no word of the axes is smaller than it should be; as high as a page has room. */
const SHAPE = { leastPx: 300, mostHeightPx: 440, ratio: 1 } as const;

/** Societal risk on double logarithmic axes, over the regions that the lines divide. Drawn as SVG: as sharp on paper. */
@Component({
  selector: 'pw-fn-chart',
  imports: [TranslocoDirective],
  templateUrl: './fn-chart.html',
  styleUrl: './fn-chart.css',
})
export class FnChart {
  readonly #formats = inject(Formats);
  readonly curve = input.required<FnCurve>();
  /** How a frequency is written. */
  readonly perYear = input.required<(frequency: number) => string>();

  protected readonly figure = viewChild<ElementRef<HTMLElement>>('figure');
  protected readonly widthPx = signal(440);
  protected readonly heightPx = computed(() =>
    Math.min(SHAPE.mostHeightPx, Math.round(this.widthPx() * SHAPE.ratio)),
  );
  /** The point that is looked at. */
  protected readonly at = signal<number | null>(null);

  readonly #scale = computed(() =>
    fnScale(this.curve(), { widthPx: this.widthPx(), heightPx: this.heightPx() }),
  );
  protected readonly regions = computed(() => fnRegions(this.curve(), this.#scale()));
  protected readonly curvePath = computed(() => fnSteps(this.curve(), this.#scale()));
  protected readonly plot = computed(() => ({
    left: FN_MARGIN.left,
    right: this.widthPx() - FN_MARGIN.right,
    top: FN_MARGIN.top,
    bottom: this.heightPx() - FN_MARGIN.bottom,
  }));
  protected readonly middle = computed(() => {
    const { left, right, top, bottom } = this.plot();
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  });
  protected readonly peopleTicks = computed(() => {
    const { people, x } = this.#scale();
    return decades(people).map((value) => ({ value, power: powerOf(value), px: x(value) }));
  });
  protected readonly frequencyTicks = computed(() => {
    const { perYear, y } = this.#scale();
    return decades(perYear).map((value) => ({ value, power: powerOf(value), px: y(value) }));
  });
  /** Each region's name where a curve is seldom; the curve is drawn over it. */
  protected readonly words = computed(() => {
    const { upper, lower, maxPeople } = this.curve().lines;
    const { x, y, perYear } = this.#scale();
    const [corner, top] = [x(maxPeople) - 8, this.plot().top + 18];
    return [
      { key: 'unacceptable', tone: 'red', anchor: 'end', x: corner, y: top },
      {
        key: 'alarp',
        tone: 'yellow',
        anchor: 'middle',
        x: x(100),
        y: y(Math.sqrt(upper * lower) / 100),
      },
      {
        key: 'acceptable',
        tone: 'green',
        anchor: 'middle',
        x: x(8),
        y: y(Math.sqrt((lower / 8) * perYear.from)),
      },
    ];
  });
  protected readonly shown = computed(() => {
    const point = this.curve().points[this.at() ?? -1];
    if (!point) return null;
    const { x, y } = this.#scale();
    return {
      x: x(point.fatalities),
      y: y(point.frequencyPerYear),
      people: this.#formats.number(point.fatalities, 0),
      frequency: this.perYear()(point.frequencyPerYear),
    };
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const figure = this.figure()?.nativeElement;
      // Where nothing is laid out, as in specs, nothing has a width.
      if (!figure || typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(([entry]) => {
        const widthPx = Math.round(entry?.contentRect.width ?? 0);
        // Printed or hidden it has no width of its own.
        if (widthPx > 0) this.widthPx.set(Math.max(SHAPE.leastPx, widthPx));
      });
      observer.observe(figure);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }

  protected follow({ clientX, currentTarget }: PointerEvent): void {
    const { left, width } = (currentTarget as Element).getBoundingClientRect();
    const atPx = ((clientX - left) / width) * this.widthPx();
    const { x } = this.#scale();
    const distances = this.curve().points.map(({ fatalities }) => Math.abs(x(fatalities) - atPx));
    this.at.set(distances.length === 0 ? null : distances.indexOf(Math.min(...distances)));
  }

  protected step(by: number, event: Event): void {
    const last = this.curve().points.length - 1;
    if (last < 0) return;
    event.preventDefault();
    const from = this.at() ?? (by > 0 ? -1 : last + 1);
    this.at.set(Math.min(last, Math.max(0, from + by)));
  }
}

function powerOf(value: number): number {
  return Math.round(Math.log10(value));
}
