import { Component, computed, input, model } from '@angular/core';
import { NzInputModule } from 'ng-zorro-antd/input';

/**
 * An instant, entered as date and time of the reader's own zone. The browser's own control: it is the one that phones and
 * screen readers know, and it weighs nothing.
 */
@Component({
  selector: 'pw-instant-input',
  imports: [NzInputModule],
  template: `<input
    nz-input
    type="datetime-local"
    step="60"
    [id]="inputId()"
    [attr.aria-label]="label() || null"
    [min]="localText(min())"
    [max]="localText(max())"
    [value]="text()"
    (change)="take($event.target)"
  />`,
})
export class InstantInput {
  /** Id of the control, for its label. */
  readonly inputId = input<string>('');
  readonly label = input<string>('');
  readonly min = input<Date>();
  readonly max = input<Date>();
  readonly value = model<Date | undefined>();
  protected readonly text = computed(() => localText(this.value()));
  protected readonly localText = localText;

  protected take(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement)) return;
    // Without an offset the text is read in the zone of this computer, as it was shown.
    this.value.set(target.value ? new Date(target.value) : undefined);
  }
}

/** `2026-07-21T08:30`, the form that the control takes; empty for none. */
function localText(at: Date | undefined): string {
  if (!at) return '';
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
