import type { StandardVersion } from '@parkwatch/domain/standard-library/standard-line';
import { changesBetween } from '@parkwatch/domain/standard-library/changes';
import type { Text, Words } from '@parkwatch/domain/text/text';
import type {
  StandardDocumentShown,
  StandardLineShown,
  StandardVersionShown,
} from '@parkwatch/domain/wire/standard-library';
import { shownActor } from '../access/shown-actor.ts';
import type { PersonColumn } from '../access/shown-actor.ts';

type Owner = {
  readonly enterprise_id: number | null;
  readonly enterprise_code: string;
  readonly enterprise_name_zh: string;
  readonly enterprise_name_en: string;
};

/** A row of standard_line_card: one version of a line. */
export type LineCard = Owner & {
  readonly id: number;
  readonly key: string;
  readonly version: number;
  readonly document_key: string;
  readonly document_code: string;
  readonly document_title: Text;
  readonly module: StandardVersion['module'];
  readonly category: StandardVersion['category'];
  readonly grade: StandardVersion['grade'];
  readonly grade_basis: StandardVersion['gradeBasis'];
  readonly deadline_days: number | null;
  readonly clause: Text;
  readonly name: Text;
  readonly question: Text;
  readonly requirement: string;
  readonly requirement_en: string | null;
  /** Days, `YYYY-MM-DD`. */
  readonly effective_from: string | null;
  readonly effective_to: string | null;
  readonly replaced_by: Text | null;
  readonly replaced_by_key: string | null;
  readonly is_seed: boolean;
};
/** A line as it is shown on a day. */
export type ShownCard = LineCard & {
  readonly standing: StandardLineShown['standing'];
  readonly coming_version: number | null;
};
export type VersionRow = LineCard & {
  readonly reason: Words;
  readonly written_at: Date;
  readonly written_by: number | null;
  readonly writer_name: string;
  readonly writer_role: string;
  readonly writer: PersonColumn;
};

function ownerOf(row: Owner) {
  if (row.enterprise_id === null) return null;
  const name = { zh: row.enterprise_name_zh, en: row.enterprise_name_en };
  return { id: row.enterprise_id, code: row.enterprise_code, name };
}

function contentOf(row: LineCard) {
  return {
    ...{ module: row.module, category: row.category, grade: row.grade },
    ...{ gradeBasis: row.grade_basis, deadlineDays: row.deadline_days, clause: row.clause },
    ...{ name: row.name, question: row.question, requirement: row.requirement },
    requirementEn: row.requirement_en,
    ...{ effectiveFrom: row.effective_from, effectiveTo: row.effective_to },
  };
}

/** The line of the wire contract. */
export function shownLine(row: ShownCard): StandardLineShown {
  const { document_key: key, document_code: code, document_title: title } = row;
  return {
    ...{ id: row.id, key: row.key, version: row.version, document: { key, code, title } },
    ...contentOf(row),
    ...{ standing: row.standing, replacedBy: row.replaced_by, enterprise: ownerOf(row) },
    comingVersion: row.coming_version,
  };
}

/** The version of the domain. */
export function versionOfRow(row: LineCard): StandardVersion {
  return {
    ...{ key: row.key, version: row.version, documentKey: row.document_key },
    ...contentOf(row),
    ...{ replacedBy: row.replaced_by_key, enterpriseId: row.enterprise_id },
  };
}

/** Versions of one line, the last one first, each with what it changed. */
export function shownVersions(rows: readonly VersionRow[]): StandardVersionShown[] {
  const versions = rows.map(versionOfRow);
  return rows
    .map((row, at): StandardVersionShown => ({
      ...{ version: row.version, ...contentOf(row), reason: row.reason },
      writtenAt: row.written_at.toISOString(),
      writtenBy: shownActor({
        ...{ id: row.written_by, account: row.writer_name, role: row.writer_role },
        person: row.writer,
      }),
      change: mutable(changesBetween(versions[at - 1], versions[at]!)),
    }))
    .toReversed();
}

function mutable({ kind, fields, isMaterial }: ReturnType<typeof changesBetween>) {
  return { kind, fields: [...fields], isMaterial };
}

export type DocumentRow = Owner & {
  readonly key: string;
  readonly code: string;
  readonly title: Text;
  readonly issuer: Text;
  readonly kind: StandardDocumentShown['kind'];
  readonly effective_from: string | null;
  readonly effective_to: string | null;
  readonly text_held: StandardDocumentShown['text'];
  readonly source: string;
  readonly confidence: StandardDocumentShown['confidence'];
  readonly note: Text | null;
  readonly replaced_key: string | null;
  readonly replaced_code: string;
  readonly replaced_title: Text;
  readonly lines: number;
  readonly in_force: number;
};

export function shownDocument(row: DocumentRow): StandardDocumentShown {
  const { replaced_key: key, replaced_code: code, replaced_title: title } = row;
  return {
    ...{ key: row.key, code: row.code, title: row.title, issuer: row.issuer, kind: row.kind },
    ...{ effectiveFrom: row.effective_from, effectiveTo: row.effective_to },
    replacedBy: key === null ? null : { key, code, title },
    ...{ text: row.text_held, source: row.source, confidence: row.confidence, note: row.note },
    ...{ enterprise: ownerOf(row), linesInForce: row.in_force, lines: row.lines },
  };
}
