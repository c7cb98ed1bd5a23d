import type { FillPattern } from '@parkwatch/domain/map/layer-spec';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import type { StyleToken } from '@parkwatch/domain/map/style-token';
import type { SymbolId } from '@parkwatch/domain/map/symbol';
import type { Language } from '@parkwatch/domain/text/text';
import { drawPattern } from './draw-pattern.ts';
import { drawSymbol } from './draw-symbol.ts';
import { PALETTE, translucent, type Theme } from './palette.ts';

/** A drawn symbol with a key that says what is on it, for the texture caches of the engines. */
export type SymbolImage = { readonly key: string; readonly canvas: HTMLCanvasElement };

/** Tokens, symbols and patterns of one theme and language, drawn once each. */
export type Look = {
  readonly theme: Theme;
  readonly language: Language;
  readonly ratio: number;
  colour(token: StyleToken): string;
  faded(token: StyleToken, opacity: number): string;
  symbol(id: SymbolId, token: StyleToken, sizePx: number): SymbolImage;
  pattern(pattern: FillPattern, token: StyleToken): HTMLCanvasElement;
  font(sizePx: number, isBold?: boolean): string;
};

/** Font stack of map labels: the portal's own. */
export const LABEL_FONT = "'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif";

/** @param ratio  device pixels per CSS pixel */
export function look(theme: Theme, language: Language, ratio: number): Look {
  const palette = PALETTE[theme];
  const symbols = new Map<string, SymbolImage>();
  const patterns = new Map<string, HTMLCanvasElement>();
  const rim = theme === 'light' ? '#ffffff' : '#0c141b';
  return {
    theme,
    language,
    ratio,
    colour: (token) => palette[token],
    faded: (token, opacity) => translucent(palette[token], opacity),
    font: (sizePx, isBold) => `${isBold ? 600 : 400} ${sizePx}px ${LABEL_FONT}`,
    symbol(id, token, sizePx) {
      const key = `${theme}/${id}/${token}/${sizePx}`;
      let image = symbols.get(key);
      if (!image) {
        const colours = { fill: palette[token], glyph: rim, rim };
        image = { key, canvas: drawSymbol(id, colours, { sizePx, ratio }) };
        symbols.set(key, image);
      }
      return image;
    },
    pattern(pattern, token) {
      const key = `${pattern}/${token}`;
      let canvas = patterns.get(key);
      if (!canvas) {
        const tint = translucent(palette[token], theme === 'light' ? 0.16 : 0.2);
        const ink = translucent(palette[token], theme === 'light' ? 0.5 : 0.42);
        canvas = drawPattern(pattern, { tint, ink }, ratio);
        patterns.set(key, canvas);
      }
      return canvas;
    },
  };
}

/**
 * What is written beside a feature: its own label (a live value), else its name in the language, else the other language's
 * name. Empty when there is none.
 */
export function labelOf(feature: MapFeature, language: Language): string {
  const { label, nameZh, nameEn } = feature.properties as Record<string, unknown>;
  if (typeof label === 'string') return label;
  const names = language === 'zh' ? [nameZh, nameEn] : [nameEn, nameZh];
  return names.find((name): name is string => typeof name === 'string' && name !== '') ?? '';
}
