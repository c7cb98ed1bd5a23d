import type { MapFeature } from '@parkwatch/domain/map/layer-state';
import { levelFraction } from '@parkwatch/domain/map/level-fraction';
import CircleGeometry from 'ol/geom/Circle';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import { tankFootprint } from '../../look/tank-footprint.ts';
import { zoneToken, type ZoneColour } from '../../look/zone-token.ts';
import type { Builder } from './builder.ts';
import { labelStyle } from './label-style.ts';
import { toMercator } from './ol-view.ts';

const RAD = Math.PI / 180;

export const base: Builder<'base'> = ({ spec }, look) => {
  const land = new Style({
    fill: new Fill({ color: look.colour(spec.style.land) }),
    stroke: new Stroke({ color: look.colour(spec.style.shore), width: 1.2 }),
  });
  return { shapes: () => [land] };
};

export const polygon: Builder<'polygon'> = ({ spec: { style } }, look) => {
  const stroke = new Stroke({ color: look.colour(style.stroke), width: style.widthPx });
  const plain = new Style({ fill: new Fill({ color: look.colour(style.fill) }), stroke });
  const cases = new Map(
    Object.entries(style.fillBy?.cases ?? {}).map(([value, token]) => [
      value,
      new Style({ fill: new Fill({ color: look.colour(token) }), stroke }),
    ]),
  );
  const property = style.fillBy?.property ?? '';
  return {
    shapes: ({ properties }) => [cases.get(String(properties[property])) ?? plain],
    ...(style.label ? { labels: labelStyle(style.label, look) } : {}),
  };
};

export const extrusion: Builder<'extrusion'> = ({ spec: { style } }, look) => {
  const fill = new Fill({ color: look.colour(style.fill) });
  const near = new Style({
    fill,
    stroke: new Stroke({ color: look.colour(style.stroke), width: 1 }),
  });
  // Far away the outlines of small buildings would be all that one sees.
  const far = new Style({ fill });
  return {
    shapes: (_feature, mPerPx) => [mPerPx > 5 ? far : near],
    ...(style.label ? { labels: labelStyle(style.label, look) } : {}),
  };
};

/** A ring for the shell and a disc whose area is the level's share: half full looks half full. */
export const tank: Builder<'tank'> = ({ spec: { style } }, look) => {
  const shell = new Fill({ color: look.colour(style.shell) });
  const liquid = new Fill({ color: look.colour(style.liquid) });
  const rim = new Stroke({ color: look.colour('facility-line'), width: 1 });
  const unknownRim = new Stroke({
    color: look.colour(style.unknown),
    width: 1.4,
    lineDash: [3, 3],
  });
  function shapes(feature: MapFeature, mPerPx: number): Style[] {
    const { centre, radiusM } = tankFootprint(feature);
    const scale = 1 / Math.cos(centre[1] * RAD);
    const at = toMercator(centre[0], centre[1]);
    const fraction = levelFraction(feature.properties);
    const outline = fraction === null ? unknownRim : mPerPx > 5 ? undefined : rim;
    const outer = new CircleGeometry(at, radiusM * scale);
    const styles = [
      new Style({ geometry: outer, fill: shell, ...(outline ? { stroke: outline } : {}) }),
    ];
    if (fraction !== null && fraction > 0) {
      const inner = new CircleGeometry(at, radiusM * scale * 0.94 * Math.sqrt(fraction));
      styles.push(new Style({ geometry: inner, fill: liquid, zIndex: 1 }));
    }
    return styles;
  }
  return { shapes, labels: labelStyle(style.label, look) };
};

export const zone: Builder<'zone'> = ({ spec: { style } }, look) => {
  const context = document.createElement('canvas').getContext('2d');
  const styles = new Map<ZoneColour, Style>();
  for (const colour of ['red', 'yellow', 'blue'] as const) {
    const token = zoneToken(colour);
    const of = style.patterns?.[colour];
    const pattern = of && context?.createPattern(look.pattern(of, token), 'repeat');
    styles.set(
      colour,
      new Style({
        ...(style.patterns === null
          ? {}
          : { fill: new Fill({ color: pattern ?? look.faded(token, 0.25) }) }),
        stroke: new Stroke({
          color: look.faded(token, style.patterns === null ? 1 : 0.75),
          width: (colour === 'red' ? 1.6 : 1.1) + (style.patterns === null ? 0.9 : 0),
          ...(style.dash ? { lineDash: [...style.dash] } : {}),
        }),
        zIndex: { blue: 0, yellow: 1, red: 2 }[colour],
      }),
    );
  }
  return {
    shapes: ({ properties }) => {
      const known = styles.get(properties['colour'] as ZoneColour);
      return known ? [known] : [];
    },
    ...(style.label
      ? {
          labels: labelStyle(style.label, look, {
            rank: (feature) => Number(feature.properties['peak']),
          }),
        }
      : {}),
  };
};
