import type { Action } from '../access/policy.ts';
import type { ThreatColour } from '../consequence/effects/threat-levels.ts';
import type { Text } from '../text/text.ts';
import type { StyleToken } from './style-token.ts';
import type { SymbolChoice, SymbolId } from './symbol.ts';

/**
 * The sorts of things that a map can draw. An engine has one builder per kind, or says `null`: "I cannot draw this".
 * A kind that an engine forgot does not compile.
 */
export const LAYER_KINDS = [
  'base',
  'polygon',
  'line',
  'point-symbol',
  'extrusion',
  'tank',
  'zone',
  'sensor',
  'moving',
  'heat',
  'radius',
  'label',
  'contour',
] as const;
export type LayerKind = (typeof LAYER_KINDS)[number];

/** Groups of the layer tree, in the order shown. */
export const LAYER_GROUPS = [
  'situation',
  'monitoring',
  'enterprise',
  'emergency',
  'infrastructure',
  'base',
] as const;
export type LayerGroup = (typeof LAYER_GROUPS)[number];

/** Titles of the groups of the layer tree. */
export const LAYER_GROUP_TITLES: Readonly<Record<LayerGroup, Text>> = {
  situation: { zh: '安全态势', en: 'Safety situation' },
  monitoring: { zh: '实时监测', en: 'Live monitoring' },
  enterprise: { zh: '企业与设施', en: 'Enterprises and facilities' },
  emergency: { zh: '应急资源与保护目标', en: 'Emergency and protected targets' },
  infrastructure: { zh: '公用工程', en: 'Infrastructure' },
  base: { zh: '底图', en: 'Base map' },
};

/**
 * Where the features of a layer come from. `features` is stored geometry, `GET /api/v1/map/layers/:layer`;
 * `where` keeps only features whose property has one of the values. The others have an endpoint and live events of their own.
 */
export type LayerSource =
  | {
      readonly kind: 'features';
      readonly layer: string;
      readonly where?: {
        readonly property: string;
        readonly in?: readonly string[];
        readonly notIn?: readonly string[];
      };
    }
  | { readonly kind: 'enterprises' }
  | { readonly kind: 'sensors' }
  | { readonly kind: 'zones' }
  | { readonly kind: 'heat' }
  | { readonly kind: 'positions' }
  | { readonly kind: 'alarms' }
  | { readonly kind: 'hidden-dangers' }
  | { readonly kind: 'incidents' }
  | { readonly kind: 'special-works' }
  | { readonly kind: 'consequence-run' }
  | { readonly kind: 'risk-study' };

/** One row of the legend. `pattern` and `symbol` keep it readable without colour. */
export type LegendItem = {
  readonly label: Text;
  readonly swatch:
    | {
        readonly kind: 'fill';
        readonly fill: StyleToken;
        readonly stroke: StyleToken;
        readonly pattern?: FillPattern;
      }
    | { readonly kind: 'line'; readonly stroke: StyleToken; readonly dash?: readonly number[] }
    | { readonly kind: 'symbol'; readonly symbol: SymbolId; readonly token: StyleToken }
    | { readonly kind: 'tank'; readonly fraction: number | null }
    | { readonly kind: 'ramp'; readonly stops: readonly StyleToken[] };
};

/** Patterns that stand beside the colour: never colour alone. */
export const FILL_PATTERNS = ['none', 'cross', 'diagonal', 'dots'] as const;
export type FillPattern = (typeof FILL_PATTERNS)[number];

/** One attribute of a feature that the object panel shows. */
export type ShownAttribute = {
  readonly property: string;
  readonly label: Text;
  /** SI or usual unit, shown behind the value. */
  readonly unit?: string;
  /** For a number: digits behind the point. */
  readonly digits?: number;
  /** For a coded value: what each code is called. */
  readonly codes?: Readonly<Record<string, Text>>;
};

