import { computed, linkedSignal, Service, signal } from '@angular/core';
import type { PickedFeature } from '@parkwatch/domain/map/map-view';
import { readConsequenceRun } from '@parkwatch/domain/wire/consequence';
import type { ConsequenceLevel, ConsequenceRun } from '@parkwatch/domain/wire/consequence';
import { apiResource } from '../api/api-resource.ts';
import { eventsAtFirst } from '../map/data/run-features.ts';
import { isUncertain } from './result/levels.ts';

/** What the page looks at: a run, perhaps a second one beside it, at which time, with which zones. */
@Service({ autoProvided: false })
export class RunStore {
  readonly id = signal<number | undefined>(undefined);
  /** The run that the first one is compared with. */
  readonly otherId = signal<number | undefined>(undefined);

  readonly first = apiResource(readConsequenceRun, () => requestOf(this.id()));
  readonly second = apiResource(readConsequenceRun, () => requestOf(this.otherId()));
  readonly run = computed(() => (this.id() === undefined ? undefined : this.first.value()));
  readonly other = computed(() => (this.otherId() === undefined ? undefined : this.second.value()));
  readonly isComparing = computed(() => this.otherId() !== undefined);

  /** Moments of the slider, s after the release began: of both runs when two are shown. */
  readonly timesS = computed<readonly number[]>(() => {
    const frames = [...(this.run()?.frames ?? []), ...(this.other()?.frames ?? [])];
    return [...new Set(frames.map(({ atS }) => atS))].sort((one, other) => one - other);
  });
  /** Null: everything that is reached at any time. */
  readonly timeS = linkedSignal<number | undefined, number | null>({
    source: this.id,
    computation: () => null,
  });

  /** The map shows what it was given last: a slow machine is not played ahead of. */
  readonly isDrawn = signal(false);

  readonly shownEvents = linkedSignal<ReadonlySet<string>>(() => {
    const run = this.run();
    return new Set(run ? eventsAtFirst(run) : []);
  });
  readonly hiddenLevels = linkedSignal<number | undefined, ReadonlySet<string>>({
    source: this.id,
    computation: () => new Set(),
  });
  readonly hasEnvelope = signal(true);
  /** Levels that the ensemble was asked for, most severe first. */
  readonly uncertainLevels = computed(() => {
    const run = this.run();
    return run ? run.levels.filter((level) => isUncertain(run, level)) : [];
  });
  /** The level whose lines of probability are drawn: the best estimate is not shown without them. Null: none. */
  readonly uncertainLevelId = linkedSignal<string | null>(() => {
    const levels = this.uncertainLevels();
    return (levels.find(({ colour }) => colour === 'orange') ?? levels[0])?.id ?? null;
  });
  /** The enterprise or target that the person looks at. */
  readonly chosen = linkedSignal<number | undefined, PickedFeature | null>({
    source: this.id,
    computation: () => null,
  });

  /** No level of what is switched on is reached anywhere at any time. */
  readonly isShownNowhere = computed(() => {
    const runs = [this.run(), this.other()].filter((run) => run !== undefined);
    return runs.every(({ levels }) => !levels.some((one) => this.isShown(one) && one.reachM > 0));
  });

  readonly isShown = ({ id, eventId }: ConsequenceLevel): boolean =>
    this.shownEvents().has(eventId) && !this.hiddenLevels().has(id);

  toggleEvent(id: string): void {
    this.shownEvents.update((shown) => toggled(shown, id));
  }
  toggleLevel(id: string): void {
    this.hiddenLevels.update((hidden) => toggled(hidden, id));
  }
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : new Set([...ids, id]);
}

function requestOf(id: number | undefined): { params: { id: number } } | undefined {
  return id === undefined ? undefined : { params: { id } };
}

/** What a run has at a time: the frame of that moment, or the last one before it. */
export function frameAt(
  { frames }: ConsequenceRun,
  timeS: number,
): ConsequenceRun['frames'][number] | undefined {
  return frames.findLast(({ atS }) => atS <= timeS);
}
