import { fontOfWoff } from './woff.ts';

/** The portal's font comes in slices of characters; here is one of them in the weights that a report needs. */
export type FontSlice = {
  readonly name: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
  readonly urls: Readonly<Partial<Record<Weight, string>>>;
};
export const WEIGHTS = ['400', '600'] as const;
type Weight = (typeof WEIGHTS)[number];

const FAMILY = 'Noto Sans SC';

/**
 * Letters that no slice has, Greek above all (α, β, Σ): a font that comes with the writer of PDF.
 * On the screen the browser takes any font that it finds; a PDF has only what is put into it.
 */
export const OTHER_LETTERS: FontSlice = {
  name: 'other-letters',
  ranges: [],
  urls: { 400: 'fonts/Roboto-Regular.ttf', 600: 'fonts/Roboto-Medium.ttf' },
};

/** The slices that the page's own style sheets name: a report is written in the letters that are on the screen. */
export function sliceList(sheets: Iterable<CSSStyleSheet>): FontSlice[] {
  const slices = new Map<string, { ranges: FontSlice['ranges']; urls: FontSlice['urls'] }>();
  for (const sheet of sheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const { style } = rule;
      const weight = WEIGHTS.find((one) => one === style.getPropertyValue('font-weight'));
      const family = style.getPropertyValue('font-family').replaceAll(/["']/g, '');
      const range = style.getPropertyValue('unicode-range');
      const url = woffIn(style.getPropertyValue('src'), sheet.href);
      if (!weight || family !== FAMILY || !url) continue;
      const known = slices.get(range);
      const urls = { ...known?.urls, [weight]: url };
      slices.set(range, { ranges: known?.ranges ?? rangesIn(range), urls });
    }
  }
  return [...slices.values()].map((slice, at) => ({ name: `slice-${at}`, ...slice }));
}

/** Address of the WOFF 1 file among the sources of a font face. */
export function woffIn(source: string, base: string | null): string | undefined {
  const found = /url\(["']?([^"')]+\.woff)["']?\)/.exec(source)?.[1];
  return found === undefined ? undefined : new URL(found, base ?? document.baseURI).href;
}

/** `U+4e00-4e0f, U+20` as numbers; no range is every character. */
export function rangesIn(text: string): FontSlice['ranges'] {
  const ranges = [...text.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(
    ([, from = '0', to = from]) => [parseInt(from, 16), parseInt(to, 16)] as const,
  );
  return ranges.length > 0 ? ranges : [[0, 0x10ffff]];
}

export type Run = { readonly text: string; readonly slice: FontSlice | undefined };

/** A text cut where another slice has the next letter. A blank stays with what stands before it. */
export function runsOf(text: string, slices: readonly FontSlice[]): Run[] {
  const runs: { text: string; slice: FontSlice | undefined }[] = [];
  for (const letter of text) {
    const last = runs.at(-1);
    const slice = letter === ' ' && last ? last.slice : sliceOf(letter, slices);
    if (last && last.slice === slice) last.text += letter;
    else runs.push({ text: letter, slice });
  }
  return runs;
}

function sliceOf(letter: string, slices: readonly FontSlice[]): FontSlice | undefined {
  const code = letter.codePointAt(0) ?? 0;
  return slices.find(({ ranges }) => ranges.some(([from, to]) => code >= from && code <= to));
}

/** The font files of a slice, by weight. */
export async function loadSlice({ urls }: FontSlice): Promise<Partial<Record<Weight, Uint8Array>>> {
  const fonts: Partial<Record<Weight, Uint8Array>> = {};
  for (const weight of WEIGHTS) {
    const url = urls[weight];
    if (url === undefined) continue;
    const response = await fetch(new URL(url, document.baseURI));
    if (!response.ok) throw new Error(`font ${url}: ${response.status}`);
    const font = await response.arrayBuffer();
    fonts[weight] = url.endsWith('.ttf') ? new Uint8Array(font) : await fontOfWoff(font);
  }
  return fonts;
}