type SpecBase = {
  readonly id: string;
  readonly title: Text;
  readonly group: LayerGroup;
  readonly source: LayerSource;
  /** The right that the reader needs; without it the layer is not in the tree. */
  readonly permission: Action;
  readonly legend: readonly LegendItem[];
  readonly attributes: readonly ShownAttribute[];
  /** Drawn only when a screen pixel is at most this many metres; absent = always. */
  readonly maxMPerPx?: number;
  /** Drawn only when a screen pixel is at least this many metres; absent = always. */
  readonly minMPerPx?: number;
  readonly isOnAtStart: boolean;
  readonly opacityAtStart: number;
  readonly isPickable: boolean;
};

/** How features are named on the map. */
export type LabelStyle = {
  readonly token: StyleToken;
  readonly sizePx: number;
  readonly isBold?: boolean;
  /** Labels appear when a pixel is at most this many metres. */
  readonly maxMPerPx: number;
};

/** Fill chosen by the value of a property. */
export type FillChoice = {
  readonly property: string;
  readonly cases: Readonly<Record<string, StyleToken>>;
};

export type LayerStyles = {
  base: { readonly land: StyleToken; readonly shore: StyleToken };
  polygon: {
    readonly fill: StyleToken;
    readonly fillBy?: FillChoice;
    readonly stroke: StyleToken;
    readonly widthPx: number;
    readonly label?: LabelStyle;
  };
  line: {
    readonly stroke: StyleToken;
    readonly casing?: StyleToken;
    readonly widthPx: number;
    readonly dash?: readonly number[];
  };
  'point-symbol': {
    readonly symbol: SymbolChoice;
    readonly label?: LabelStyle;
    readonly sizePx: number;
    /** Outline of what a feature with `headingDeg` and `fovDeg` looks at; an engine may leave it out. */
    readonly viewCone?: { readonly stroke: StyleToken; readonly lengthM: number };
  };
  extrusion: {
    readonly fill: StyleToken;
    readonly stroke: StyleToken;
    /** Height in metres of a feature without `heightM`. */
    readonly heightM: number;
    readonly label?: LabelStyle;
  };
  tank: {
    readonly shell: StyleToken;
    readonly liquid: StyleToken;
    readonly unknown: StyleToken;
    readonly heightM: number;
    readonly label: LabelStyle;
  };
  zone: {
    /** Null: outlines alone. */
    readonly patterns: Readonly<Record<'red' | 'yellow' | 'blue', FillPattern>> | null;
    readonly dash?: readonly number[];
    readonly label?: LabelStyle;
  };
  sensor: {
    readonly symbols: Readonly<
      Record<
        'normal' | 'alarm' | 'unknown',
        { readonly symbol: SymbolId; readonly token: StyleToken }
      >
    >;
    readonly label: LabelStyle;
    readonly sizePx: number;
  };
  moving: {
    readonly symbol: SymbolChoice;
    readonly sizePx: number;
    /** Older positions are drawn as unknown. */
    readonly staleAfterS: number;
  };
  heat: {
    readonly ramp: readonly StyleToken[];
    /** Side of a cell, metres. */
    readonly cellM: number;
  };
  radius: {
    readonly stroke: StyleToken;
    readonly fill: StyleToken;
    readonly symbol: SymbolChoice;
    readonly label: LabelStyle;
  };
  label: { readonly label: LabelStyle };
  /** Areas that a calculation reaches. `colour` of a feature is red, orange or yellow. */
  contour: {
    /** Null: outlines alone. */
    readonly patterns: Readonly<Record<ThreatColour, FillPattern>> | null;
    readonly widthPx: number;
    readonly dash?: readonly number[];
    /** Dash chosen by the value of a property; `dash` for any other. */
    readonly dashBy?: {
      readonly property: string;
      readonly cases: Readonly<Record<string, readonly number[]>>;
    };
    readonly label?: LabelStyle;
  };
};

export type LayerSpecOf<K extends LayerKind> = K extends LayerKind
  ? SpecBase & { readonly kind: K; readonly style: LayerStyles[K] }
  : never;

/** One layer of the map as plain data: the layer tree, the legend, the engines and the docs are all read from it. */
export type LayerSpec = LayerSpecOf<LayerKind>;
