import type { Text } from '../../text/text.ts';
import { positive } from '../inputs.ts';
import type { Terrain } from './weather.ts';

/** A kind of land and its aerodynamic roughness length z₀. */
export type LandUse = { readonly code: string; readonly name: Text; readonly roughnessM: number };

/** @source Davenport classes as revised by Wieringa 1992, J. Wind Eng. Ind. Aerodyn. 41, 357 (recalled) */
export const LAND_USES: readonly LandUse[] = [
  { code: 'water', name: { zh: '开阔水面', en: 'open water' }, roughnessM: 0.0002 },
  { code: 'mud-flat', name: { zh: '滩涂、积雪', en: 'mud flats, snow' }, roughnessM: 0.005 },
  { code: 'grass', name: { zh: '平坦草地', en: 'flat grassland' }, roughnessM: 0.03 },
  {
    code: 'farmland',
    name: { zh: '农田、零星障碍', en: 'farmland, few obstacles' },
    roughnessM: 0.1,
  },
  {
    code: 'hedges',
    name: { zh: '灌丛、散布建筑', en: 'hedges, scattered buildings' },
    roughnessM: 0.25,
  },
  { code: 'village', name: { zh: '村镇、储罐区', en: 'villages, tank farms' }, roughnessM: 0.5 },
  { code: 'plant', name: { zh: '工业区、郊区', en: 'process plant, suburbs' }, roughnessM: 1 },
  { code: 'city', name: { zh: '城市中心', en: 'city centre' }, roughnessM: 2 },
];

const BY_CODE: ReadonlyMap<string, LandUse> = new Map(LAND_USES.map((use) => [use.code, use]));

/** Between scattered buildings and closed ones. */
const URBAN_FROM_M = 0.5;

/** @throws RangeError for a code that is not in `LAND_USES` */
export function roughnessOf(code: string): number {
  const use = BY_CODE.get(code);
  if (use === undefined) throw new RangeError(`land use ${code} is unknown`);
  return use.roughnessM;
}

/**
 * Which sigma curves and wind exponents hold over a surface: urban from z₀ = 0.5 m, a choice of the project.
 * @throws RangeError for a roughness that is not positive
 */
export function terrainOf(roughnessM: number): Terrain {
  return positive('roughnessM', roughnessM) >= URBAN_FROM_M ? 'urban' : 'rural';
}
