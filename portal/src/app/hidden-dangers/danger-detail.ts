import { DestroyRef, inject } from '@angular/core';
import { INTERIM_WARN_MS } from '@parkwatch/domain/hidden-danger/interim-measure';
import type { HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import { readHiddenDanger } from '@parkwatch/domain/wire/hidden-dangers';
import { Api } from '../api/api.ts';
import { apiResource } from '../api/api-resource.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';
import { dangerActions } from './danger-actions.ts';

/** One hidden danger with its trail, kept up to date, and what can be done to it. Each action answers with the new state. */
export function dangerDetail(id: () => number) {
  const api = inject(Api);
  const live = inject(Live);
  const nowMs = inject(SecondsClock).nowMs;
  const resource = apiResource(readHiddenDanger, () => ({ params: { id: id() } }), {
    reloadOn: live.resyncs,
  });
  const stop = live.on('hidden-danger', (changed) => {
    // The event carries no trail, so the whole is read again; our own change already has it.
    const known = resource.value();
    if (changed.id !== id()) return;
    const isKnown = known !== undefined && isSameMoment(known, changed);
    if (!isKnown || isInterimEnding(changed, nowMs())) resource.reload();
  });
  inject(DestroyRef).onDestroy(stop);

  const actions = dangerActions(api, id, (detail) => resource.update(() => detail));
  return { ...resource, ...actions };
}
export type DangerDetail = ReturnType<typeof dangerDetail>;
type Moment = Pick<
  HiddenDangerDetail,
  | 'state'
  | 'returnedCount'
  | 'isOverdue'
  | 'escalation'
  | 'interim'
  | 'deadline'
  | 'progress'
  | 'postponement'
>;

function isSameMoment(one: Moment, other: Moment): boolean {
  return (
    one.state === other.state &&
    one.returnedCount === other.returnedCount &&
    one.isOverdue === other.isOverdue &&
    one.escalation?.at === other.escalation?.at &&
    one.escalation?.step === other.escalation?.step &&
    one.interim?.changedAt === other.interim?.changedAt &&
    one.interim?.until === other.interim?.until &&
    one.deadline === other.deadline &&
    one.progress?.at === other.progress?.at &&
    one.postponement?.askedAt === other.postponement?.askedAt
  );
}

/** A notice about interim protection adds to the trail and changes nothing else. */
function isInterimEnding({ interim }: Moment, nowMs: number): boolean {
  const until = interim?.until ?? null;
  return until !== null && Date.parse(until) - INTERIM_WARN_MS <= nowMs;
}
