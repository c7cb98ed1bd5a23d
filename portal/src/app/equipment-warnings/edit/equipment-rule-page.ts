import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSwitchModule } from 'ng-zorro-antd/switch';
import { listWarningRules } from '@parkwatch/domain/wire/equipment-warnings';
import { apiResource } from '../../api/api-resource.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Session } from '../../session/session.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { parkToday } from '../../i18n/park-today.ts';
import { facilityPoints } from '../facility-points.ts';
import { PlaceFields } from '../place-fields.ts';
import { ConditionEditor } from './condition-editor.ts';
import { draftOfVersion, EquipmentRuleForm } from './equipment-rule-form.ts';
import { PreviewSpans } from './preview-spans.ts';

/** A rule on equipment as it is edited, beside when it would have warned. An edit is stored as the next version. */
@Component({
  selector: 'pw-equipment-rule-page',
  imports: [
    ConditionEditor,
    FormsModule,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    NzSwitchModule,
    PlaceFields,
    PreviewSpans,
    RouterLink,
    StatePanel,
    TranslocoDirective,
  ],
  providers: [EquipmentRuleForm],
  templateUrl: './equipment-rule-page.html',
  styleUrl: './equipment-rule-page.css',
})
export class EquipmentRulePage {
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  readonly #messages = inject(NzMessageService);
  protected readonly form = inject(EquipmentRuleForm);
  protected readonly canWrite = inject(Session).can('equipment-rule.write');
  /** From the address; without one it is a new rule. */
  readonly no = input<string>();
  protected readonly today = parkToday();

  protected readonly rules = apiResource(listWarningRules, () => ({}), { isEmpty: () => false });
  protected readonly state = computed(() =>
    this.rules.value()?.items.find(({ no }) => String(no) === this.no()),
  );
  /** The version that the form began with: somebody may write another one meanwhile. */
  protected readonly afterVersion = computed(() => this.state()?.versions[0]?.rule.version ?? 0);
  protected readonly isMissing = computed(
    () => this.no() !== undefined && this.rules.value() !== undefined && this.state() === undefined,
  );
  protected readonly points = facilityPoints(() => this.form.draft().facilityId);
  protected readonly fields = ['name', 'equipment', 'advice'] as const;
  protected readonly languages = ['zh', 'en'] as const;

  constructor() {
    effect(() => {
      const newest = this.state()?.versions[0];
      if (this.no() !== undefined && newest === undefined) return;
      untracked(() => {
        if (this.form.isChanged()) return;
        const draft = newest && draftOfVersion(newest);
        const today = parkToday();
        // A version begins today unless it was to begin later.
        this.form.start(
          draft && {
            ...draft,
            effectiveFrom: draft.effectiveFrom < today ? today : draft.effectiveFrom,
          },
        );
      });
    });
  }

  protected changeText(
    field: (typeof this.fields)[number],
    language: 'zh' | 'en',
    event: Event,
  ): void {
    const { value } = event.target as HTMLInputElement;
    this.form.change({ [field]: { ...this.form.draft()[field], [language]: value } });
  }

  protected changeDate(event: Event): void {
    this.form.change({ effectiveFrom: (event.target as HTMLInputElement).value });
  }

  protected async save(): Promise<void> {
    const written = await this.form.send(this.state()?.no ?? null, this.afterVersion());
    if (written === undefined) return;
    const version = written.versions[0]?.rule.version ?? 1;
    this.#messages.success(this.#language.translate('equipmentWarnings.form.saved', { version }));
    await this.#router.navigate(['/equipment-warnings'], { queryParams: { view: 'rules' } });
  }
}
