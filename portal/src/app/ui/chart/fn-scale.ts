/** Societal risk: how often N people or more die, per year, and the lines F = c/N that it is held against. */
export type FnCurve = {
  /** Rising N, falling F: one for each number of deaths that occurs. */
  readonly points: readonly { readonly fatalities: number; readonly frequencyPerYear: number }[];
  /** The c of the lines, per year, and the N where they end. */
  readonly lines: { readonly upper: number; readonly lower: number; readonly maxPeople: number };
};
type Size = { readonly widthPx: number; readonly heightPx: number };
type Axis = { readonly from: number; readonly to: number };
export type FnScale = {
  readonly people: Axis;
  readonly perYear: Axis;
  readonly x: (fatalities: number) => number;
  readonly y: (frequencyPerYear: number) => number;
};

/** What is rarer is not looked at; the curve leaves the picture there. */
const RAREST = 1e-9;
/** Room for the words of the axes, px. */
export const FN_MARGIN = { left: 52, right: 14, top: 10, bottom: 40 } as const;

/** Whole decades on both axes: the lines as far as they go, and the curve. */
export function fnScale({ points, lines }: FnCurve, { widthPx, heightPx }: Size): FnScale {
  const most = points.at(-1)?.fatalities ?? 1;
  const often = points[0]?.frequencyPerYear ?? 0;
  const people = { from: 1, to: decadeOver(Math.max(lines.maxPeople, most)) };
  const perYear = { from: RAREST, to: decadeOver(Math.max(lines.upper, often)) };
  const along = (value: number, { from, to }: Axis) =>
    Math.log(Math.max(value, from) / from) / Math.log(to / from);
  const { left, right, top, bottom } = FN_MARGIN;
  return {
    people,
    perYear,
    x: (fatalities) => round(left + along(fatalities, people) * (widthPx - left - right)),
    y: (frequency) =>
      round(heightPx - bottom - along(frequency, perYear) * (heightPx - top - bottom)),
  };
}

/** The decades of an axis, its ends included. */
export function decades({ from, to }: Axis): number[] {
  const first = Math.round(Math.log10(from));
  const count = Math.round(Math.log10(to)) - first + 1;
  // 10 ** -5 is not 1e-5 everywhere.
  return Array.from({ length: count }, (_, at) => Number(`1e${first + at}`));
}

/** The regions between the lines as SVG paths, as far as the lines go, and the lines themselves beyond. */
export function fnRegions({ lines }: FnCurve, scale: FnScale) {
  const { x, y, people, perYear } = scale;
  const { upper, lower, maxPeople } = lines;
  const [left, right, far] = [x(1), x(maxPeople), x(people.to)];
  const line = (weight: number) => `${left},${y(weight)} L${right},${y(weight / maxPeople)}`;
  const back = (weight: number) => `L${right},${y(weight / maxPeople)} L${left},${y(weight)}`;
  const beyond = (weight: number) =>
    far > right ? `M${right},${y(weight / maxPeople)} L${far},${y(weight / people.to)}` : undefined;
  return {
    unacceptable: `M${line(upper)} L${right},${y(perYear.to)} L${left},${y(perYear.to)}Z`,
    alarp: `M${line(upper)} ${back(lower)}Z`,
    acceptable: `M${line(lower)} L${right},${y(perYear.from)} L${left},${y(perYear.from)}Z`,
    lines: [`M${line(upper)}`, `M${line(lower)}`],
    beyond: [beyond(upper), beyond(lower)].filter((path) => path !== undefined),
  };
}

/**
 * The curve as steps: up to N deaths it is as high as at N, and it falls to nothing behind the last.
 * @returns empty where no outcome kills anybody
 */
export function fnSteps({ points }: FnCurve, { x, y, perYear }: FnScale): string {
  if (points.length === 0) return '';
  let [path, atX] = ['', x(1)];
  for (const { fatalities, frequencyPerYear } of points) {
    const [toX, atY] = [x(fatalities), y(frequencyPerYear)];
    path += `${path === '' ? 'M' : 'L'}${atX},${atY} L${toX},${atY} `;
    atX = toX;
  }
  return `${path}L${atX},${y(perYear.from)}`;
}

/** Where the curve comes nearest to the upper line, or most above it: the greatest F × N. */
export function heaviest<P extends FnCurve['points'][number]>(points: readonly P[]): P | undefined {
  const weight = ({ fatalities, frequencyPerYear }: P) => fatalities * frequencyPerYear;
  return points.reduce<P | undefined>(
    (best, point) => (best === undefined || weight(point) > weight(best) ? point : best),
    undefined,
  );
}

function decadeOver(value: number): number {
  return Number(`1e${Math.ceil(Math.log10(value) - 1e-9)}`);
}

/** A tenth of a pixel. */
function round(px: number): number {
  return Math.round(px * 10) / 10;
}
