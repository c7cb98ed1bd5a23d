import { Component, computed, inject, input, numberAttribute, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import { UNIT_KIND_WORDS } from '@parkwatch/domain/major-hazard/standard';
import { readMajorHazard, readMajorHazardEvaluation } from '@parkwatch/domain/wire/major-hazards';
import { apiResource } from '../api/api-resource.ts';
import { Instant } from '../i18n/instant.ts';
import { Language } from '../i18n/language.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Live } from '../live/live.ts';
import { ReportSheet } from '../report/report-sheet.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { HazardReport } from './hazard-report.ts';
import { HazardMap } from './map/hazard-map.ts';
import { HazardLog } from './result/hazard-log.ts';
import { HazardNotice } from './result/hazard-notice.ts';
import { HazardNumbers } from './result/hazard-numbers.ts';
import { StepList } from './result/step-list.ts';
import { SubstanceTable } from './result/substance-table.ts';
import type { ShownEvaluation } from './shown-evaluation.ts';

/** The report on one unit: what the standard says of it, step by step, and how that came to be over time. */
@Component({
  selector: 'pw-hazard-page',
  imports: [
    HazardLog,
    HazardMap,
    HazardNotice,
    HazardNumbers,
    Instant,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    ReportSheet,
    RouterLink,
    StatePanel,
    StepList,
    SubstanceTable,
    TranslocoDirective,
  ],
  providers: [HazardReport],
  templateUrl: './hazard-page.html',
  styleUrl: './hazard-page.css',
})
export class HazardPage {
  readonly #report = inject(HazardReport);
  readonly #language = inject(Language);
  readonly #message = inject(NzMessageService);
  readonly #resyncs = inject(Live).resyncs;
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });
  /** From the address: an evaluation of the log, shown as it was then. */
  readonly evaluation = input(undefined, { transform: idFrom });

  protected readonly kinds = UNIT_KIND_WORDS;
  protected readonly map = viewChild(HazardMap);
  protected readonly detail = apiResource(readMajorHazard, () => ({ params: { id: this.id() } }), {
    reloadOn: this.#resyncs,
  });
  protected readonly unit = this.detail.value;
  protected readonly past = apiResource(readMajorHazardEvaluation, () => {
    const evaluationId = this.evaluation();
    return evaluationId === undefined ? undefined : { params: { id: this.id(), evaluationId } };
  });
  protected readonly shown = computed<ShownEvaluation | null>(() => {
    const unit = this.unit();
    const past = this.evaluation() === undefined ? undefined : this.past.value();
    if (past) return { ...past, isPast: true };
    if (!unit?.current || !unit.assessment || !unit.residents) return null;
    const { current, assessment, residents } = unit;
    return { at: current.at, assessment, residents, isPast: false };
  });
  protected readonly paper = computed(() => {
    const [unit, shown] = [this.unit(), this.shown()];
    return unit && shown ? this.#report.of(unit, shown) : null;
  });
  #onPaper: HTMLCanvasElement | null = null;
  protected readonly picture = () => this.#onPaper ?? this.map()?.map()?.picture() ?? null;

  protected async print(): Promise<void> {
    this.#onPaper = (await this.map()?.map()?.paperPicture()) ?? null;
    window.print();
    this.#onPaper = null;
  }

  protected async savePdf(): Promise<void> {
    const [unit, report] = [this.unit(), this.paper()];
    if (!unit || !report) return;
    const say = (key: 'making' | 'failed') =>
      this.#language.translate(`majorHazards.report.${key}`);
    const waiting = this.#message.loading(say('making'), { nzDuration: 0 });
    try {
      const { savePdf } = await import('../report/report-pdf.ts');
      const picture = (await this.map()?.map()?.paperPicture()) ?? null;
      await savePdf(report, picture, `${unit.enterprise.code}-${unit.code}-GB18218.pdf`);
    } catch (cause) {
      this.#message.error(say('failed'));
      throw new Error(`no PDF of unit ${unit.code}`, { cause });
    } finally {
      this.#message.remove(waiting.messageId);
    }
  }
}

function idFrom(text: unknown): number | undefined {
  const id = numberAttribute(text);
  return Number.isInteger(id) && id > 0 ? id : undefined;
}
