import { Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { TranslocoDirective } from '@jsverse/transloco';
import { NZ_MODAL_DATA } from 'ng-zorro-antd/modal';
import type { NzModalService } from 'ng-zorro-antd/modal';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { firstValueFrom } from 'rxjs';
import {
  CAMERA_EVENT_KIND_NAMES,
  CAMERA_EVENT_KINDS,
  type CameraEventKind,
} from '@parkwatch/domain/camera/event-kinds';
import { bindMeasure, listBindable } from '@parkwatch/domain/wire/risk-register';
import type { ControlMeasure } from '@parkwatch/domain/wire/risk-register';
import { Api } from '../../api/api.ts';
import { apiResource } from '../../api/api-resource.ts';
import { Language } from '../../i18n/language.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { DialogEnd } from '../../ui/dialog/dialog-end.ts';
import { dialogForm, formDialog } from '../../ui/dialog/dialog-form.ts';

/** Opens the dialog; answers the measure as it is then. */
export async function openBindForm(
  modal: NzModalService,
  measure: ControlMeasure,
): Promise<ControlMeasure | undefined> {
  const dialog = modal.create<BindForm, ControlMeasure, ControlMeasure>({
    ...{ ...formDialog, nzWidth: 520 },
    ...{ nzContent: BindForm, nzData: measure },
  });
  return firstValueFrom(dialog.afterClose, { defaultValue: undefined });
}

/** What an automatic measure relies on, beside what the enterprise's system delivers. */
@Component({
  selector: 'pw-bind-form',
  imports: [DialogEnd, FormsModule, NzSelectModule, StatePanel, TranslocoDirective],
  template: `<form class="fields" *transloco="let t; prefix: 'riskRegister'" (ngSubmit)="send()">
    <h2>{{ t('bind.title') }}</h2>
    <p class="muted">{{ measure.description }}</p>
    @if (fed()) {
      <p class="muted">{{ t('bind.fed', { names: fed() }) }}</p>
    }
    <pw-state-panel [of]="bindable" [lines]="3">
      <div class="fields">
        <div class="field">
          <label for="bind-points">{{ t('bind.points') }}</label>
          <nz-select
            nzId="bind-points"
            name="points"
            nzMode="multiple"
            nzShowSearch
            [nzNotFoundContent]="t('bind.none')"
            [(ngModel)]="pointIds"
          >
            @for (one of points(); track one.id) {
              <nz-option [nzValue]="one.id" [nzLabel]="one.label" />
            }
          </nz-select>
        </div>
        <div class="field">
          <label for="bind-cameras">{{ t('bind.cameras') }}</label>
          <nz-select
            nzId="bind-cameras"
            name="cameras"
            nzMode="multiple"
            nzShowSearch
            [nzNotFoundContent]="t('bind.none')"
            [(ngModel)]="cameraIds"
          >
            @for (one of cameras(); track one.id) {
              <nz-option [nzValue]="one.id" [nzLabel]="one.label" />
            }
          </nz-select>
        </div>
        @if (cameraIds().length > 0) {
          <div class="field">
            <label for="bind-kinds">{{ t('bind.kinds') }}</label>
            <nz-select
              nzId="bind-kinds"
              name="kinds"
              nzMode="multiple"
              [nzPlaceHolder]="t('bind.anyKind')"
              [(ngModel)]="kinds"
            >
              @for (one of kindChoices(); track one.kind) {
                <nz-option [nzValue]="one.kind" [nzLabel]="one.label" />
              }
            </nz-select>
          </div>
        }
        <p class="muted">{{ t('bind.hint') }}</p>
      </div>
    </pw-state-panel>
    <pw-dialog-end
      [form]="form"
      [confirm]="t('bind.confirm')"
      [canSend]="bindable.phase() === 'ready'"
    />
  </form>`,
})
export class BindForm {
  readonly #api = inject(Api);
  readonly #language = inject(Language);
  protected readonly measure = inject<ControlMeasure>(NZ_MODAL_DATA);
  protected readonly form = dialogForm<ControlMeasure>();
  readonly #bound = this.measure.sources.filter(({ isFed }) => !isFed);
  protected readonly pointIds = signal(this.#idsOf('point'));
  protected readonly cameraIds = signal(this.#idsOf('camera'));
  protected readonly kinds = signal<CameraEventKind[]>([
    ...new Set(this.#bound.flatMap(({ eventKinds }) => eventKinds)),
  ]);
  protected readonly bindable = apiResource(
    listBindable,
    () => ({ params: { id: this.measure.id } }),
    { isEmpty: () => false },
  );
  protected readonly points = computed(() => this.#choices(this.bindable.value()?.points));
  protected readonly cameras = computed(() => this.#choices(this.bindable.value()?.cameras));
  protected readonly kindChoices = computed(() =>
    CAMERA_EVENT_KIND_NAMES.filter((kind) => kind !== 'no-signal').map((kind) => ({
      ...{ kind, label: this.#language.pick(CAMERA_EVENT_KINDS[kind].label) },
    })),
  );
  protected readonly fed = computed(() =>
    this.measure.sources
      .filter(({ isFed }) => isFed)
      .map(({ name }) => this.#language.pick(name))
      .join(this.#language.translate('riskRegister.comma')),
  );

  #idsOf(kind: 'point' | 'camera'): number[] {
    return this.#bound.filter((one) => one.kind === kind).map(({ refId }) => refId);
  }

  #choices(found: { id: number; code: string; name: { zh: string; en: string } }[] = []) {
    return found.map(({ id, code, name }) => ({
      ...{ id, label: `${this.#language.pick(name)} · ${code}` },
    }));
  }

  protected async send(): Promise<void> {
    const eventKinds = this.kinds();
    const cameras = this.cameraIds().map((cameraId) => ({ cameraId, eventKinds }));
    const request = {
      params: { id: this.measure.id },
      body: { pointIds: this.pointIds(), cameras },
    };
    await this.form.send(() => this.#api.call(bindMeasure, request));
  }
}
