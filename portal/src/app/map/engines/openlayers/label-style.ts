import type { LabelStyle } from '@parkwatch/domain/map/layer-spec';
import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import { labelOf, type Look } from '../../look/look.ts';
import type { FeatureStyle } from './builder.ts';

/** Characters of a line before a name is broken; Chinese characters are twice as wide as Latin ones. */
const LINE_UNITS = 22;

/** Further out than this names keep more room between them: an overview names the great, not everyone. */
const CALM_M_PER_PX = 5;

type LabelOptions = {
  /** Pixels below the place; 0 = on it. */
  readonly offsetYPx?: number;
  readonly rank?: (feature: MapFeature) => number;
};

/** Names beside features. Labels of higher rank are placed first; those that would collide are left out. */
export function labelStyle(
  style: LabelStyle,
  look: Look,
  options: LabelOptions = {},
): FeatureStyle {
  const fill = new Fill({ color: look.colour(style.token) });
  const stroke = new Stroke({ color: look.faded('label-halo', 0.9), width: 3 });
  const font = look.font(style.sizePx, style.isBold);
  return (feature, mPerPx) => {
    const words = mPerPx > style.maxMPerPx ? '' : labelOf(feature, look.language);
    if (words === '') return [];
    const text = new Text({
      text: breakLines(words),
      font,
      fill,
      stroke,
      overflow: true,
      padding: mPerPx > CALM_M_PER_PX ? [9, 14, 9, 14] : [3, 6, 3, 6],
      offsetY: options.offsetYPx ?? 0,
      ...(options.offsetYPx ? { textBaseline: 'top' as const } : {}),
    });
    return [new Style({ text, zIndex: options.rank?.(feature) ?? 0 })];
  };
}

/** Breaks a long name into lines of about equal width, at spaces where it has some. */
export function breakLines(words: string): string {
  const width = [...words].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
  if (width <= LINE_UNITS) return words;
  const lineCount = Math.ceil(width / LINE_UNITS);
  const target = width / lineCount;
  const parts = words.includes(' ') ? words.split(/(?<= )/) : [...words];
  const lines: string[] = [''];
  let used = 0;
  for (const part of parts) {
    const size = [...part].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
    if (used > 0 && used + size / 2 > target && lines.length < lineCount) {
      lines.push('');
      used = 0;
    }
    lines[lines.length - 1] += part;
    used += size;
  }
  return lines.map((line) => line.trim()).join('\n');
}
