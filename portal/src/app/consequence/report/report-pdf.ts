import type { Report } from './run-report.ts';

export async function savePdf(
  _report: Report,
  _picture: HTMLCanvasElement | null,
  _name: string,
): Promise<void> {
  throw new Error('not yet');
}
