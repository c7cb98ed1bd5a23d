import type { LabelStyle, LayerSpec, LayerSpecOf } from '@parkwatch/domain/map/layer-spec';
import { OVERLAY_TITLES } from '@parkwatch/domain/map/overlay-titles';
import type { StyleToken } from '@parkwatch/domain/map/style-token';
import type { RiskLevel } from '../risk-levels.ts';

const COMMON = {
  title: OVERLAY_TITLES.riskStudy,
  group: 'emergency',
  // What a study draws is drawn here alone, from the study itself.
  source: { kind: 'features', layer: 'risk-study' },
  permission: 'risk-study.read',
  legend: [],
  attributes: [],
  isOnAtStart: true,
  opacityAtStart: 1,
  isPickable: false,
} as const;
const NAME: LabelStyle = { token: 'label', sizePx: 12.5, isBold: true, maxMPerPx: 200 };

/** The tint inside a contour: so weak that four of them lie on each other. */
export function tintSpec({ perYear, token }: RiskLevel): LayerSpecOf<'polygon'> & LayerSpec {
  return {
    ...COMMON,
    id: `risk-tint-${perYear}`,
    kind: 'polygon',
    style: { fill: token, stroke: token, widthPx: 0.5 },
  };
}

export function lineSpec(level: RiskLevel): LayerSpecOf<'line'> & LayerSpec {
  const { perYear, token, dash, widthPx } = level;
  return {
    ...COMMON,
    id: `risk-line-${perYear}`,
    kind: 'line',
    style: { stroke: token, widthPx, ...(dash.length > 0 ? { dash } : {}) },
  };
}

/** Light under a line, so that it is seen on any ground. */
export const CASING = {
  ...COMMON,
  id: 'risk-casing',
  kind: 'line',
  style: { stroke: 'label-halo', widthPx: 5.5 },
} as const satisfies LayerSpec;

export const LEVEL_NAMES = {
  ...COMMON,
  id: 'risk-names',
  kind: 'label',
  style: { label: NAME },
} as const satisfies LayerSpec;

/** Targets with their verdict: over those of the park, whose symbols they keep. */
export const TARGETS_MET = targetSpec('risk-targets-met', 'state-normal', 8);
export const TARGETS_OVER = targetSpec('risk-targets-over', 'threat-red', 200);

function targetSpec(id: string, token: StyleToken, maxMPerPx: number) {
  return {
    ...COMMON,
    id,
    kind: 'point-symbol',
    style: {
      symbol: {
        property: 'kind',
        cases: {
          residential: { symbol: 'residential', token },
          school: { symbol: 'school', token },
          hospital: { symbol: 'hospital', token },
        },
        otherwise: { symbol: 'protected-target', token },
      },
      sizePx: 24,
      label: { token: 'label', sizePx: 12, isBold: true, maxMPerPx },
    },
    isPickable: true,
  } as const satisfies LayerSpec;
}

/** From one facility to the next that it sets off. */
export const CHAIN = {
  ...COMMON,
  id: 'risk-chain',
  kind: 'line',
  style: { stroke: 'incident', widthPx: 3.5 },
} as const satisfies LayerSpec;
/** The facilities of a chain, in their order. */
export const CHAIN_NAMES = {
  ...COMMON,
  id: 'risk-chain-names',
  kind: 'point-symbol',
  style: {
    symbol: { otherwise: { symbol: 'release-source', token: 'incident' } },
    sizePx: 24,
    label: { token: 'label', sizePx: 12, isBold: true, maxMPerPx: 200 },
  },
} as const satisfies LayerSpec;
