import {
  Component,
  DOCUMENT,
  type ElementRef,
  inject,
  input,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';

/**
 * The study on paper. It stands where the map does: on paper the map is a picture. Its rules reach what lies around the page,
 * so that printing shows the study alone, in the light theme.
 */
@Component({
  selector: 'pw-study-print',
  template: '<figure #frame></figure>',
  styleUrl: './study-print.css',
  encapsulation: ViewEncapsulation.None,
  host: { '(window:beforeprint)': 'prepare()', '(window:afterprint)': 'restore()' },
})
export class StudyPrint {
  readonly #root = inject(DOCUMENT).documentElement;
  protected readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  /** The map as it stands when it is printed. */
  readonly picture = input.required<() => HTMLCanvasElement | null>();
  #theme: string | undefined;

  protected prepare(): void {
    this.#theme ??= this.#root.dataset['theme'];
    this.#root.dataset['theme'] = 'light';
    const picture = this.picture()();
    this.frame().nativeElement.replaceChildren(...(picture ? [picture] : []));
  }

  protected restore(): void {
    if (this.#theme !== undefined) this.#root.dataset['theme'] = this.#theme;
    this.#theme = undefined;
    this.frame().nativeElement.replaceChildren();
  }
}
