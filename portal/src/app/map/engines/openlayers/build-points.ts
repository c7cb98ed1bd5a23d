import type { LayerStateOf } from '@parkwatch/domain/map/layer-state';
import { chooseSymbol } from '@parkwatch/domain/map/symbol';
import CircleGeometry from 'ol/geom/Circle';
import LineString from 'ol/geom/LineString';
import Point from 'ol/geom/Point';
import Fill from 'ol/style/Fill';
import Icon from 'ol/style/Icon';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import type { Look } from '../../look/look.ts';
import { pointLook, sizeFactor } from '../../look/point-style.ts';
import { tankFootprint } from '../../look/tank-footprint.ts';
import type { Builder, Drawing, FeatureStyle } from './builder.ts';
import { labelStyle } from './label-style.ts';
import { toMercator } from './ol-view.ts';
import { viewCone } from './view-cone.ts';

const RAD = Math.PI / 180;

/** Icon of a symbol at a size; OpenLayers keeps one per look, so that 2,000 sensors share a handful. */
function iconStyles(look: Look) {
  const styles = new Map<string, Style>();
  return (at: ReturnType<typeof pointLook>, factor: number): Style => {
    // Steps of a quarter: smooth enough for the eye, few enough for the cache.
    const scale = Math.max(0.25, Math.round(factor * 8) / 8);
    const key = `${at.symbol}/${at.token}/${scale}/${at.rank}`;
    let style = styles.get(key);
    if (!style) {
      const { canvas } = look.symbol(at.symbol, at.token, at.sizePx);
      const image = new Icon({ img: canvas, scale: scale / look.ratio, declutterMode: 'none' });
      style = new Style({ image, zIndex: at.rank });
      styles.set(key, style);
    }
    return style;
  };
}

function pointShapes(state: LayerStateOf<'sensor' | 'point-symbol'>, look: Look): FeatureStyle {
  const icons = iconStyles(look);
  return (feature, mPerPx) => {
    const at = pointLook(state, feature);
    return [icons(at, sizeFactor(state.spec.kind, at.rank, mPerPx))];
  };
}

export const sensor: Builder<'sensor'> = (state, look) => ({
  shapes: pointShapes(state, look),
  labels: labelStyle(state.spec.style.label, look, {
    offsetYPx: 9,
    rank: (feature) => pointLook(state, feature).rank,
  }),
});

/** A shorter cone on the screen would be a blot. */
const SHORTEST_CONE_PX = 16;

/** What a camera looks at. An outline, so that it takes no clicks from what lies in it. */
function coneShapes({ spec }: LayerStateOf<'point-symbol'>, look: Look): FeatureStyle {
  const { viewCone: cone } = spec.style;
  if (!cone) return () => [];
  const stroke = new Stroke({ color: look.faded(cone.stroke, 0.7), width: 1.5, lineDash: [4, 3] });
  return ({ geometry, properties }, mPerPx) => {
    if (geometry.type !== 'Point' || cone.lengthM / mPerPx < SHORTEST_CONE_PX) return [];
    const [lon = 0, lat = 0] = geometry.coordinates;
    const { headingDeg, fovDeg } = properties;
    const outline = viewCone([lon, lat], { headingDeg, fovDeg }, cone.lengthM);
    return outline ? [new Style({ geometry: new LineString(outline), stroke })] : [];
  };
}

export const pointSymbol: Builder<'point-symbol'> = (state, look) => {
  const { label, sizePx } = state.spec.style;
  const [symbols, cones] = [pointShapes(state, look), coneShapes(state, look)];
  return {
    shapes: (...of) => [...cones(...of), ...symbols(...of)],
    ...(label ? { labels: labelStyle(label, look, { offsetYPx: sizePx / 2 + 2 }) } : {}),
  };
};

export const label: Builder<'label'> = ({ spec }, look) => ({
  shapes: () => [],
  labels: labelStyle(spec.style.label, look, {
    rank: (feature) => Number(feature.properties['rank'] ?? 0),
  }),
});

export const line: Builder<'line'> = ({ spec: { style } }, look) => {
  const core = new Style({
    stroke: new Stroke({
      color: look.colour(style.stroke),
      width: style.widthPx,
      ...(style.dash ? { lineDash: [...style.dash] } : {}),
    }),
  });
  const thin = core.clone();
  thin.getStroke()?.setWidth(style.widthPx * 0.6);
  return { shapes: (_feature, mPerPx) => [mPerPx > 6 ? thin : core] };
};

/** The place of an incident and the circle within which neighbours are warned. */
export const radius: Builder<'radius'> = ({ spec: { style } }, look) => {
  const circle = {
    fill: new Fill({ color: look.faded(style.fill, 0.07) }),
    stroke: new Stroke({ color: look.colour(style.stroke), width: 1.8, lineDash: [8, 6] }),
  };
  const shapes: FeatureStyle = (feature) => {
    const { centre } = tankFootprint(feature);
    const at = toMercator(centre[0], centre[1]);
    const radiusM = Number(feature.properties['radiusM'] ?? 0);
    const { symbol, token } = chooseSymbol(style.symbol, feature.properties);
    const image = new Icon({
      img: look.symbol(symbol, token, 28).canvas,
      scale: 1 / look.ratio,
      declutterMode: 'none',
    });
    const area = new CircleGeometry(at, radiusM / Math.cos(centre[1] * RAD));
    return [
      new Style({ geometry: area, ...circle }),
      new Style({ geometry: new Point(at), image }),
    ];
  };
  return { shapes, labels: labelStyle(style.label, look, { offsetYPx: 16, rank: () => 9 }) };
};

/** Steps in which the arrow of a moving object turns, degrees: the eye sees no finer ones. */
const TURN_STEP_DEG = 10;

/** Moving objects without the overlay, for machines without WebGL: the same symbols, without the glide. */
export function plainMoving(state: LayerStateOf<'moving'>, look: Look): Drawing {
  const styles = new Map<string, Style>();
  return {
    shapes(feature) {
      const at = pointLook(state, feature);
      const headingDeg = Number(feature.properties['headingDeg'] ?? 0);
      const turn = Math.round(headingDeg / TURN_STEP_DEG) * TURN_STEP_DEG;
      const key = `${at.symbol}/${at.token}/${turn}`;
      let style = styles.get(key);
      if (!style) {
        const img = look.symbol(at.symbol, at.token, at.sizePx).canvas;
        const image = new Icon({
          img,
          scale: 1 / look.ratio,
          rotation: turn * RAD,
          rotateWithView: true,
        });
        style = new Style({ image });
        styles.set(key, style);
      }
      return [style];
    },
  };
}
