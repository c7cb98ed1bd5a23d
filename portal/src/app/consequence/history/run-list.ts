import { Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzMessageService } from 'ng-zorro-antd/message';
import {
  listConsequenceRuns,
  type ConsequenceRunSummary,
} from '@parkwatch/domain/wire/consequence';
import { apiPages } from '../../api/api-pages.ts';
import { ProblemText } from '../../api/problem-text.ts';
import { LocalText } from '../../i18n/local-text.ts';
import { Live } from '../../live/live.ts';
import { StatePanel } from '../../ui/state-panel.ts';
import { TimeAgo } from '../../ui/time-ago.ts';
import { RunWords } from '../result/run-words.ts';

const PAGE = 30;

/** Stored runs, the newest first: one is opened, a second one is put beside it. */
@Component({
  selector: 'pw-run-list',
  imports: [LocalText, NzButtonModule, StatePanel, TimeAgo, TranslocoDirective],
  templateUrl: './run-list.html',
  styleUrl: './run-list.css',
})
export class RunList {
  readonly #message = inject(NzMessageService);
  readonly #problemText = inject(ProblemText);
  protected readonly words = inject(RunWords);
  readonly openId = input<number>();
  readonly otherId = input<number>();
  readonly opened = output<ConsequenceRunSummary>();
  /** Null: no longer beside the open one. */
  readonly compared = output<ConsequenceRunSummary | null>();

  readonly runs = apiPages(listConsequenceRuns, () => ({ query: { limit: PAGE } }), {
    reloadOn: inject(Live).resyncs,
  });

  protected async loadMore(): Promise<void> {
    try {
      await this.runs.loadMore();
    } catch (error) {
      this.#message.error(this.#problemText.of(error));
    }
  }
}
