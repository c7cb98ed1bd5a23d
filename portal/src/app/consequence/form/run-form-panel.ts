import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  output,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzSelectModule } from 'ng-zorro-antd/select';
import type { ConsequenceRun } from '@parkwatch/domain/wire/consequence';
import { SecondsClock } from '../../i18n/seconds-clock.ts';
import { Session } from '../../session/session.ts';
import { FacilityChoices } from './facility-choices.ts';
import { NumberFieldBox } from './number-field.ts';
import { PlaceFields } from './place-fields.ts';
import { isPreset, presetsFor, withPreset, type Preset } from './presets.ts';
import type { NumberField } from './run-draft.ts';
import { RunForm } from './run-form.ts';
import { ScenarioFields } from './scenario-fields.ts';
import { WeatherFields } from './weather-fields.ts';

const SETTING_FIELDS = [
  '/receptorHeightM',
  '/lookAheadMin',
  '/members',
] as const satisfies readonly NumberField[];

/** The whole form: what leaks, how, in which air. A run takes three clicks: facility, preset, compute. */
@Component({
  selector: 'pw-run-form-panel',
  imports: [
    FormsModule,
    NumberFieldBox,
    NzButtonModule,
    NzSelectModule,
    PlaceFields,
    ScenarioFields,
    TranslocoDirective,
    WeatherFields,
  ],
  templateUrl: './run-form-panel.html',
  styleUrl: './run-form-panel.css',
})
export class RunFormPanel {
  readonly #nowMs = inject(SecondsClock).nowMs;
  readonly #choices = inject(FacilityChoices);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly form = inject(RunForm);
  readonly computed = output<ConsequenceRun>();

  protected readonly canRun = inject(Session).can('consequence.run');
  protected readonly settingFields = SETTING_FIELDS;
  protected readonly presets = computed(() => presetsFor(this.form.draft()));
  protected readonly substance = computed(() => {
    const { placeKind, facilityId, cas } = this.form.draft();
    if (placeKind === 'facility') return this.#choices.choice(facilityId)?.substance ?? '';
    const known = this.#choices.substanceChoices().find((one) => one.cas === cas);
    return known?.label.split(' · ')[0] ?? '';
  });
  protected readonly areSettingsOpen = computed(() =>
    SETTING_FIELDS.some((field) => this.form.faultOf(field) !== undefined),
  );
  protected readonly waitingS = computed(() => {
    const sentAtMs = this.form.sentAtMs();
    return sentAtMs === undefined ? 0 : Math.max(0, Math.round((this.#nowMs() - sentAtMs) / 1000));
  });

  protected use(preset: Preset): void {
    this.form.change(withPreset(this.form.draft(), preset));
  }
  protected isUsed(preset: Preset): boolean {
    return isPreset(this.form.draft(), preset);
  }

  protected async send(): Promise<void> {
    const run = await this.form.send();
    if (run) this.computed.emit(run);
    else afterNextRender(() => this.#showFirstComplaint(), { injector: this.#injector });
  }

  /** The form is longer than the screen: what stops the run is brought into view, and the keyboard into it. */
  #showFirstComplaint(): void {
    const words = this.#host.nativeElement.querySelector('.scroll .error');
    const field = words?.closest('.field') ?? words?.previousElementSibling;
    field?.querySelector('input')?.focus();
  }
}
