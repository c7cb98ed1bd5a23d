import * as z from 'zod';
import { INTERIM_KINDS, INTERIM_TEXT } from '../hidden-danger/interim-measure.ts';
import { endpoint } from './endpoint.ts';
import { idParams, instant, reason } from './common.ts';
import { hiddenDangerDetail } from './hidden-dangers.ts';

function typed([least, most]: readonly [number, number]) {
  return z.string().trim().min(least).max(most);
}

/** Each answers with the hidden danger as it is then. */
const change = {
  method: 'POST',
  params: idParams,
  access: 'interim-measure.write',
  tag: 'hidden-dangers',
  response: hiddenDangerDetail,
} as const;

/** Of an open hidden danger: by its enterprise once it is taken up, by the park's office at any time. At most 90 days ahead. */
export const addInterimMeasure = endpoint({
  ...change,
  id: 'addInterimMeasure',
  path: '/hidden-dangers/:id/interim-measures',
  summary: { zh: '登记隐患的临时防护措施', en: 'Add interim protection to a hidden danger' },
  body: z.object({
    kind: z.enum(INTERIM_KINDS),
    measure: typed(INTERIM_TEXT.measure),
    responsible: typed(INTERIM_TEXT.responsible),
    until: instant,
  }),
  status: 201,
  problems: ['not-found', 'not-acceptable-state', 'bad-request'],
});

/** `version`: the one that the writer saw; another change in between is a conflict. */
const seen = { version: z.int().positive() };

/** A later end, with its reason; the old one stays in the trail. Also of one that has expired. */
export const extendInterimMeasure = endpoint({
  ...change,
  id: 'extendInterimMeasure',
  path: '/interim-measures/:id/extension',
  summary: { zh: '临时防护措施续期', en: 'Extend interim protection' },
  body: z.object({ ...seen, until: instant, reason }),
  problems: ['not-found', 'not-acceptable-state', 'bad-request', 'conflict'],
});

/** What the park's office laid down, only the office ends. */
export const endInterimMeasure = endpoint({
  ...change,
  id: 'endInterimMeasure',
  path: '/interim-measures/:id/end',
  summary: { zh: '结束临时防护措施', en: 'End interim protection' },
  body: z.object({ ...seen, reason }),
  problems: ['not-found', 'not-acceptable-state', 'conflict'],
});
