// `node scripts/prairie-grass-plot.ts`: writes docs/images/prairie-grass.svg, what the plume says of each arc of Prairie
// Grass against what was measured there.
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { comparisonOf } from '@parkwatch/domain/consequence/prairie-grass/prairie-grass';
import type { ArcMaximum } from '@parkwatch/domain/consequence/prairie-grass/prairie-grass';
import { readArcs, SET_NAMES, type ComparedSet } from './prairie-grass.ts';

export const PLOT_FILE = new URL('../docs/images/prairie-grass.svg', import.meta.url);

/** Both axes, kg/m³. */
const [FROM, TO] = [1e-8, 1e-2];
const DECADES = Math.log10(TO / FROM);
const SIZE = 330;
const [LEFT, TOP, GAP] = [64, 44, 76];

/** Colours of Okabe & Ito, told apart by colour-blind eyes, and by shape in print. */
const MARKS = [
  { name: 'A-C', classes: 'ABC', colour: '#0072B2', shape: circle },
  { name: 'D', classes: 'D', colour: '#C46A00', shape: square },
  { name: 'E-F', classes: 'EF', colour: '#9A3B78', shape: triangle },
] as const;

/** The whole file; the same bytes for the same observations and model. */
export function prairieGrassSvg(arcs: readonly ArcMaximum[]): string {
  const panels = (['briggs', 'isc3'] as const).map((set, at) => panel(arcs, set, at));
  const [width, height] = [LEFT + 2 * SIZE + GAP + 16, TOP + SIZE + 84];
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title text" font-family="sans-serif" font-size="12">`,
    '<title id="title">Prairie Grass: predicted against observed arc maxima</title>',
    `<desc id="text">${arcs.length} arc maxima between ${FROM} and ${TO} kg/m³, two panels: Briggs and ISC3 curves. The solid diagonal is agreement, the dashed lines a factor of two either way; most points lie between them.</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...panels.flat(),
    ...legend(TOP + SIZE + 66),
    '</svg>',
  ].join('\n')}\n`;
}

function panel(arcs: readonly ArcMaximum[], set: ComparedSet, at: number): string[] {
  const x0 = LEFT + at * (SIZE + GAP);
  const points = MARKS.flatMap(({ classes, colour, shape }) => [
    `<g fill="${colour}" fill-opacity="0.75">`,
    ...arcs
      .filter((arc) => classes.includes(arc.pasquill_class))
      .map((arc) => comparisonOf(arc, set))
      .map(({ observed, predicted }) => shape(along(observed), SIZE - along(predicted))),
    '</g>',
  ]);
  return [
    `<g transform="translate(${x0} ${TOP})">`,
    `<text x="0" y="-16" font-size="14" fill="#1a1a1a">${SET_NAMES[set]}</text>`,
    ...grid(),
    ...[0.5, 1, 2].map(diagonal),
    ...points,
    `<text x="${SIZE / 2}" y="${SIZE + 38}" text-anchor="middle" fill="#1a1a1a">observed, kg/m³</text>`,
    `<text transform="translate(-46 ${SIZE / 2}) rotate(-90)" text-anchor="middle" fill="#1a1a1a">predicted, kg/m³</text>`,
    '</g>',
  ];
}

/** Place on an axis, in units of the drawing. */
function along(kgPerM3: number): number {
  return (Math.log10(kgPerM3 / FROM) / DECADES) * SIZE;
}

function grid(): string[] {
  const decades = Array.from({ length: DECADES + 1 }, (_, at) => at);
  return [
    `<rect width="${SIZE}" height="${SIZE}" fill="none" stroke="#595959"/>`,
    ...decades.flatMap((decade) => {
      const at = shown((decade / DECADES) * SIZE);
      const label = `10<tspan dy="-5" font-size="9">${Math.log10(FROM) + decade}</tspan>`;
      return [
        `<path d="M${at} 0V${SIZE}M0 ${at}H${SIZE}" stroke="#dddddd" fill="none"/>`,
        `<text x="${at}" y="${SIZE + 18}" text-anchor="middle" fill="#404040">${label}</text>`,
        `<text x="-6" y="${shown(SIZE - Number(at) + 4)}" text-anchor="end" fill="#404040">${label}</text>`,
      ];
    }),
  ];
}

/** predicted = factor × observed */
function diagonal(factor: number): string {
  const [low, high] = [Math.max(FROM, FROM / factor), Math.min(TO, TO / factor)];
  const [x1, x2] = [low, high].map((value) => shown(along(value)));
  const [y1, y2] = [low, high].map((value) => shown(SIZE - along(value * factor)));
  const dash = factor === 1 ? '' : ' stroke-dasharray="5 4"';
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#404040"${dash}/>`;
}

function legend(y: number): string[] {
  const marks = MARKS.flatMap(({ name, colour, shape }, at) => [
    `<g fill="${colour}">${shape(LEFT + 6 + at * 90, y - 4)}</g>`,
    `<text x="${LEFT + 16 + at * 90}" y="${y}" fill="#1a1a1a">class ${name}</text>`,
  ]);
  const lines = `<text x="${LEFT + SIZE + GAP}" y="${y}" fill="#1a1a1a">solid: agreement; dashed: a factor of 2</text>`;
  return [...marks, lines];
}

function circle(x: number, y: number): string {
  return `<circle cx="${shown(x)}" cy="${shown(y)}" r="3"/>`;
}

function square(x: number, y: number): string {
  return `<rect x="${shown(x - 2.8)}" y="${shown(y - 2.8)}" width="5.6" height="5.6"/>`;
}

function triangle(x: number, y: number): string {
  return `<path d="M${shown(x)} ${shown(y - 3.8)}l3.4 6.2h-6.8z"/>`;
}

/** A tenth is finer than a screen shows; the same on every machine. */
function shown(value: number): string {
  return String(Math.round(value * 10) / 10);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(PLOT_FILE, prairieGrassSvg(readArcs()));
  console.log(fileURLToPath(PLOT_FILE));
}
