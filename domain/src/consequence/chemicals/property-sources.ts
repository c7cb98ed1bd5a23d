/** Where a number of the table was read. Every key that a row names is spelled out here and stored with the value. */
export const PROPERTY_SOURCES = {
  atomicWeights: 'formula and IUPAC abridged standard atomic weights 2021',
  eos: 'constants of the reference equation of state, as tabulated for CoolProp/REFPROP in github.com/CalebBell/chemicals@82faef9 (MIT)',
  crc: 'CRC Handbook of Chemistry and Physics, 95th ed., via github.com/CalebBell/chemicals@82faef9 (MIT)',
  webbook: 'NIST Chemistry WebBook, via github.com/CalebBell/chemicals@82faef9 (MIT)',
  iupac:
    'IUPAC critical properties of organic compounds (Ambrose, Young and others), via github.com/CalebBell/chemicals@82faef9 (MIT)',
  mathews: 'Mathews 1972, Chem. Rev. 72, 71, via github.com/CalebBell/chemicals@82faef9 (MIT)',
  perryDensity:
    "Perry's Chemical Engineers' Handbook 8th ed., table 2-32, via github.com/CalebBell/chemicals@82faef9 (MIT)",
  perryHeatCapacity:
    "Perry's Chemical Engineers' Handbook 8th ed., table 2-153, via github.com/CalebBell/chemicals@82faef9 (MIT)",
  perryLatentHeat:
    "Perry's Chemical Engineers' Handbook 8th ed., table 2-150, via github.com/CalebBell/chemicals@82faef9 (MIT)",
  perryVapourFit:
    "three constants fitted here to Perry's Chemical Engineers' Handbook 8th ed., table 2-8 (DIPPR 101), via github.com/CalebBell/chemicals@82faef9 (MIT)",
  poling:
    'Poling, Prausnitz, O’Connell: The Properties of Gases and Liquids, 5th ed., appendix A, via github.com/CalebBell/chemicals@82faef9 (MIT)',
  landolt: 'Landolt-Börnstein IV/20, via github.com/CalebBell/chemicals@82faef9 (MIT)',
  trc: 'TRC Thermodynamics of Organic Compounds in the Gas State, via github.com/CalebBell/chemicals@82faef9 (MIT)',
  vdi: 'VDI Heat Atlas, 2nd ed., saturation tables, via github.com/CalebBell/chemicals@82faef9 (MIT)',
  clapeyron: 'Clausius-Clapeyron on the Antoine constants of this row, ideal vapour',
  idealGas: 'Cp/(Cp − R), ideal gas, from the vapour heat capacity of this row',
  formationAtct:
    'lower heating value from enthalpies of formation (ATcT 1.112, via github.com/CalebBell/chemicals@82faef9), products as gases at 25 °C',
  formationCrc:
    'lower heating value from enthalpies of formation (CRC Handbook 95th ed., via github.com/CalebBell/chemicals@82faef9), products as gases at 25 °C',
  formationWebbook:
    'lower heating value from enthalpies of formation (NIST WebBook, via github.com/CalebBell/chemicals@82faef9), products as gases at 25 °C',
  aloha: 'ALOHA/CAMEO Chemicals (NOAA, EPA), via github.com/SIHPCC/pyeldqm@2fa92e2',
  nfpa497: 'NFPA 497-2008, via github.com/CalebBell/chemicals@82faef9 (MIT)',
  iec: 'IEC 60079-20-1:2010, via github.com/CalebBell/chemicals@82faef9 (MIT)',
  nureg1805:
    'Babrauskas, Fire Technology 19 (1983) 251, as printed in US NRC NUREG-1805, chapter 3',
  babrauskas: 'Babrauskas, Fire Technology 19 (1983) 251, from the notes of the project',
  babrauskasRecalled: 'Babrauskas, Fire Technology 19 (1983) 251 (recalled)',
  aqt3046: 'AQ/T 3046-2013 table H.1 (AIHA, 2008-01-01)',
  gbz: 'GBZ 2.1-2019, as read in the alarm values of GB/T 50493-2019',
  gbzRecalled: 'GBZ 2.1-2019 (recalled)',
  seeds: 'general reference works, as in the substance list of the demonstration park',
  recalled: 'general reference works or the issuing body (recalled, not read again)',
} as const;
export type SourceKey = keyof typeof PROPERTY_SOURCES;

/** The text that is stored with a value: the source, then the state or the edition that it holds for. */
export function sourceText(key: SourceKey, at?: string): string {
  return at === undefined ? PROPERTY_SOURCES[key] : `${PROPERTY_SOURCES[key]}, ${at}`;
}
