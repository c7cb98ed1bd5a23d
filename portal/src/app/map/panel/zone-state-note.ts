import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { MapData } from '../data/map-data.ts';

/** Says when the colours of the zones are about to change or may be old; nothing while they are as they should be. */
@Component({
  selector: 'pw-zone-state-note',
  imports: [NzIconDirective, TranslocoDirective],
  template: `<span *transloco="let t; prefix: 'map.zoneState'" role="status">
    @if (status.state() !== 'fresh') {
      <span
        class="note"
        [class]="status.state()"
        [attr.data-zone-state]="status.state()"
        [title]="status.lastError() ?? ''"
        ><nz-icon [nzType]="status.state() === 'pending' ? 'clock-circle' : 'warning'" />
        {{ t(status.state()) }}</span
      >
    }
  </span>`,
  styles: `
    /* Nothing to say takes no room; the region stays, so that what comes is read out. */
    :host:not(:has(.note)) {
      position: absolute;
    }
    .note {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      color: var(--text-2);
      font-size: var(--text-s);
    }
    .failed,
    .unknown {
      padding: 2px var(--space-2);
      border: 1px dashed var(--orange);
      border-radius: var(--radius-1);
      background: var(--orange-soft);
      color: var(--orange-text);
    }
  `,
})
export class ZoneStateNote {
  protected readonly status = inject(MapData).zoneStatus;
}
