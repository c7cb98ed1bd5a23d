import pdfmake from 'pdfmake';
import { loadSlice, OTHER_LETTERS, runsOf, sliceList, type FontSlice } from './font-slices.ts';
import type { Report, ReportPart, ReportTable } from './report.ts';

type Block = Readonly<Record<string, unknown>>;
/** Writes words with the slices of the font that have their letters. */
type Pen = (words: string, look?: Block) => Block;

/** Width between the margins of an A4 page, pt. */
const MARGIN_PT = 36;
const WIDTH_PT = 595 - 2 * MARGIN_PT;
const PICTURE = { widthPt: WIDTH_PT * 0.58, heightPt: 220, quality: 0.86 } as const;
const GAP_PT = 10;
const INK = { text: '#14202b', quiet: '#526170', line: '#cdd5dd' } as const;

/** A lead, a table and the cells of its head: fewer nodes than that are no part of a page. */
const LEAST_UNDER_HEADING = 6;
type Headed = { readonly headlineLevel?: number };
type Around = {
  getFollowingNodesOnPage(): readonly unknown[];
  getNodesOnNextPage(): readonly unknown[];
};

/** Makes the report a PDF and hands it to the browser as a download. */
export async function savePdf(
  report: Report,
  picture: HTMLCanvasElement | null,
  fileName: string,
): Promise<void> {
  const slices = sliceList(document.styleSheets);
  const used = new Map<string, FontSlice>();
  const pen: Pen = (words, look = {}) => {
    const runs = runsOf(words, slices).map(({ text, slice = OTHER_LETTERS }) => {
      used.set(slice.name, slice);
      return { text, font: slice.name };
    });
    return { text: runs, ...look };
  };
  const content = contentOf(report, picture, pen);
  const foot = pen(report.foot);
  // The digits of all page numbers, before it is known how many there will be.
  pen(report.page(1234567890, 0));
  await bringFonts([...used.values()]);
  const pdf = pdfmake.createPdf({
    ...{ content, pageSize: 'A4', pageMargins: [MARGIN_PT, 32, MARGIN_PT, 40] },
    // A heading with nothing but its first line or two under it goes on with what it heads.
    pageBreakBefore: ({ headlineLevel }: Headed, around: Around) =>
      headlineLevel === 1 &&
      around.getFollowingNodesOnPage().length < LEAST_UNDER_HEADING &&
      around.getNodesOnNextPage().length > 0,
    footer: (page: number, pages: number) => ({
      ...{ fontSize: 6.5, color: INK.quiet, margin: [MARGIN_PT, 12] },
      columns: [{ ...foot, width: '*' }, pen(report.page(page, pages), { width: 'auto' })],
    }),
    info: { title: report.title },
    defaultStyle: { font: [...used.keys()][0], fontSize: 9, lineHeight: 1.2, color: INK.text },
  });
  saveAs(await pdf.getBlob(), fileName);
}

/** @throws Error when a slice of the font cannot be fetched */
async function bringFonts(slices: readonly FontSlice[]): Promise<void> {
  const fonts: Record<string, { normal: string; bold: string }> = {};
  await Promise.all(
    slices.map(async (slice) => {
      const loaded = await loadSlice(slice);
      const [normal, bold] = [`${slice.name}-400.ttf`, `${slice.name}-600.ttf`];
      const regular = loaded['400'] ?? loaded['600'];
      if (!regular) throw new Error(`no font for ${slice.name}`);
      pdfmake.virtualfs.writeFileSync(normal, regular);
      pdfmake.virtualfs.writeFileSync(bold, loaded['600'] ?? regular);
      fonts[slice.name] = { normal, bold };
    }),
  );
  pdfmake.setFonts(fonts);
}

function contentOf(report: Report, picture: HTMLCanvasElement | null, pen: Pen): Block[] {
  return [
    pen(report.title, { fontSize: 15, bold: true, margin: [0, 0, 0, 3] }),
    ...report.about.map((line) => pen(line, { color: INK.quiet })),
    headlineTable(report, pen),
    ...(report.caveats.length > 0
      ? [
          heading(report.caveatTitle, pen),
          { ul: report.caveats.map((line) => pen(line)), fontSize: 8 },
        ]
      : []),
    pictureAndTable(report, picture, pen),
    ...report.parts.flatMap((part) => partOf(part, pen)),
  ];
}

function heading(words: string, pen: Pen): Block {
  return pen(words, { headlineLevel: 1, fontSize: 10.5, bold: true, margin: [0, 9, 0, 3] });
}

/** The figures that matter most, side by side. */
function headlineTable({ headlines }: Report, pen: Pen): Block {
  const cells = headlines.map(({ label, value, note }) => ({
    stack: [
      pen(label, { color: INK.quiet }),
      pen(value, { fontSize: 14, bold: true }),
      pen(note, { fontSize: 8, color: INK.quiet }),
    ],
  }));
  return {
    table: { widths: headlines.map(() => '*'), body: [cells] },
    layout: { hLineColor: () => INK.line, vLineColor: () => INK.line },
    margin: [0, 8, 0, 2],
  };
}

function pictureAndTable({ beside }: Report, picture: HTMLCanvasElement | null, pen: Pen): Block {
  const table = tableOf(beside, pen);
  if (!picture) return { ...table, margin: [0, 9, 0, 0] };
  const { heightPt, quality } = PICTURE;
  const widthPt = Math.min(PICTURE.widthPt, (heightPt * picture.width) / picture.height);
  const image = picture.toDataURL('image/jpeg', quality);
  return {
    columns: [
      { image, fit: [widthPt, heightPt], width: widthPt },
      { ...table, width: '*' },
    ],
    ...{ columnGap: GAP_PT, margin: [0, 9, 0, 0] },
  };
}

function partOf(part: ReportPart, pen: Pen): Block[] {
  const blocks =
    'table' in part
      ? [tableOf(part.table, pen)]
      : part.lines.map((line) => pen(line, { fontSize: 8 }));
  const lead = part.lead ? [pen(part.lead, { fontSize: 8, margin: [0, 0, 0, 2] })] : [];
  return [heading(part.title, pen), ...lead, ...blocks];
}

function tableOf({ head, numeric, rows }: ReportTable, pen: Pen): Block {
  const aligned = (words: string, at: number, look: Block = {}) =>
    pen(words, { ...look, ...(numeric.includes(at) ? { alignment: 'right', noWrap: true } : {}) });
  return {
    fontSize: 7.5,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      // What is no figure is words: those columns take what the figures leave.
      widths: head.map((_, at) => (numeric.includes(at) ? 'auto' : '*')),
      body: [
        head.map((words, at) => aligned(words, at, { color: INK.quiet })),
        ...rows.map((row) => row.map((words, at) => aligned(words, at))),
      ],
    },
    layout: {
      vLineWidth: () => 0,
      hLineWidth: () => 0.4,
      hLineColor: () => INK.line,
      paddingLeft: (at: number) => (at === 0 ? 0 : 4),
      paddingRight: () => 4,
      paddingTop: () => 1,
      paddingBottom: () => 0.5,
    },
  };
}

function saveAs(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
