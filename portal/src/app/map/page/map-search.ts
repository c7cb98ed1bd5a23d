import { Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { MapData } from '../data/map-data.ts';
import { LayerRegistry } from '../layer-registry.ts';
import { searchMap } from './search-map.ts';

const SEARCHED = [
  'enterprises',
  'tanks',
  'facilities',
  'points',
  'moving-objects',
  'rescue-stations',
  'protected-targets',
  'gates',
  'cameras',
] as const;

/** Search by name or code, with the keyboard all the way: type, arrow, Enter. */
@Component({
  selector: 'pw-map-search',
  imports: [LocalText, NzIconDirective, TranslocoDirective],
  template: `<div *transloco="let t; prefix: 'map.search'" class="search" role="search">
    <nz-icon nzType="search" />
    <input
      type="search"
      role="combobox"
      autocomplete="off"
      aria-controls="map-findings"
      aria-autocomplete="list"
      [attr.aria-expanded]="isOpen()"
      [attr.aria-activedescendant]="
        isOpen() && findings().length ? 'map-finding-' + active() : null
      "
      [attr.aria-label]="t('label')"
      [placeholder]="t('label')"
      [value]="words()"
      (input)="type($event)"
      (focus)="isOpen.set(true)"
      (blur)="isOpen.set(false)"
      (keydown)="steer($event)"
    />
    @if (isOpen() && words().trim() !== '') {
      <ul id="map-findings" role="listbox" [attr.aria-label]="t('label')">
        @for (finding of findings(); track finding.pick.layerId + finding.pick.featureId) {
          <li
            role="option"
            [id]="'map-finding-' + $index"
            [class.active]="$index === active()"
            [attr.aria-selected]="$index === active()"
            (mousedown)="choose($index)"
          >
            <span class="name">{{ finding.name }}</span>
            <span class="muted">{{ titleOf(finding.pick) | localText }} {{ finding.code }}</span>
          </li>
        } @empty {
          <li class="nothing" role="status">{{ t('nothing') }}</li>
        }
      </ul>
    }
  </div>`,
  styles: `
    .search {
      position: relative;
      display: flex;
      align-items: center;
      gap: var(--space-2);
      height: 40px;
      padding: 0 var(--space-3);
    }
    nz-icon {
      color: var(--text-3);
    }
    input {
      flex: 1;
      min-width: 0;
      height: 100%;
      padding: 0;
      border: 0;
      outline: none;
      background: none;
    }
    ul {
      position: absolute;
      top: calc(100% + 4px);
      left: 0;
      right: 0;
      z-index: 5;
      max-height: 60vh;
      overflow: auto;
      padding: var(--space-1);
      border: 1px solid var(--divider);
      border-radius: var(--radius-2);
      background: var(--overlay);
      box-shadow: var(--shadow-2);
    }
    li {
      display: grid;
      padding: 6px var(--space-2);
      border-radius: var(--radius-1);
      cursor: pointer;
    }
    li.active,
    li[role='option']:hover {
      background: var(--hover);
    }
    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .muted {
      font-size: var(--text-xs);
    }
    .nothing {
      color: var(--text-3);
      cursor: default;
    }
  `,
})
export class MapSearch {
  readonly #data = inject(MapData);
  readonly #registry = inject(LayerRegistry);
  readonly #language = inject(Language);
  readonly chosen = output<PickedFeature>();

  protected readonly words = signal('');
  protected readonly isOpen = signal(false);
  protected readonly active = signal(0);
  protected readonly findings = computed(() =>
    this.isOpen()
      ? searchMap(
          this.words(),
          SEARCHED.map((layerId) => ({ layerId, features: this.#data.dataOf(layerId).features })),
          this.#language.side(),
        )
      : [],
  );

  protected type(event: Event): void {
    this.words.set((event.target as HTMLInputElement).value);
    this.active.set(0);
    this.isOpen.set(true);
  }

  protected steer(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      const count = Math.max(1, this.findings().length);
      this.active.update((at) => (at + step + count) % count);
      event.preventDefault();
    } else if (event.key === 'Enter') this.choose(this.active());
    else if (event.key === 'Escape') this.isOpen.set(false);
  }

  protected choose(index: number): void {
    const finding = this.findings()[index];
    if (!finding) return;
    this.chosen.emit(finding.pick);
    this.isOpen.set(false);
  }

  protected titleOf({ layerId }: PickedFeature) {
    return this.#registry.spec(layerId)?.title;
  }
}
