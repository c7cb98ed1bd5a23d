import { Component, computed, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { hexGroups } from './source-view.ts';

/** The bytes of a frame in groups of two, with a way to copy them for `npm run decode`. */
@Component({
  selector: 'pw-frame-hex',
  imports: [NzButtonModule, NzIconDirective, TranslocoDirective],
  template: `<div class="hex" *transloco="let t; prefix: 'dataSources.frame'">
    @if (hex()) {
      <code class="mono"
        >{{ groups() }}
        @if (length() > hex().length / 2) {
          <span class="muted">… {{ t('cut', { length: length() }) }}</span>
        }
      </code>
      <button
        nz-button
        nzType="text"
        nzSize="small"
        type="button"
        [attr.aria-label]="t(isCopied() ? 'copied' : 'copy')"
        [title]="t(isCopied() ? 'copied' : 'copy')"
        (click)="copy()"
      >
        <nz-icon [nzType]="isCopied() ? 'check' : 'copy'" />
      </button>
    } @else {
      <span class="muted">{{ t('hidden') }}</span>
    }
  </div>`,
  styleUrl: './parts.css',
})
export class FrameHex {
  readonly hex = input.required<string>();
  /** Bytes of the whole frame; what is shown may be its beginning. */
  readonly length = input.required<number>();
  protected readonly isCopied = signal(false);
  protected readonly groups = computed(() => hexGroups(this.hex()));

  protected async copy(): Promise<void> {
    // Without a secure context there is no clipboard: the bytes can still be marked and copied by hand.
    await navigator.clipboard?.writeText(this.hex()).then(() => this.isCopied.set(true));
  }
}
