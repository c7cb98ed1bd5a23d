import type { SigmaSetName } from '../dispersion/sigma-set.ts';
import type { Terrain } from '../weather/weather.ts';
import { type VectorInputs, wordOr } from './vector-model.ts';

type SetNames = { readonly plume: SigmaSetName; readonly puff: SigmaSetName };

/** Names of the sets in the files, their letters and digits; a set for puffs and plumes is asked for by what is computed. */
const SET_NAMES: ReadonlyMap<string, SetNames> = new Map([
  ['briggs', { plume: 'briggs', puff: 'briggs' }],
  ['isc3', { plume: 'isc3', puff: 'isc3' }],
  ['isc3pg', { plume: 'isc3', puff: 'isc3' }],
  ['isc3pgrural', { plume: 'isc3', puff: 'isc3' }],
  ['turner', { plume: 'turner', puff: 'turner' }],
  ['ccpspuff', { plume: 'ccps-puff', puff: 'ccps-puff' }],
  ['tno', { plume: 'tno-plume', puff: 'tno-puff' }],
  ['tnoplume', { plume: 'tno-plume', puff: 'tno-plume' }],
  ['tnopuff', { plume: 'tno-puff', puff: 'tno-puff' }],
]);

/** The set in the input `sigma_set`, without it Briggs for plumes and CCPS for puffs. @throws RangeError for another word */
export function sigmaSetNameOf(inputs: VectorInputs, kind: 'plume' | 'puff'): SigmaSetName {
  const word = wordOr(inputs, 'sigma_set', kind === 'puff' ? 'ccps_puff' : 'briggs');
  const names = SET_NAMES.get(word.toLowerCase().replaceAll(/[\s_-]+/g, ''));
  if (names === undefined) throw new RangeError(`unknown sigma_set ${word}`);
  return names[kind];
}

/** Open country when nothing is said. @throws RangeError for another word */
export function terrainOf(inputs: VectorInputs): Terrain {
  const terrain = wordOr(inputs, 'terrain', 'rural').toLowerCase();
  if (terrain !== 'rural' && terrain !== 'urban')
    throw new RangeError(`terrain must be rural or urban, got ${terrain}`);
  return terrain;
}
