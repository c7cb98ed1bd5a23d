import type { StyleToken } from './style-token.ts';

/** Outer shapes: the part of a symbol that is told apart without colour and at ten pixels. */
export type SymbolShape =
  'circle' | 'ring' | 'square' | 'diamond' | 'triangle' | 'hexagon' | 'octagon' | 'pin' | 'arrow';

/** Outlines of the shapes as SVG path data in a 24 × 24 box; an arrow points up. One drawing serves maps and legends. */
export const SHAPE_PATHS: Readonly<Record<SymbolShape, string>> = {
  circle: 'M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20z',
  ring: 'M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18z',
  square: 'M6 3h12a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3z',
  diamond: 'M12 1 23 12 12 23 1 12z',
  triangle: 'M12 1.5 23.2 21.2H.8z',
  hexagon: 'M12 1.2 21.4 6.6v10.8L12 22.8 2.6 17.4V6.6z',
  octagon: 'M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1H7.6l-6.1-6.1V7.6z',
  pin: 'M12 23.5C7 18.2 3.6 14.4 3.6 10a8.4 8.4 0 1 1 16.8 0c0 4.4-3.4 8.2-8.4 13.5z',
  arrow: 'M12 1.5 20.5 21.5 12 17 3.5 21.5z',
};

/**
 * A symbol as data: its outer shape and a glyph of SVG path commands in a 24 × 24 box, drawn in the shape's counter colour.
 */
export type SymbolDrawing = {
  readonly shape: SymbolShape;
  readonly glyph: string;
  /** The glyph is stroked with this width (24-box units) instead of filled. */
  readonly strokeWidth?: number;
};

export const SYMBOLS = {
  'sensor-normal': { shape: 'circle', glyph: '' },
  'sensor-alarm': { shape: 'square', glyph: 'M11 6.5h2v7h-2zM11 15.3h2v2h-2z' },
  'sensor-unknown': {
    shape: 'ring',
    glyph: 'M9.4 9.6a2.7 2.7 0 1 1 3.6 2.5c-.7.3-1 .8-1 1.5v.4M12 16.4v.8',
    strokeWidth: 1.9,
  },
  // The shapes of the alarm priorities, as everywhere in the portal.
  'alarm-urgent': { shape: 'octagon', glyph: 'M10.8 6h2.4v7.6h-2.4zM10.8 15.4h2.4v2.4h-2.4z' },
  'alarm-high': { shape: 'triangle', glyph: 'M11 9h2v5.4h-2zM11 16h2v2h-2z' },
  'alarm-medium': { shape: 'diamond', glyph: 'M11 6.5h2v7h-2zM11 15.3h2v2h-2z' },
  'alarm-low': { shape: 'circle', glyph: 'M11 6.5h2v7h-2zM11 15.3h2v2h-2z' },
  'hidden-danger': {
    shape: 'hexagon',
    glyph: 'M8 7.5h8v9H8zM10 10.3h4M10 13.3h4',
    strokeWidth: 1.5,
  },
  // A hard hat.
  'special-work': {
    shape: 'square',
    glyph: 'M5.5 15.6h13M7.3 15.2v-1.4a4.7 4.7 0 0 1 9.4 0v1.4M10.4 9.2v3.2M13.6 9.2v3.2',
    strokeWidth: 1.6,
  },
  incident: {
    shape: 'circle',
    glyph: 'M12 5v4M12 15v4M5 12h4M15 12h4M12 9.6a2.4 2.4 0 1 0 .01 0',
    strokeWidth: 1.8,
  },
  'release-source': {
    shape: 'diamond',
    glyph: 'M12 6.2c2 2.6 3.1 4.4 3.1 6.1a3.1 3.1 0 0 1-6.2 0c0-1.7 1.1-3.5 3.1-6.1z',
  },
  camera: { shape: 'square', glyph: 'M6 9h8v6H6zM14.6 11.2 18 9v6l-3.4-2.2z' },
  gate: { shape: 'square', glyph: 'M7 17V8M17 17V8M7 10h10M7 13.5h10', strokeWidth: 1.8 },
  'rescue-station': { shape: 'pin', glyph: 'M10.8 6h2.4v2.8H16v2.4h-2.8V14h-2.4v-2.8H8V8.8h2.8z' },
  residential: { shape: 'circle', glyph: 'M12 6.5 6.5 11.2H8V17h8v-5.8h1.5z' },
  school: {
    shape: 'circle',
    glyph: 'M12 7 5.5 10 12 13l6.5-3zM8.3 12.3V15c2.3 1.7 5.1 1.7 7.4 0v-2.7L12 14z',
  },
  hospital: {
    shape: 'circle',
    glyph: 'M8 7h2.2v3.9h3.6V7H16v10h-2.2v-3.9h-3.6V17H8z',
  },
  'protected-target': { shape: 'circle', glyph: 'M12 6 7 8v4c0 3 2.2 5 5 6 2.8-1 5-3 5-6V8z' },
  'hazmat-truck': { shape: 'arrow', glyph: 'M12 9.2 14.8 12.4 12 15.6 9.2 12.4z' },
  vehicle: { shape: 'arrow', glyph: '' },
  vessel: { shape: 'arrow', glyph: 'M9.4 12h5.2v1.8H9.4z' },
  person: {
    shape: 'circle',
    glyph: 'M12 6.6a2.2 2.2 0 1 1-.01 0M8 17c0-3 1.7-4.6 4-4.6s4 1.6 4 4.6z',
  },
  moving: { shape: 'arrow', glyph: '' },
  'hazard-level-1': { shape: 'pin', glyph: 'M10.1 8 12.5 6.3V14', strokeWidth: 2 },
  'hazard-level-2': {
    shape: 'pin',
    glyph: 'M9.7 8.4a2.3 2.2 0 1 1 4 1.6L9.7 14h4.7',
    strokeWidth: 1.9,
  },
  'hazard-level-3': {
    shape: 'pin',
    glyph: 'M9.9 7.5a2.2 1.9 0 1 1 1.9 2.5a2.3 2 0 1 1-2.2 2.7',
    strokeWidth: 1.9,
  },
  'hazard-level-4': { shape: 'pin', glyph: 'M13.1 14V6.2L9.2 11.6h5.5', strokeWidth: 1.9 },
  'hazard-unknown': {
    shape: 'pin',
    glyph: 'M9.6 8.2a2.5 2.4 0 1 1 3.4 2.3c-.7.3-1 .7-1 1.3v.3M12 14.4v.1',
    strokeWidth: 1.9,
  },
} as const satisfies Record<string, SymbolDrawing>;
export type SymbolId = keyof typeof SYMBOLS;

/** One symbol for all features, or one chosen by the value of a property. */
export type SymbolChoice = {
  readonly property?: string;
  readonly cases?: Readonly<
    Record<string, { readonly symbol: SymbolId; readonly token: StyleToken }>
  >;
  readonly otherwise: { readonly symbol: SymbolId; readonly token: StyleToken };
};

/** The symbol and colour of one feature. A value without a case gets `otherwise`. */
export function chooseSymbol(
  choice: SymbolChoice,
  properties: Readonly<Record<string, unknown>>,
): { readonly symbol: SymbolId; readonly token: StyleToken } {
  if (choice.property === undefined || choice.cases === undefined) return choice.otherwise;
  const value = properties[choice.property];
  return (
    (typeof value === 'string' || typeof value === 'boolean'
      ? choice.cases[String(value)]
      : undefined) ?? choice.otherwise
  );
}
