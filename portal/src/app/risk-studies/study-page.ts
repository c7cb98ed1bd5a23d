import {
  Component,
  computed,
  inject,
  input,
  numberAttribute,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconDirective } from 'ng-zorro-antd/icon';
import { NzModalService } from 'ng-zorro-antd/modal';
import {
  readRiskStudy,
  readRiskStudyGeoJson,
  type RiskTarget,
} from '@parkwatch/domain/wire/risk-studies';
import { apiResource } from '../api/api-resource.ts';
import { urlOf } from '../api/request.ts';
import { Instant } from '../i18n/instant.ts';
import { LocalText } from '../i18n/local-text.ts';
import { Live } from '../live/live.ts';
import { Session } from '../session/session.ts';
import { Person } from '../ui/person.ts';
import { StatePanel } from '../ui/state-panel.ts';
import { bringIntoView } from './bring-into-view.ts';
import { StudyMap } from './map/study-map.ts';
import { StudyPrint } from './print/study-print.ts';
import { ChainList } from './result/chain-list.ts';
import type { ChainRow } from './result/chain-rows.ts';
import { ContributorList } from './result/contributor-list.ts';
import { SocietalRisk } from './result/societal-risk.ts';
import { StudyBasis } from './result/study-basis.ts';
import { StudyNotice } from './result/study-notice.ts';
import { StudyNumbers } from './result/study-numbers.ts';
import { TargetList } from './result/target-list.ts';
import { openStartStudy } from './start/start-study-form.ts';
import { StudyState } from './study-state.ts';
import { reloadWhile } from './while-running.ts';

/** One risk study: how far it is, why it failed, or what it found, with what it rests on always in view. */
@Component({
  selector: 'pw-study-page',
  imports: [
    ChainList,
    ContributorList,
    Instant,
    LocalText,
    NzButtonModule,
    NzIconDirective,
    Person,
    RouterLink,
    SocietalRisk,
    StatePanel,
    StudyBasis,
    StudyMap,
    StudyNotice,
    StudyNumbers,
    StudyPrint,
    StudyState,
    TargetList,
    TranslocoDirective,
  ],
  providers: [NzModalService],
  templateUrl: './study-page.html',
  styleUrl: './study-page.css',
})
export class StudyPage {
  readonly #router = inject(Router);
  readonly #modal = inject(NzModalService);
  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly canRun = inject(Session).can('risk-study.run');
  protected readonly map = viewChild(StudyMap);
  protected readonly detail = apiResource(readRiskStudy, () => ({ params: { id: this.id() } }), {
    reloadOn: inject(Live).resyncs,
  });
  protected readonly study = this.detail.value;
  protected readonly geoJsonUrl = computed(() =>
    urlOf(readRiskStudyGeoJson, { params: { id: this.id() } }),
  );
  protected readonly targetId = signal<number | null>(null);
  protected readonly chain = signal<ChainRow | null>(null);
  protected readonly picture = () => this.map()?.picture() ?? null;

  constructor() {
    reloadWhile(() => this.study()?.state === 'running', this.detail);
  }

  protected showTarget({ id, at }: RiskTarget): void {
    this.chain.set(null);
    this.targetId.set(id);
    this.map()?.showTarget(at);
    bringIntoView('study-map');
  }

  /** A second click takes it off the map. */
  protected showChain(row: ChainRow): void {
    if (this.chain()?.at === row.at) {
      this.chain.set(null);
      return;
    }
    this.targetId.set(null);
    this.chain.set(row);
    this.map()?.showChain(row.chain.facilityIds);
    bringIntoView('study-map');
  }

  /** The same settings once more, to be changed before they are computed. */
  protected repeat(): void {
    openStartStudy(this.#modal, {
      beginning: this.study()?.input ?? null,
      started: ({ id }) => void this.#router.navigate(['/risk-studies', id]),
    });
  }

  protected print(): void {
    window.print();
  }
}
