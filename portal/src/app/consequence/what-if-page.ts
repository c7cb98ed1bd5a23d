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
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzMessageService } from 'ng-zorro-antd/message';
import type { ConsequenceRun, ConsequenceRunSummary } from '@parkwatch/domain/wire/consequence';
import { Language } from '../i18n/language.ts';
import { ParkGround } from '../map/embed/park-ground.ts';
import { placeOf } from '../map/panel/place-of.ts';
import type { MapPlace } from '../map/page/map-canvas.ts';
import { RunCompare } from './compare/run-compare.ts';
import { FacilityChoices } from './form/facility-choices.ts';
import { draftOf } from './form/run-draft.ts';
import { RunForm } from './form/run-form.ts';
import { RunFormPanel } from './form/run-form-panel.ts';
import { RunList } from './history/run-list.ts';
import { RunMap } from './map/run-map.ts';
import { ReportSheet } from '../report/report-sheet.ts';
import { RunReport } from './report/run-report.ts';
import type { AffectedRow } from './result/affected-list.ts';
import { RunResult } from './result/run-result.ts';
import { RunWords } from './result/run-words.ts';
import { RunStore } from './run-store.ts';

/** Narrower than this a page of three columns has too little map: the form folds when a run is shown. */
const ROOMY_PX = 1680;
/** Narrower than this it is a phone: everything is one column. */
const PHONE_PX = 768;
export type Side = 'form' | 'history' | 'result';

/** What-if: a release is described, computed, looked at on the map over time, compared and printed. */
@Component({
  selector: 'pw-what-if-page',
  imports: [
    NzIconDirective,
    ReportSheet,
    RunCompare,
    RunFormPanel,
    RunList,
    RunMap,
    RunResult,
    TranslocoDirective,
  ],
  providers: [FacilityChoices, ParkGround, RunForm, RunReport, RunStore, RunWords],
  templateUrl: './what-if-page.html',
  styleUrl: './what-if-page.css',
})
export class WhatIfPage {
  readonly #router = inject(Router);
  readonly #form = inject(RunForm);
  readonly #report = inject(RunReport);
  readonly #message = inject(NzMessageService);
  readonly #language = inject(Language);
  readonly #choices = inject(FacilityChoices);
  readonly #ground = inject(ParkGround);
  protected readonly store = inject(RunStore);
  protected readonly paper = computed(() => {
    const run = this.store.run();
    return run && this.#report.of(run);
  });
  protected readonly runMap = viewChild(RunMap);
  protected readonly list = viewChild(RunList);

  /** From the address. */
  readonly id = input<string>();
  /** The run beside it: `?with=7`. */
  readonly with = input<string>();
  /** The facility that another page asks about: `?facility=12`. */
  readonly facility = input<string>();

  /** The place and the substance that another page asks about: `?at=103.69,1.26&cas=7782-50-5`. */
  readonly at = input<string>();
  readonly cas = input<string>();

  /** What the left column shows; on a phone the result is a third one. */
  protected readonly side = signal<Side>('form');
  protected readonly isFolded = signal(false);
  protected readonly sides = computed<readonly Side[]>(() =>
    this.store.id() === undefined ? ['form', 'history'] : ['form', 'history', 'result'],
  );
  /** Where the next run would start. */
  protected readonly source = computed(() => {
    const { placeKind, at, facilityId } = this.#form.draft();
    if (placeKind === 'spot') return at;
    const featureId = String(facilityId ?? '');
    const feature =
      this.#ground.feature({ layerId: 'tanks', featureId }) ??
      this.#ground.feature({ layerId: 'facilities', featureId });
    if (!feature) return null;
    const [lon, lat] = placeOf(feature);
    return [lon, lat] as [number, number];
  });
  /** The map in light colours, while it is being printed. */
  #onPaper: HTMLCanvasElement | null = null;
  protected readonly picture = () => this.#onPaper ?? this.runMap()?.map()?.picture() ?? null;

