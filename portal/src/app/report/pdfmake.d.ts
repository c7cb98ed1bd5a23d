/** What is used of pdfmake 0.3, which brings no types of its own. */
declare module 'pdfmake' {
  type Content = Readonly<Record<string, unknown>> | readonly Content[];
  type Document = Readonly<Record<string, unknown>> & { readonly content: readonly Content[] };
  type Font = { readonly normal: string; readonly bold: string };
  const pdfmake: {
    readonly virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void };
    setFonts(fonts: Readonly<Record<string, Font>>): void;
    createPdf(document: Document): { getBlob(): Promise<Blob> };
  };
  export default pdfmake;
}
