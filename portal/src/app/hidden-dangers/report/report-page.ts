import {
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzMessageService } from 'ng-zorro-antd/message';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { CATEGORY_LABELS } from '@parkwatch/domain/hidden-danger/category';
import { FACILITY_KINDS } from '@parkwatch/domain/weather-rules/facility-facts';
import { readAlarm } from '@parkwatch/domain/wire/alarms';
import { listFacilities, readEnterprise } from '@parkwatch/domain/wire/enterprises';
import {
  HIDDEN_DANGER_CATEGORIES,
  reportHiddenDanger,
} from '@parkwatch/domain/wire/hidden-dangers';
import type { StandardLineShown } from '@parkwatch/domain/wire/standard-library';
import { Api } from '../../api/api.ts';
import { apiResource } from '../../api/api-resource.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { Language } from '../../i18n/language.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Session } from '../../session/session.ts';
import { alarmCondition } from '../../ui/alarm-condition.ts';
import { EnterpriseSelect } from '../../ui/enterprise-select.ts';
import { GradeChoice } from '../../ui/grade-choice.ts';
import { PageHeader } from '../../ui/page-header.ts';
import { PhotoPicker } from '../../ui/photo/photo-picker.ts';
import { draft } from '../../ui/draft.ts';
import { AlarmEvidence } from './alarm-evidence.ts';
import { PlacePicker } from './place-picker.ts';
import { emptyReport, missingOf, reportEntry } from './report-entry.ts';
import { StandardProposals } from './standard-proposals.ts';
import { idOf, placeOf } from './start-values.ts';

/** Letters of a title. */
const MOST_TITLE = 200;

/** A report of a hidden danger: from an alarm, from a place on the map, or by hand. It says what is missing before it is sent. */
@Component({
  selector: 'pw-report-page',
  imports: [
    AlarmEvidence,
    EnterpriseSelect,
    FormsModule,
    GradeChoice,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    NzInputModule,
    NzSelectModule,
    PageHeader,
    PhotoPicker,
    PlacePicker,
    RouterLink,
    StandardProposals,
    TranslocoDirective,
  ],
  templateUrl: './report-page.html',
  styleUrl: './report-page.css',
})
export class ReportPage {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  readonly #language = inject(Language);

  /** From the address. */
  readonly alarmId = input<string>();
  readonly enterpriseId = input<string>();
  readonly facilityId = input<string>();
  readonly lon = input<string>();
  readonly lat = input<string>();
  /** What a check found: its line becomes the title, its words the description. */
  readonly found = input<string>();
  readonly note = input<string>();

