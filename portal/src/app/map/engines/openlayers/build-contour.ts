import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import { contourLook, type ContourLook } from '../../look/contour-look.ts';
import type { Look } from '../../look/look.ts';
import type { Builder } from './builder.ts';
import { labelStyle } from './label-style.ts';

/** Light on both sides of a line, so that it is seen on a pattern of its own colour too. */
const CASING_PX = 2.5;

/** Contours of a calculation: a weak tint with a pattern, and a cased line whose dash says what it stands for. */
export const contour: Builder<'contour'> = ({ spec }, look) => {
  const known = new Map<string, Style[]>();
  function shapes(feature: MapFeature): Style[] {
    const at = contourLook(spec, feature);
    if (!at) return [];
    const key = `${at.token}/${at.dash.join(' ')}`;
    const styles = known.get(key) ?? stylesOf(at, look);
    known.set(key, styles);
    return styles;
  }
  const { label } = spec.style;
  return { shapes, ...(label ? { labels: labelStyle(label, look) } : {}) };
};

function stylesOf({ token, pattern, dash, widthPx, depth }: ContourLook, look: Look): Style[] {
  const casing = new Stroke({ color: look.faded('label-halo', 0.8), width: widthPx + CASING_PX });
  const line = new Stroke({ color: look.colour(token), width: widthPx, lineDash: [...dash] });
  const fill = pattern === null ? null : fillOf(pattern, token, look);
  return [
    new Style({ stroke: casing, zIndex: depth, ...(fill ? { fill } : {}) }),
    new Style({ stroke: line, zIndex: depth }),
  ];
}

function fillOf(
  pattern: NonNullable<ContourLook['pattern']>,
  token: ContourLook['token'],
  look: Look,
) {
  const context = document.createElement('canvas').getContext('2d');
  const drawn = context?.createPattern(look.pattern(pattern, token), 'repeat');
  return new Fill({ color: drawn ?? look.faded(token, 0.2) });
}
