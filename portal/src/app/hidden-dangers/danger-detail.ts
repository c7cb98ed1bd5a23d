import { DestroyRef, inject } from '@angular/core';
import type { HiddenDangerDetail } from '@parkwatch/domain/wire/hidden-dangers';
import {
  answerHiddenDanger,
  dispatchHiddenDanger,
  readHiddenDanger,
  reviewHiddenDanger,
  takeUpHiddenDanger,
  withdrawHiddenDanger,
} from '@parkwatch/domain/wire/hidden-dangers';
import { Api } from '../api/api.ts';
import { apiResource } from '../api/api-resource.ts';
import { Live } from '../live/live.ts';

/** One hidden danger with its trail, kept up to date, and what can be done to it. Each action answers with the new state. */
export function dangerDetail(id: () => number) {
  const api = inject(Api);
  const live = inject(Live);
  const resource = apiResource(readHiddenDanger, () => ({ params: { id: id() } }), {
    reloadOn: live.resyncs,
  });
  const stop = live.on('hidden-danger', (changed) => {
    // The event carries no trail, so the whole is read again; our own change already has it.
    const known = resource.value();
    if (changed.id === id() && !(known && isSameMoment(known, changed))) resource.reload();
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
  };
}
export type DangerDetail = ReturnType<typeof dangerDetail>;

type Moment = Pick<HiddenDangerDetail, 'state' | 'returnedCount' | 'isOverdue' | 'escalation'>;

function isSameMoment(one: Moment, other: Moment): boolean {
  return (
    one.state === other.state &&
    one.returnedCount === other.returnedCount &&
    one.isOverdue === other.isOverdue &&
    one.escalation?.at === other.escalation?.at &&
    one.escalation?.step === other.escalation?.step
  );
}
