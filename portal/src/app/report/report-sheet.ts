import {
  afterNextRender,
  Component,
  DestroyRef,
  DOCUMENT,
  ElementRef,
  inject,
  input,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import type { Report } from './report.ts';

/**
 * A report on paper. It lies beside the portal, not in it, so that printing shows it alone whatever the page around looks like;
 * on the screen it is not there.
 */
@Component({
  selector: 'pw-report-sheet',
  imports: [NgTemplateOutlet],
  template: `@let report = of();
    <h1>{{ report.title }}</h1>
    @for (line of report.about; track line) {
      <p>{{ line }}</p>
    }
    <ul class="headlines">
      @for (one of report.headlines; track one.label) {
        <li>
          {{ one.label }} <strong>{{ one.value }}</strong> {{ one.note }}
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
    <div class="beside">
      <figure #frame></figure>
      <ng-container
        [ngTemplateOutlet]="table"
        [ngTemplateOutletContext]="{ $implicit: report.beside }"
      />
    </div>
    @for (part of report.parts; track $index) {
      <h2>{{ part.title }}</h2>
      @if (part.lead) {
        <p>{{ part.lead }}</p>
      }
      @if ('table' in part) {
        <ng-container
          [ngTemplateOutlet]="table"
          [ngTemplateOutletContext]="{ $implicit: part.table }"
        />
      } @else {
        @for (line of part.lines; track line) {
          <p>{{ line }}</p>
        }
      }
    }
    <ng-template #table let-table>
      <table>
        <thead>
          <tr>
            @for (word of table.head; track $index) {
              <th [class.number]="table.numeric.includes($index)">{{ word }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of table.rows; track $index) {
            <tr>
              @for (word of row; track $index) {
                <td [class.number]="table.numeric.includes($index)">{{ word }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </ng-template>
    <footer>{{ report.foot }}</footer>`,
  styleUrl: './report-sheet.css',
  // Its rules reach what lies around it: on paper the portal is not there.
  encapsulation: ViewEncapsulation.None,
  host: { 'aria-hidden': 'true', 'data-theme': 'light', '(window:beforeprint)': 'draw()' },
})
export class ReportSheet {
  protected readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  readonly of = input.required<Report>();
  /** The map as it stands when it is printed. */
  readonly picture = input.required<() => HTMLCanvasElement | null>();

  constructor() {
    const sheet = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const { body } = inject(DOCUMENT);
    // Not before: the framework still has to put it where it stands in the page.
    afterNextRender(() => body.append(sheet));
    inject(DestroyRef).onDestroy(() => sheet.remove());
  }

  protected draw(): void {
    const picture = this.picture()();
    // A map that is not on the screen any more has no picture: the one that there was stays.
    if (picture) this.frame().nativeElement.replaceChildren(picture);
  }
}