  protected readonly ownEnterprise = computed(() => this.#session.me()?.enterprise ?? null);
  readonly #alarmId = computed(() => idOf(this.alarmId()));
  /** Each start has a draft of its own: the place of one report must not turn up in another. */
  readonly #start = computed(() => {
    const place = placeOf(this.lon(), this.lat());
    const fromCheck = this.found() && `${this.enterpriseId() ?? ''} ${this.found()}`;
    return this.#alarmId() ?? place?.join() ?? fromCheck ?? this.enterpriseId() ?? 'by-hand';
  });
  readonly #draft = draft(
    () => `${this.#session.me()?.id ?? 0}.report.${this.#start()}`,
    reportEntry,
    () => emptyReport(),
  );
  protected readonly entry = this.#draft.value;
  protected readonly change = this.#draft.change;

  protected readonly alarm = apiResource(readAlarm, () => {
    const id = this.#alarmId();
    return id === undefined ? undefined : { params: { id } };
  });
  protected readonly hasAlarm = computed(() => this.#alarmId() !== undefined);
  protected readonly facilities = apiResource(listFacilities, () => {
    const enterpriseId = this.entry().enterpriseId;
    return enterpriseId === undefined ? undefined : { query: { enterpriseId } };
  });
  readonly #enterprise = apiResource(readEnterprise, () => {
    const id = this.entry().enterpriseId;
    return id === undefined ? undefined : { params: { id } };
  });
  protected readonly centre = computed(() => this.#enterprise.value()?.centre ?? null);

  /** What is compared with the standards. */
  protected readonly words = computed(() => {
    const { title, description } = this.entry();
    return `${title} ${description}`;
  });
  protected readonly facilityKind = computed(() => {
    const { facilityId } = this.entry();
    const chosen = this.facilities.value()?.items.find(({ id }) => id === facilityId);
    return FACILITY_KINDS.find((kind) => kind === chosen?.kind);
  });

  protected readonly picker = viewChild(PhotoPicker);
  protected readonly categories = HIDDEN_DANGER_CATEGORIES;
  protected readonly categoryLabels = CATEGORY_LABELS;
  protected readonly missing = computed(() => missingOf(this.entry(), this.hasAlarm()));
  protected readonly isUploading = computed(() => this.picker()?.isBusy() === true);
  protected readonly canSend = computed(() => this.missing().length === 0 && !this.isUploading());
  protected readonly isBusy = signal(false);
  protected readonly problems = signal<readonly string[]>([]);

  constructor() {
    effect(() => {
      const own = this.ownEnterprise()?.id;
      const enterpriseId = own ?? idOf(this.enterpriseId());
      const place = placeOf(this.lon(), this.lat());
      const facilityId = idOf(this.facilityId());
      const [found, note] = [this.found(), this.note()];
      untracked(() => {
        const { title, description } = this.entry();
        // What a person already typed stays.
        if (found && title === '') this.change({ title: found.slice(0, MOST_TITLE) });
        if (note && description === '') this.change({ description: note });
        if (enterpriseId !== undefined) this.change({ enterpriseId });
        if (facilityId !== undefined) this.change({ facilityId });
        if (place) this.change({ place });
      });
    });
    effect(() => {
      const alarm = this.alarm.value()?.alarm;
      if (alarm) untracked(() => this.#startFrom(alarm));
    });
  }

  protected chooseEnterprise(enterpriseId: number | undefined): void {
    if (enterpriseId !== this.entry().enterpriseId) this.change({ enterpriseId, facilityId: null });
  }

  /** A standard brings its category and proposes its grade; both can be changed. */
  protected judgeBy(line: StandardLineShown | null): void {
    if (line === null) return this.change({ standard: null });
    const { id, name, clause, category, grade } = line;
    const { title } = line.document;
    const basis = { zh: `${title.zh} ${clause.zh}`, en: `${title.en}, ${clause.en}` };
    this.change({ standard: { id, name, basis }, category, grade });
  }

  protected discard(): void {
    this.#draft.clear();
    void this.#router.navigate(['/hidden-dangers']);
  }

  protected async send(): Promise<void> {
    const { enterpriseId, place, photos, standard, ...entry } = this.entry();
    if (!this.canSend() || this.isBusy() || enterpriseId === undefined) return;
    this.isBusy.set(true);
    this.problems.set([]);
    try {
      const danger = await this.#api.call(reportHiddenDanger, {
        body: {
          ...entry,
          title: entry.title.trim(),
          description: entry.description.trim(),
          enterpriseId,
          alarmId: this.#alarmId() ?? null,
          location: place,
          attachmentIds: photos.map(({ id }) => id),
          standardLineId: standard?.id ?? null,
        },
      });
      this.#draft.clear();
      this.#message.success(
        this.#language.translate('dangerReport.done', { number: danger.number }),
      );
      await this.#router.navigate(['/hidden-dangers', danger.id], { replaceUrl: true });
    } catch (error) {
      this.problems.set([this.#problemText.of(error), ...this.#problemText.fields(error)]);
    } finally {
      this.isBusy.set(false);
    }
  }

  /** What the alarm knows is filled in; what a person already typed stays. */
  #startFrom(alarm: NonNullable<ReturnType<typeof this.alarm.value>>['alarm']): void {
    const { title, enterpriseId, facilityId, place } = this.entry();
    const name = this.#language.pick(alarm.point.name);
    const condition = this.#language.translate(`alarms.condition.${alarmCondition(alarm)}`);
    this.change({
      title: title || `${name} · ${condition}`,
      enterpriseId: enterpriseId ?? alarm.enterprise?.id,
      facilityId: facilityId ?? alarm.facility?.id ?? null,
      place: place ?? alarm.location,
    });
  }
}
