import type { EastNorth, LocalFrame } from '@parkwatch/domain/geo/local-frame';

import { lengthBetween } from '../geometry/plane-shapes.ts';
import type { TepVariable } from '../signals/tep.ts';
import { TEP_NORMAL } from '../signals/tep.ts';
import { centreOf } from './buildings.ts';
import type {
  Enterprise,
  Facility,
  PointSignal,
  SensorPoint,
  Substance,
} from './demo-park-types.ts';
import type { PlantRun } from './fault-plan.ts';
import { planePolygons, pointAt } from './plane-geometry.ts';

export type PointSite = {
  readonly facility: Facility;
  readonly enterprise: Enterprise;
  readonly substance: Substance | null;
  readonly run: PlantRun;
  readonly frame: LocalFrame;
};

/** What a template says of a point; the rest follows from its facility. */
export type PointDraft = Pick<
  SensorPoint,
  'kind' | 'nameZh' | 'nameEn' | 'unit' | 'rangeLow' | 'rangeHigh' | 'signal'
> & {
  /** Letters of ISA-5.1, for example TT. */
  readonly letters: string;
  readonly limits?: Partial<Pick<SensorPoint, 'll' | 'l' | 'h' | 'hh'>>;
  readonly extra?: Partial<
    Pick<SensorPoint, 'rateLimitPerMin' | 'frozenS' | 'sustainedAbove' | 'delayS' | 'deadband'>
  >;
  readonly substanceCas?: string | null;
  readonly heightM?: number;
  /** Metres outside the facility's outline; negative is on it. */
  readonly outsideM?: number;
};

/** Turns a template into a point. `index` is the place in the facility: it gives number, angle and phase. */
export function finishPoint(draft: PointDraft, site: PointSite, index: number): SensorPoint {
  const { facility, enterprise } = site;
  const code = `${draft.letters}-${facility.code.replace('-', '')}${String(index + 1).padStart(2, '0')}`;
  const isHighRisk = facility.inherentLevel <= 2;
  const isGas = draft.kind === 'toxic-gas' || draft.kind === 'combustible-gas';
  const limits = { ll: null, l: null, h: null, hh: null, ...draft.limits };
  return {
    ref: `pt-${enterprise.code}-${facility.code}-${String(index + 1).padStart(2, '0')}`,
    enterpriseRef: enterprise.ref,
    facilityRef: facility.ref,
    externalId: `${enterprise.code}.${facility.code}.${code}`,
    code,
    nameZh: `${facility.nameZh} ${draft.nameZh}`,
    nameEn: `${facility.nameEn} ${draft.nameEn}`,
    kind: draft.kind,
    substanceCas: draft.substanceCas ?? null,
    unit: draft.unit,
    rangeLow: draft.rangeLow,
    rangeHigh: draft.rangeHigh,
    ...limits,
    deadband:
      draft.extra?.deadband ?? tidy((draft.rangeHigh - draft.rangeLow) * (isGas ? 0.01 : 0.005)),
    delayS: draft.extra?.delayS ?? (isGas ? 10 : 30),
    // 高风险区域 30 s; silent for 5 min there is stale, elsewhere the promised hour.
    staleS: isHighRisk ? 300 : 3600,
    intervalS: isHighRisk ? 30 : 60,
    rateLimitPerMin: draft.extra?.rateLimitPerMin ?? null,
    frozenS: draft.extra?.frozenS ?? null,
    sustainedAbove: draft.extra?.sustainedAbove ?? null,
    priority: isGas && isHighRisk ? 'urgent' : isHighRisk ? 'high' : isGas ? 'medium' : 'low',
    heightM: draft.heightM ?? 1.5,
    geometry: pointAt(standingPlace(site, draft.outsideM ?? 2, index), site.frame),
    signal: draft.signal,
  };
}

/** Around the outline by the golden angle: no two points of a facility share a place. */
function standingPlace(site: PointSite, outsideM: number, index: number): EastNorth {
  const ring = planePolygons(site.facility.geometry, site.frame)[0]![0]!;
  const centre = centreOf(ring);
  const angle = index * 2.39996 + site.enterprise.code.charCodeAt(3);
  const outline = outlineReach(ring, centre, angle);
  const reachM = outsideM < 0 ? outline * 0.6 : outline + outsideM;
  return [centre[0] + reachM * Math.cos(angle), centre[1] + reachM * Math.sin(angle)];
}

/** How far the outline is from the middle in a direction: by the corner that is nearest to it in angle. */
function outlineReach(ring: readonly EastNorth[], centre: EastNorth, angle: number): number {
  const off = ([east, north]: EastNorth): number =>
    1 - Math.cos(Math.atan2(north - centre[1], east - centre[0]) - angle);
  const corner = ring.reduce((best, place) => (off(place) < off(best) ? place : best));
  return lengthBetween(centre, corner);
}

/** A plant signal that swings by `swing` (one standard deviation) around `nominal`, as the recorded variable does. */
export function plantSignal(
  run: PlantRun,
  variable: TepVariable,
  { nominal, swing }: { readonly nominal: number; readonly swing: number },
): PointSignal {
  const { mean, deviation } = TEP_NORMAL[variable];
  const scale = swing / deviation;
  return {
    source: 'tep',
    channel: `${run.program}:${variable}`,
    scale: Number(scale.toPrecision(6)),
    offset: Number((nominal - scale * mean).toPrecision(8)),
    phaseS: run.phaseS,
  };
}

/** Four significant digits. */
export function tidy(value: number): number {
  return Number(value.toPrecision(4));
}
