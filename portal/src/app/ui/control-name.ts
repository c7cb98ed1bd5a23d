import { afterRenderEffect, Directive, ElementRef, inject, input } from '@angular/core';

/**
 * The name of a select or a switch for screen readers, where no label on the page names it: a name on the element itself would
 * not reach the field or button inside, which has the focus.
 */
@Directive({ selector: 'nz-select[pwControlName], nz-switch[pwControlName]' })
export class ControlName {
  readonly name = input.required<string>({ alias: 'pwControlName' });
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    afterRenderEffect({
      write: () => {
        this.#element.querySelector('input, button')?.setAttribute('aria-label', this.name());
      },
    });
  }
}
