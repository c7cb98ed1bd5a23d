import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  ElementRef,
  inject,
  input,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import type { ConsequenceRun } from '@parkwatch/domain/wire/consequence';
import { RunReport } from './run-report.ts';

/**
 * The run on paper. It lies beside the portal, not in it, so that printing shows it alone whatever the page around looks like;
 * on the screen it is not there.
 */
@Component({
  selector: 'pw-report-sheet',
  template: `@let report = shown();
    <h1>{{ report.title }}</h1>
    @for (line of report.about; track line) {
      <p>{{ line }}</p>
    }
    <ul class="reaches">
      @for (reach of report.reaches; track reach.colour) {
        <li>
          {{ reach.colour }} <strong>{{ reach.reach }}</strong> {{ reach.people }}
        </li>
      }
    </ul>
    @if (report.caveats.length > 0) {
      <h2>{{ report.caveatTitle }}</h2>
      <ul class="caveats">
        @for (line of report.caveats; track line) {
          <li>{{ line }}</li>
        }
      </ul>
    }
    <figure #frame></figure>
    @for (part of report.parts; track part.title) {
      <h2>{{ part.title }}</h2>
      @if ('table' in part) {
        <table>
          <thead>
            <tr>
              @for (word of part.table.head; track $index) {
                <th [class.number]="part.table.numeric.includes($index)">{{ word }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of part.table.rows; track $index) {
              <tr>
                @for (word of row; track $index) {
                  <td [class.number]="part.table.numeric.includes($index)">{{ word }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      } @else {
        @for (line of part.lines; track line) {
          <p>{{ line }}</p>
        }
      }
    }
    <footer>{{ report.foot }}</footer>`,
  styleUrl: './report-sheet.css',
  // Its rules reach what lies around it: on paper the portal is not there.
  encapsulation: ViewEncapsulation.None,
  host: { 'aria-hidden': 'true', 'data-theme': 'light', '(window:beforeprint)': 'draw()' },
})
export class ReportSheet {
  readonly #report = inject(RunReport);
  protected readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  readonly run = input.required<ConsequenceRun>();
  /** The map as it stands when it is printed. */
  readonly picture = input.required<() => HTMLCanvasElement | null>();
  protected readonly shown = computed(() => this.#report.of(this.run()));

  constructor() {
    const sheet = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const { body } = inject(DOCUMENT);
    // Not before: the framework still has to put it where it stands in the page.
    afterNextRender(() => body.append(sheet));
    inject(DestroyRef).onDestroy(() => sheet.remove());
  }

  protected draw(): void {
    const picture = this.picture()();
    this.frame().nativeElement.replaceChildren(...(picture ? [picture] : []));
  }
}
