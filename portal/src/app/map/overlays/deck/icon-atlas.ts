import type { LayerSpecOf } from '@parkwatch/domain/map/layer-spec';
import type { SymbolId } from '@parkwatch/domain/map/symbol';
import type { StyleToken } from '@parkwatch/domain/map/style-token';
import type { Look } from '../../look/look.ts';

type IconBox = { x: number; y: number; width: number; height: number };
export type IconAtlas = {
  readonly canvas: HTMLCanvasElement;
  readonly mapping: Record<string, IconBox>;
};

const atlases = new WeakMap<Look, Map<string, IconAtlas>>();

/** All symbols that a layer may need, side by side in one picture; each also in the colour of "unknown". */
export function iconAtlas(spec: LayerSpecOf<'moving'>, look: Look): IconAtlas {
  const made = atlases.get(look) ?? new Map<string, IconAtlas>();
  atlases.set(look, made);
  const known = made.get(spec.id);
  if (known) return known;
  const atlas = drawAtlas(spec, look);
  made.set(spec.id, atlas);
  return atlas;
}

function drawAtlas({ style }: LayerSpecOf<'moving'>, look: Look): IconAtlas {
  const chosen = [...Object.values(style.symbol.cases ?? {}), style.symbol.otherwise];
  const wanted: { symbol: SymbolId; token: StyleToken }[] = chosen.flatMap((one) => [
    one,
    { symbol: one.symbol, token: 'state-unknown' as const },
  ]);
  const images = wanted.map(({ symbol, token }) => ({
    key: `${symbol}/${token}`,
    canvas: look.symbol(symbol, token, style.sizePx).canvas,
  }));
  const side = Math.max(...images.map(({ canvas }) => canvas.width));
  const canvas = document.createElement('canvas');
  canvas.width = side * images.length;
  canvas.height = side;
  const context = canvas.getContext('2d');
  const mapping: Record<string, IconBox> = {};
  images.forEach((image, index) => {
    context?.drawImage(image.canvas, index * side, 0);
    mapping[image.key] = { x: index * side, y: 0, width: side, height: side };
  });
  return { canvas, mapping };
}