  constructor() {
    effect(() => {
      this.store.id.set(idFrom(this.id()));
      this.store.otherId.set(this.id() === this.with() ? undefined : idFrom(this.with()));
    });
    effect(() => {
      const facilityId = idFrom(this.facility());
      if (facilityId !== undefined) untracked(() => this.#form.change({ facilityId }));
    });
    effect(() => {
      const at = placeFrom(this.at());
      const cas = this.cas() ?? null;
      if (at) untracked(() => this.#form.startAt(at, cas));
    });
    effect(() => {
      const hasRun = this.store.id() !== undefined;
      untracked(() => {
        const { innerWidth } = window;
        this.isFolded.set(hasRun && innerWidth >= PHONE_PX && innerWidth < ROOMY_PX);
        if (hasRun && innerWidth < PHONE_PX) this.side.set('result');
        else if (this.side() === 'result') this.side.set('form');
      });
    });
  }

  protected show(side: Side): void {
    this.side.set(side);
    this.isFolded.set(false);
  }

  protected async finish(run: ConsequenceRun): Promise<void> {
    await this.#router.navigate(['/what-if', run.id]);
    this.list()?.runs.reload();
  }

  protected open({ id }: Pick<ConsequenceRunSummary, 'id'>): void {
    void this.#router.navigate(['/what-if', id]);
  }

  protected compare(other: ConsequenceRunSummary | null): void {
    const id = this.store.id();
    if (id === undefined) return;
    void this.#router.navigate(['/what-if', id], { queryParams: { with: other?.id ?? null } });
  }

  /** The form filled in as the run was: one thing is changed, and it is computed anew. */
  protected repeat(): void {
    const run = this.store.run();
    if (!run) return;
    this.#form.start(draftOf(run.input));
    this.show('form');
  }

  protected take({ place, picks }: MapPlace): void {
    const { placeKind } = this.#form.draft();
    const isFormInView = !this.isFolded() && this.side() === 'form';
    if (isFormInView && placeKind === 'spot') {
      this.#form.change({ at: [round(place[0]), round(place[1])] });
      return;
    }
    const facility = picks.find(({ layerId }) => layerId === 'tanks' || layerId === 'facilities');
    const choice = facility && this.#choices.choice(Number(facility.featureId));
    if (isFormInView && choice) this.#form.change({ facilityId: choice.facility.id });
    else this.#chooseAffected(picks);
  }

  protected choose({ pick, place }: AffectedRow): void {
    this.store.chosen.set(pick);
    this.runMap()?.showPlace(place);
  }

  protected async print(): Promise<void> {
    this.#onPaper = (await this.runMap()?.map()?.paperPicture()) ?? null;
    window.print();
    this.#onPaper = null;
  }

  protected async savePdf(): Promise<void> {
    const run = this.store.run();
    if (!run) return;
    const waiting = this.#message.loading(this.#language.translate('whatIf.report.making'), {
      nzDuration: 0,
    });
    try {
      const { savePdf } = await import('../report/report-pdf.ts');
      const picture = (await this.runMap()?.map()?.paperPicture()) ?? null;
      await savePdf(this.#report.of(run), picture, `${run.number}.pdf`);
    } catch (cause) {
      this.#message.error(this.#language.translate('whatIf.report.failed'));
      throw new Error(`no PDF of ${run.number}`, { cause });
    } finally {
      this.#message.remove(waiting.messageId);
    }
  }

  #chooseAffected(picks: MapPlace['picks']): void {
    const run = this.store.run();
    if (!run) return;
    const found = picks.flatMap((pick) => {
      const holder = this.#ground.feature(pick)?.properties['enterpriseId'];
      if (pick.layerId === 'protected-targets' || pick.layerId === 'enterprises') return [pick];
      return typeof holder === 'number'
        ? [{ layerId: 'enterprises', featureId: String(holder) }]
        : [];
    });
    this.store.chosen.set(found[0] ?? null);
  }
}

function idFrom(text: string | undefined): number | undefined {
  const id = Number(text);
  return Number.isInteger(id) && id > 0 ? id : undefined;
}

function placeFrom(text: string | undefined): [number, number] | undefined {
  const [lon, lat, ...rest] = (text ?? '').split(',').map(Number);
  const isPlace = Number.isFinite(lon) && Number.isFinite(lat) && rest.length === 0;
  return isPlace ? [round(lon ?? 0), round(lat ?? 0)] : undefined;
}

/** Six digits are 0.1 m; more would only pretend. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
