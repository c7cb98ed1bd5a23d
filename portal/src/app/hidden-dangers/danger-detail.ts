import { DestroyRef, inject } from '@angular/core';
import { INTERIM_WARN_MS } from '@parkwatch/domain/hidden-danger/interim-measure';
import type { HiddenDangerDetail, InterimMeasure } from '@parkwatch/domain/wire/hidden-dangers';
import {
  answerHiddenDanger,
  dispatchHiddenDanger,
  readHiddenDanger,
  reviewHiddenDanger,
  takeUpHiddenDanger,
  withdrawHiddenDanger,
} from '@parkwatch/domain/wire/hidden-dangers';
import {
  addInterimMeasure,
  endInterimMeasure,
  extendInterimMeasure,
} from '@parkwatch/domain/wire/interim-measures';
import { Api } from '../api/api.ts';
import { apiResource } from '../api/api-resource.ts';
import { SecondsClock } from '../i18n/seconds-clock.ts';
import { Live } from '../live/live.ts';

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

  const take = (detail: HiddenDangerDetail) => resource.update(() => detail);
  const params = () => ({ id: id() });
  return {
    ...resource,
    dispatch: async (instruction: string, deadline?: string) =>
      take(
        await api.call(dispatchHiddenDanger, {
          params: params(),
          body: { instruction, ...(deadline && { deadline }) },
        }),
      ),
    takeUp: async (text: string) =>
      take(await api.call(takeUpHiddenDanger, { params: params(), body: { text } })),
    answer: async (text: string, attachmentIds: number[]) =>
      take(await api.call(answerHiddenDanger, { params: params(), body: { text, attachmentIds } })),
    review: async (decision: 'accept' | 'return', text: string, deadline?: string) =>
      take(
        await api.call(reviewHiddenDanger, {
          params: params(),
          body: { decision, text, ...(deadline && { deadline }) },
        }),
      ),
    withdraw: async (reason: string) =>
      take(await api.call(withdrawHiddenDanger, { params: params(), body: { reason } })),
    addInterim: async (body: NewInterim) =>
      take(await api.call(addInterimMeasure, { params: params(), body })),
    /** The version goes along: what somebody else changed meanwhile is not overwritten. */
    extendInterim: async (
      { id: measure, version }: InterimMeasure,
      until: string,
      reason: string,
    ) =>
      take(
        await api.call(extendInterimMeasure, {
          params: { id: measure },
          body: { version, until, reason },
        }),
      ),
    endInterim: async ({ id: measure, version }: InterimMeasure, reason: string) =>
      take(
        await api.call(endInterimMeasure, { params: { id: measure }, body: { version, reason } }),
      ),
  };
}
export type DangerDetail = ReturnType<typeof dangerDetail>;
export type NewInterim = Pick<InterimMeasure, 'kind' | 'measure' | 'responsible' | 'until'>;

type Moment = Pick<
  HiddenDangerDetail,
  'state' | 'returnedCount' | 'isOverdue' | 'escalation' | 'interim'
>;

function isSameMoment(one: Moment, other: Moment): boolean {
  return (
    one.state === other.state &&
    one.returnedCount === other.returnedCount &&
    one.isOverdue === other.isOverdue &&
    one.escalation?.at === other.escalation?.at &&
    one.escalation?.step === other.escalation?.step &&
    one.interim?.changedAt === other.interim?.changedAt &&
    one.interim?.until === other.interim?.until
  );
}

/** A notice about interim protection adds to the trail and changes nothing else. */
function isInterimEnding({ interim }: Moment, nowMs: number): boolean {
  const until = interim?.until ?? null;
  return until !== null && Date.parse(until) - INTERIM_WARN_MS <= nowMs;
}
