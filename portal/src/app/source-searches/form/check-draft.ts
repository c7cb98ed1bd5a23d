import type { OdourReportInput, SourceSearchInput } from '@parkwatch/domain/wire/source-searches';
import type { ReportDraft, SearchDraft } from './search-draft.ts';

/** Key of the words under `sourceSearch.fault`. */
export type Fault =
  'substance' | 'time' | 'order' | 'reports' | 'place' | 'outsideWindow' | 'positive' | 'height';

/** What would be sent (null while something is wrong), and what is wrong, by JSON pointer. */
export type CheckedDraft = {
  readonly input: SourceSearchInput | null;
  readonly faults: ReadonlyMap<string, Fault>;
};

const HIGHEST_M = 150;

export function checkDraft(draft: SearchDraft): CheckedDraft {
  const faults = new Map<string, Fault>();
  const { isUnknown, cas, from, to, reports, releasedFrom, title } = draft;
  if (!isUnknown && cas === null) faults.set('/cas', 'substance');
  if (from === undefined) faults.set('/from', 'time');
  if (to === undefined) faults.set('/to', 'time');
  if (from && to && to <= from) faults.set('/to', 'order');
  if (isUnknown && reports.length === 0) faults.set('/reports', 'reports');
  const ppm = isUnknown ? undefined : numberOf(draft.odourThresholdPpm);
  if (ppm !== undefined && !(ppm > 0)) faults.set('/odourThresholdPpm', 'positive');
  const heightM = numberOf(draft.sourceHeightM);
  if (heightM !== undefined && !(heightM >= 0 && heightM <= HIGHEST_M))
    faults.set('/sourceHeightM', 'height');
  const told = reports.map((report, at) => checkReport(report, at, { draft, faults }));
  if (faults.size > 0 || !from || !to) return { input: null, faults };
  const input: SourceSearchInput = {
    cas: isUnknown ? null : cas,
    ...{ from: from.toISOString(), to: to.toISOString() },
    reports: told.flatMap((report) => report ?? []),
    ...(title.trim() !== '' && { title: title.trim() }),
    ...(ppm !== undefined && { odourThresholdPpm: ppm }),
    ...(heightM !== undefined && { sourceHeightM: heightM }),
    ...(releasedFrom && { releasedFrom: releasedFrom.toISOString() }),
  };
  return { input, faults };
}

function checkReport(
  report: ReportDraft,
  index: number,
  { draft, faults }: { readonly draft: SearchDraft; readonly faults: Map<string, Fault> },
): OdourReportInput | null {
  const { at, place, smeltAt, timeSdMin, strength, sureness } = report;
  const { from, to } = draft;
  const pointer = `/reports/${index}`;
  if (at === null) faults.set(`${pointer}/at`, 'place');
  if (smeltAt === undefined) faults.set(`${pointer}/smeltAt`, 'time');
  else if ((from && smeltAt < from) || (to && smeltAt >= to))
    faults.set(`${pointer}/smeltAt`, 'outsideWindow');
  if (at === null || smeltAt === undefined) return null;
  return {
    ...{ at, smeltAt: smeltAt.toISOString(), timeSdMin, strength, sureness },
    ...(place.trim() !== '' && { place: place.trim() }),
  };
}

/** Undefined: nothing typed; NaN: no number. */
function numberOf(text: string): number | undefined {
  const typed = text.trim().replace(',', '.');
  return typed === '' ? undefined : Number(typed);
}
