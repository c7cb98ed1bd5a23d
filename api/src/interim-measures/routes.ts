import * as wire from '@parkwatch/domain/wire/interim-measures';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import type { Parts } from '../parts.ts';
import { addInterim, endInterim, extendInterim } from './service.ts';

/** Interim protection of hidden dangers. What there is comes with its danger. */
export function interimMeasures(parts: Parts): Feature {
  return {
    name: 'interim-measures',
    routes: [
      route(wire.addInterimMeasure, ({ params: { id }, body, caller, now }) =>
        addInterim(parts, caller, { id, now, measure: body }),
      ),
      route(wire.extendInterimMeasure, ({ params: { id }, body, caller, now }) =>
        extendInterim(parts, caller, { id, now, extension: body }),
      ),
      route(wire.endInterimMeasure, ({ params: { id }, body, caller, now }) =>
        endInterim(parts, caller, { id, now, ending: body }),
      ),
    ],
  };
}
