import { Component, computed, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.ts';
import { Tag } from '../../ui/tag.ts';
import { pointsOf, secretState, textOf } from './config-draft.ts';
import type { DeviceDraft } from './config-draft.ts';

/** Rows drawn at a time. */
const PAGE = 100;

/** The devices of a configuration that is being changed. */
@Component({
  selector: 'pw-device-table',
  imports: [
    Column,
    DataTable,
    FormsModule,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    Tag,
    TranslocoDirective,
  ],
  templateUrl: './device-table.html',
  styleUrl: '../parts.css',
})
export class DeviceTable {
  readonly devices = input.required<readonly DeviceDraft[]>();
  /** Places in the list that the check found faults in. */
  readonly faulty = input<ReadonlySet<number>>(new Set());
  readonly opened = output<string>();
  readonly added = output();

  protected readonly search = signal('');
  protected readonly most = signal(PAGE);
  readonly #found = computed(() => {
    const wanted = this.search().trim().toLowerCase();
    return this.devices()
      .map((device, at) => ({
        account: device.account,
        name: textOf(device, 'name'),
        isBlocked: device['state'] === 'blocked',
        hasSecret: secretState(device['secret']) !== 'none',
        object: textOf(device, 'object'),
        pointCount: Object.keys(pointsOf(device)).length,
        isFaulty: this.faulty().has(at),
      }))
      .filter(({ account, name }) => `${account} ${name}`.toLowerCase().includes(wanted));
  });
  protected readonly rows = computed(() => this.#found().slice(0, this.most()));
  protected readonly hasMore = computed(() => this.#found().length > this.most());
  protected readonly keyOf = ({ account }: { readonly account: string }) => account;
  protected readonly markOf = ({ isFaulty }: { readonly isFaulty: boolean }) =>
    isFaulty ? 'row-bad' : '';

  protected more(): void {
    this.most.update((most) => most + PAGE);
  }
}
