import type * as z from 'zod';
import type { HiddenDangerDetail, InterimMeasure } from '@parkwatch/domain/wire/hidden-dangers';
import {
  answerHiddenDanger,
  askPostponement,
  closeHiddenDanger,
  confirmHiddenDanger,
  decidePostponement,
  dispatchHiddenDanger,
  lookBack,
  refuseHiddenDanger,
  reviewHiddenDanger,
  takeUpHiddenDanger,
  tellProgress,
  withdrawHiddenDanger,
} from '@parkwatch/domain/wire/hidden-dangers';
import {
  addInterimMeasure,
  endInterimMeasure,
  extendInterimMeasure,
} from '@parkwatch/domain/wire/interim-measures';
import type { Api } from '../api/api.ts';

type Take = (detail: HiddenDangerDetail) => void;

/** What can be done to one hidden danger; each action is answered with its new state, which is taken over. */
export function dangerActions(api: Api, id: () => number, take: Take) {
  return { ...steps(api, id, take), ...judging(api, id, take), ...interim(api, id, take) };
}

function steps(api: Api, id: () => number, take: Take) {
  const params = () => ({ id: id() });
  return {
    confirm: async (body: Confirmation) =>
      take(await api.call(confirmHiddenDanger, { params: params(), body })),
    refuse: async (reason: string, duplicateOfId: number | null) =>
      take(
        await api.call(refuseHiddenDanger, { params: params(), body: { reason, duplicateOfId } }),
      ),
    dispatch: async (instruction: string, deadline?: string) =>
      take(
        await api.call(dispatchHiddenDanger, {
          params: params(),
          body: { instruction, ...(deadline && { deadline }) },
        }),
      ),
    takeUp: async (text: string) =>
      take(await api.call(takeUpHiddenDanger, { params: params(), body: { text } })),
    tellProgress: async (text: string, percent: number, attachmentIds: number[]) =>
      take(
        await api.call(tellProgress, { params: params(), body: { text, percent, attachmentIds } }),
      ),
    answer: async (text: string, attachmentIds: number[]) =>
      take(await api.call(answerHiddenDanger, { params: params(), body: { text, attachmentIds } })),
    askPostponement: async (until: string, reason: string) =>
      take(await api.call(askPostponement, { params: params(), body: { until, reason } })),
    withdraw: async (reason: string) =>
      take(await api.call(withdrawHiddenDanger, { params: params(), body: { reason } })),
  };
}

function judging(api: Api, id: () => number, take: Take) {
  const params = () => ({ id: id() });
  return {
    review: async (decision: 'accept' | 'return', text: string, deadline?: string) =>
      take(
        await api.call(reviewHiddenDanger, {
          params: params(),
          body: { decision, text, ...(deadline && { deadline }) },
        }),
      ),
    close: async (text: string) =>
      take(await api.call(closeHiddenDanger, { params: params(), body: { text } })),
    lookBack: async (body: LookBack) => take(await api.call(lookBack, { params: params(), body })),
    decidePostponement: async (decision: 'grant' | 'refuse', text: string) =>
      take(await api.call(decidePostponement, { params: params(), body: { decision, text } })),
  };
}

function interim(api: Api, id: () => number, take: Take) {
  const params = () => ({ id: id() });
  return {
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

export type Confirmation = z.input<typeof confirmHiddenDanger.body>;
export type LookBack = z.input<typeof lookBack.body>;
export type NewInterim = Pick<InterimMeasure, 'kind' | 'measure' | 'responsible' | 'until'>;
