import { Component, computed, inject, input, model, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { isLonLat, type LonLat } from '@parkwatch/domain/geo/lon-lat';
import { Session } from '../../session/session.ts';
import { PlaceMap } from './place-map.ts';

/** A place: clicked on a small map, taken from the phone, or typed as coordinates. */
@Component({
  selector: 'pw-place-picker',
  imports: [
    FormsModule,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    PlaceMap,
    TranslocoDirective,
  ],
  template: `<ng-container *transloco="let t; prefix: 'placePicker'">
    @if (hasMap()) {
      @defer (on viewport) {
        <pw-place-map [place]="place()" [centre]="centre()" (placed)="choose($event)" />
      } @placeholder {
        <div class="map-room"></div>
      }
      <p class="hint">{{ t('hint') }}</p>
    }
    <div class="numbers">
      <input
        nz-input
        inputmode="decimal"
        autocomplete="off"
        [ngModelOptions]="{ standalone: true }"
        [attr.aria-label]="t('lon')"
        [placeholder]="t('lon')"
        [ngModel]="lon()"
        (ngModelChange)="type($event, lat())"
      />
      <input
        nz-input
        inputmode="decimal"
        autocomplete="off"
        [ngModelOptions]="{ standalone: true }"
        [attr.aria-label]="t('lat')"
        [placeholder]="t('lat')"
        [ngModel]="lat()"
        (ngModelChange)="type(lon(), $event)"
      />
      <button nz-button type="button" [nzLoading]="isLocating()" (click)="locate()">
        <nz-icon nzType="environment" /> {{ t('here') }}
      </button>
    </div>
    @if (isWrong()) {
      <p class="error" role="alert">{{ t('wrong') }}</p>
    }
    @if (locateProblem(); as key) {
      <p class="error" role="alert">{{ t('problem.' + key) }}</p>
    }
  </ng-container>`,
  styles: `
    .map-room,
    pw-place-map {
      display: block;
      height: 280px;
      border: 1px solid var(--divider);
      border-radius: var(--radius-2);
      overflow: hidden;
    }
    .numbers {
      display: grid;
      grid-template-columns: 1fr 1fr auto;
      gap: var(--space-2);
    }
    .hint {
      margin: var(--space-1) 0 var(--space-2);
      color: var(--text-3);
      font-size: var(--text-s);
    }
    .error {
      margin-top: var(--space-1);
      color: var(--red-text);
      font-size: var(--text-s);
    }
    @media (width < 768px) {
      .numbers {
        grid-template-columns: 1fr 1fr;
      }
      .numbers button {
        grid-column: 1 / -1;
        min-height: var(--touch-target);
      }
    }
  `,
})
export class PlacePicker {
  readonly #session = inject(Session);
  readonly place = model<LonLat | null>(null);
  /** Where to look first when no place is chosen yet. */
  readonly centre = input<readonly [number, number] | null>(null);

  protected readonly hasMap = computed(() => this.#session.can('base-map.read'));
  /** Half-typed coordinates; a place chosen otherwise takes their stead. */
  readonly #typed = signal<{ lon: string; lat: string } | undefined>(undefined);
  protected readonly lon = computed(() => this.#typed()?.lon ?? this.#digits(0));
  protected readonly lat = computed(() => this.#typed()?.lat ?? this.#digits(1));
  protected readonly isWrong = computed(() => {
    const typed = this.#typed();
    return typed !== undefined && typed.lon !== '' && typed.lat !== '' && !placeFrom(typed);
  });
  protected readonly isLocating = signal(false);
  protected readonly locateProblem = signal<'denied' | 'unavailable' | undefined>(undefined);

  protected choose(place: LonLat): void {
    this.#typed.set(undefined);
    this.place.set([round(place[0]), round(place[1])]);
  }

  protected type(lon: string, lat: string): void {
    const typed = { lon: lon.trim(), lat: lat.trim() };
    const place = placeFrom(typed) ?? null;
    this.#typed.set(typed);
    this.place.set(place);
  }

  protected locate(): void {
    this.locateProblem.set(undefined);
    if (!('geolocation' in navigator)) return this.locateProblem.set('unavailable');
    this.isLocating.set(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.isLocating.set(false);
        this.choose([coords.longitude, coords.latitude]);
      },
      ({ code, PERMISSION_DENIED }) => {
        this.isLocating.set(false);
        this.locateProblem.set(code === PERMISSION_DENIED ? 'denied' : 'unavailable');
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    );
  }

  #digits(part: 0 | 1): string {
    const place = this.place();
    return place ? String(round(place[part])) : '';
  }
}

function placeFrom({ lon, lat }: { lon: string; lat: string }): LonLat | undefined {
  if (lon === '' || lat === '') return undefined;
  const place = [Number(lon), Number(lat)];
  return isLonLat(place) ? place : undefined;
}

/** Six digits are 0.1 m; more would only pretend. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
