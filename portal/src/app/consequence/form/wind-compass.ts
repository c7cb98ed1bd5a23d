import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

const STEP_DEG = 5;

/** Where the wind comes from, set by a click on a rose or by arrow keys. */
@Component({
  selector: 'pw-wind-compass',
  imports: [TranslocoDirective],
  template: `<svg
    *transloco="let t; prefix: 'whatIf.compass'"
    viewBox="-50 -50 100 100"
    role="slider"
    tabindex="0"
    aria-valuemin="0"
    aria-valuemax="355"
    [attr.aria-label]="t('label')"
    [attr.aria-valuenow]="fromDeg() ?? 0"
    [attr.aria-valuetext]="fromDeg() === null ? t('unset') : fromDeg() + '°'"
    (pointerdown)="point($event)"
    (keydown)="turn($event)"
  >
    <circle r="38" class="rim" />
    @for (deg of ticks; track deg) {
      <path
        class="tick"
        [class.main]="deg % 90 === 0"
        d="M0-38V-33"
        [attr.transform]="'rotate(' + deg + ')'"
      />
    }
    <text y="-41">{{ t('n') }}</text>
    <text x="45" y="3.5">{{ t('e') }}</text>
    <text y="49">{{ t('s') }}</text>
    <text x="-45" y="3.5">{{ t('w') }}</text>
    @if (fromDeg() !== null) {
      <g [attr.transform]="'rotate(' + fromDeg() + ')'">
        <path class="shaft" d="M0-30V20" />
        <path class="head" d="M0 31-8 14 0 18 8 14z" />
      </g>
    } @else {
      <circle r="3" class="none" />
    }
  </svg>`,
  styles: `
    svg {
      display: block;
      width: 104px;
      height: 104px;
      cursor: pointer;
      touch-action: none;
    }
    .rim {
      fill: var(--sunken);
      stroke: var(--border);
    }
    .tick {
      stroke: var(--text-3);
      stroke-width: 1;
    }
    .tick.main {
      stroke-width: 2;
    }
    text {
      fill: var(--text-2);
      font-size: 10px;
      text-anchor: middle;
    }
    .shaft {
      fill: none;
      stroke: var(--accent);
      stroke-width: 4;
      stroke-linecap: round;
    }
    .head {
      fill: var(--accent);
    }
    .none {
      fill: var(--text-3);
    }
  `,
})
export class WindCompass {
  /** Null: not set. */
  readonly fromDeg = input.required<number | null>();
  readonly turned = output<number>();
  protected readonly ticks = Array.from({ length: 16 }, (_, at) => at * 22.5);
  protected readonly start = computed(() => this.fromDeg() ?? 0);

  protected point(event: PointerEvent): void {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const [right, down] = [
      event.clientX - (box.left + box.width / 2),
      event.clientY - (box.top + box.height / 2),
    ];
    this.#turnTo((Math.atan2(right, -down) * 180) / Math.PI);
  }

  protected turn(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (step === undefined) return;
    this.#turnTo(this.start() + step * STEP_DEG);
    event.preventDefault();
  }

  #turnTo(deg: number): void {
    this.turned.emit((Math.round(deg / STEP_DEG) * STEP_DEG + 360) % 360);
  }
}
