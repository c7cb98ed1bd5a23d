// Physical constants of all consequence models, SI.

/** Standard acceleration of gravity, m/s². @source CGPM 1901 */
export const GRAVITY_M_PER_S2 = 9.80665;
/** Molar gas constant, J/(mol K). @source CODATA 2018 */
export const GAS_CONSTANT_J_PER_MOL_K = 8.314462618;
/** Standard atmosphere, Pa. */
export const STANDARD_PRESSURE_PA = 101_325;
/** 0 °C, K. */
export const ZERO_CELSIUS_K = 273.15;
/** Dry air. */
export const AIR_MOLAR_MASS_KG_PER_MOL = 0.02897;
