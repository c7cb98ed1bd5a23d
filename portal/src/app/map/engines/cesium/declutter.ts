/** A label's box on the screen, CSS pixels, and how much it matters. */
export type LabelBox = {
  readonly index: number;
  readonly xPx: number;
  readonly yPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rank: number;
};

/** Room between labels, pixels. */
const GAP_PX = 6;

/**
 * Which labels may be shown so that none covers another: the most important first.
 * @param limit  never more than this many, however much room there is
 * @returns the indexes of the labels to show
 */
export function declutter(boxes: readonly LabelBox[], limit: number): ReadonlySet<number> {
  const shown: LabelBox[] = [];
  const byRank = [...boxes].sort((one, other) => other.rank - one.rank || one.index - other.index);
  for (const box of byRank) {
    if (shown.length >= limit) break;
    if (!shown.some((other) => isOverlap(box, other))) shown.push(box);
  }
  return new Set(shown.map(({ index }) => index));
}

function isOverlap(one: LabelBox, other: LabelBox): boolean {
  return (
    Math.abs(one.xPx - other.xPx) < (one.widthPx + other.widthPx) / 2 + GAP_PX &&
    Math.abs(one.yPx - other.yPx) < (one.heightPx + other.heightPx) / 2 + GAP_PX
  );
}

/** Width of a text without measuring it: Chinese characters are as wide as high, Latin ones about half. */
export function textWidthPx(text: string, sizePx: number): number {
  return [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 1 : 0.56), 0) * sizePx;
}
