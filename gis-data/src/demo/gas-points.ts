// Gas detectors, GB/T 50493-2019. Toxic: level 1 at 100 % and level 2 at 200 % of the occupational limit (MAC, else
// PC-TWA); range three times level 2. Combustible: 25 and 50 %LEL, range 0–100 %LEL. Detectors for gases heavier than
// air stand at 0.5 m, for lighter ones at 4 m. In normal running they show the noise of a recorded air-quality pod, at most
// 30 % of level 1; in plants that run into a pressure fault they show the derived vent.
import type { PointSignal, Substance } from './demo-park-types.ts';
import type { PointDraft, PointSite } from './point-draft.ts';
import { tidy } from './point-draft.ts';

const AIR_G_PER_MOL = 28.96;
/** Quiet channels of the pod with their recorded maximum. */
const QUIET = [
  { channel: 'so2', maximum: 10.09 },
  { channel: 'no2', maximum: 54.2 },
  { channel: 'co', maximum: 516.33 },
  { channel: 'o3', maximum: 69.45 },
] as const;
const QUIET_SHARE = 0.3;
/** Faults that drive pressure up, and so gas out. */
const VENTING = new Set(['d01', 'd06']);

export function gasDrafts(site: PointSite, count: number): PointDraft[] {
  const { substance } = site;
  if (substance === null) return [];
  if (isToxic(substance)) {
    const toxic = Array.from({ length: count }, (_, at) => toxicDraft(site, substance, at));
    return substance.isFlammable ? [...toxic, combustibleDraft(site, substance, count)] : toxic;
  }
  if (!substance.isFlammable) return substance.cas === '7782-44-7' ? [oxygenDraft(site)] : [];
  return Array.from({ length: count }, (_, at) => combustibleDraft(site, substance, at));
}

function isToxic(substance: Substance): boolean {
  return substance.oelMgPerM3 !== null && (substance.isToxicGas || substance.hazardClass === '6.1');
}

function toxicDraft(site: PointSite, substance: Substance, at: number): PointDraft {
  const level1 = substance.oelMgPerM3!;
  return {
    ...common(substance, at),
    kind: 'toxic-gas',
    letters: 'GT',
    nameZh: `${substance.nameZh}探测器 ${at + 1}`,
    nameEn: `${substance.nameEn} detector ${at + 1}`,
    unit: 'mg/m3',
    rangeLow: 0,
    rangeHigh: tidy(level1 * 6),
    limits: { h: level1, hh: level1 * 2 },
    signal: gasSignal(site, { level1, level2: level1 * 2 }, at),
  };
}

function combustibleDraft(site: PointSite, substance: Substance, at: number): PointDraft {
  return {
    ...common(substance, at),
    kind: 'combustible-gas',
    letters: 'GC',
    nameZh: `可燃气体探测器 ${at + 1}`,
    nameEn: `combustible gas detector ${at + 1}`,
    unit: '%LEL',
    rangeLow: 0,
    rangeHigh: 100,
    limits: { h: 25, hh: 50 },
    signal: gasSignal(site, { level1: 25, level2: 50 }, at),
  };
}

/** Oxygen in air beside an oxygen store: lack below 19.5, excess above 23.5 vol%. */
function oxygenDraft(site: PointSite): PointDraft {
  return {
    kind: 'oxygen',
    letters: 'AT',
    nameZh: '环境氧含量',
    nameEn: 'ambient oxygen',
    unit: 'vol%',
    rangeLow: 0,
    rangeHigh: 30,
    limits: { ll: 18, l: 19.5, h: 23.5, hh: 25 },
    signal: {
      source: 'aqmesh',
      channel: 'o3',
      scale: 0.004,
      offset: 20.75,
      phaseS: site.run.phaseS,
    },
  };
}

function common(
  substance: Substance,
  at: number,
): Pick<PointDraft, 'substanceCas' | 'heightM' | 'outsideM'> {
  const isLight = (substance.molarMassGPerMol ?? 60) < AIR_G_PER_MOL;
  return { substanceCas: substance.cas, heightM: isLight ? 4 : 0.5, outsideM: 3 + 2 * at };
}

function gasSignal(
  { run, facility }: PointSite,
  { level1, level2 }: { readonly level1: number; readonly level2: number },
  at: number,
): PointSignal {
  if (facility.kind === 'process-unit' && VENTING.has(run.program))
    return {
      source: 'derived',
      channel: `vent:${run.program}`,
      // The second detector, farther off, sees less, a minute later; both pass level 2 in a full vent.
      scale: tidy(level2 * (at === 0 ? 1.4 : 1.1)),
      offset: 0,
      phaseS: run.phaseS - 60 * at,
    };
  const quiet = QUIET[(at + facility.code.charCodeAt(4)) % QUIET.length]!;
  const scale = tidy((QUIET_SHARE * level1) / quiet.maximum);
  const phaseS = run.phaseS + 1200 * at;
  return { source: 'aqmesh', channel: quiet.channel, scale, offset: 0, phaseS };
}
