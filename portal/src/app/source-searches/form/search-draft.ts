import type { LonLat } from '@parkwatch/domain/geo/lon-lat';
import { HOUR_MS, MINUTE_MS } from '@parkwatch/domain/time/duration';
import type { OdourReportInput, SourceSearchInput } from '@parkwatch/domain/wire/source-searches';

/** What a neighbour said, as far as it is typed. */
export type ReportDraft = {
  /** Tells reports apart while they are typed, added and removed. */
  readonly key: number;
  readonly at: LonLat | null;
  readonly place: string;
  readonly smeltAt: Date | undefined;
  readonly timeSdMin: number;
  readonly strength: OdourReportInput['strength'];
  readonly sureness: OdourReportInput['sureness'];
};

/** What is typed, before it is checked. */
export type SearchDraft = {
  readonly isUnknown: boolean;
  readonly cas: string | null;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  readonly reports: readonly ReportDraft[];
  readonly odourThresholdPpm: string;
  readonly sourceHeightM: string;
  readonly releasedFrom: Date | undefined;
  readonly title: string;
};

/** The last hour of a park without reports. */
export function emptyDraft(nowMs: number): SearchDraft {
  return {
    ...{ isUnknown: false, cas: null, reports: [], title: '', releasedFrom: undefined },
    ...{ odourThresholdPpm: '', sourceHeightM: '' },
    ...lastHours(1, nowMs),
  };
}

/** A window that ends with the last full minute. */
export function lastHours(
  hours: number,
  nowMs: number,
): { readonly from: Date; readonly to: Date } {
  const toMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
  return { from: new Date(toMs - hours * HOUR_MS), to: new Date(toMs) };
}

/** A further report: in the middle of the window until somebody says better. */
export function emptyReport(key: number, { from, to }: SearchDraft): ReportDraft {
  const smeltAt = from && to ? new Date((from.getTime() + to.getTime()) / 2) : undefined;
  return {
    ...{ key, at: null, place: '', smeltAt, timeSdMin: 10 },
    ...{ strength: 'clear', sureness: 'fairly' },
  };
}

/** The draft that would ask the same again. */
export function draftOf(input: SourceSearchInput): SearchDraft {
  return {
    ...{ isUnknown: input.cas === null, cas: input.cas, title: input.title ?? '' },
    ...{ from: new Date(input.from), to: new Date(input.to) },
    reports: input.reports.map((report, key) => ({
      ...report,
      ...{ key, at: [...report.at], place: report.place ?? '' },
      smeltAt: new Date(report.smeltAt),
    })),
    odourThresholdPpm: input.odourThresholdPpm?.toString() ?? '',
    sourceHeightM: input.sourceHeightM?.toString() ?? '',
    releasedFrom: input.releasedFrom === undefined ? undefined : new Date(input.releasedFrom),
  };
}
