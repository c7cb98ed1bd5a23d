import { inject, Service } from '@angular/core';
import {
  shownDecimal,
  shownFraction,
  type ExactValue,
} from '@parkwatch/domain/major-hazard/exact-value';
import { UNIT_KIND_WORDS } from '@parkwatch/domain/major-hazard/standard';
import type { Text } from '@parkwatch/domain/text/text';
import type {
  MajorHazard,
  MajorHazardLogEntry,
  MajorHazardRow,
} from '@parkwatch/domain/wire/major-hazards';
import { Formats } from '../i18n/formats.ts';
import { Language } from '../i18n/language.ts';
import type { Report, ReportPart, ReportTable } from '../report/report.ts';
import type { ShownEvaluation } from './shown-evaluation.ts';

/** Evaluations that are printed: the newest are what a reader of paper asks for. */
const LOG_ON_PAPER = 20;

/** The identification and grading of a unit as a document. */
@Service({ autoProvided: false })
export class HazardReport {
  readonly #language = inject(Language);
  readonly #formats = inject(Formats);

  of(unit: MajorHazard, shown: ShownEvaluation): Report {
    const { assessment } = shown;
    const { standard, findings, caveats } = assessment;
    const name = this.#text(unit.name);
    return {
      title: this.#say('report.title', { unit: name }),
      about: [
        `${this.#text(unit.enterprise.name)} (${unit.enterprise.code}) · ${unit.code}`,
        [UNIT_KIND_WORDS[unit.kind].name, UNIT_KIND_WORDS[unit.kind].boundedBy]
          .map((one) => this.#text(one))
          .join(this.#say('comma')),
        `${standard.id} ${this.#text(standard.name)} · ${standard.effectiveFrom}`,
        this.#say('report.evaluated', { at: this.#formats.instant(shown.at, 'full') }),
        this.#text(assessment.summary),
      ],
      headlines: this.#headlines(shown),
      caveatTitle: this.#say('notice.caveats'),
      caveats: [
        ...findings.map(({ text }) => `${this.#say('notice.finding')} ${this.#text(text)}`),
        ...caveats.map(({ text }) => this.#text(text)),
        this.#say('notice.night'),
        this.#say('notice.declared'),
      ],
      beside: this.#people(shown),
      parts: [
        { title: this.#say('substances.title'), table: this.#substances(assessment.rows) },
        this.#steps(shown),
        this.#facilities(unit),
        { title: this.#say('log.title'), table: this.#log(unit.log) },
      ],
      foot: `${unit.enterprise.code} ${unit.code} · ${standard.id} · SHA-256 ${unit.inputsHash ?? '–'}`,
      page: (page, pages) => this.#say('report.page', { page, pages }),
    };
  }

  #headlines({ assessment, residents }: ShownEvaluation): Report['headlines'] {
    const { verdict, level, isLowerBound, alpha, s, r } = assessment;
    const words =
      verdict === 'major-hazard'
        ? `${isLowerBound && level !== 1 ? 'atLeast' : 'level'}.${level}`
        : verdict === 'not-major-hazard'
          ? 'none'
          : 'unknown';
    const atLeast = isLowerBound ? '≥ ' : '';
    return [
      {
        label: this.#say('number.verdict'),
        value: this.#language.translate(`hazardVerdict.${words}`),
        note: this.#say('number.alphaIs', {
          alpha: alpha.alpha,
          people: this.#count(residents.people),
        }),
      },
      { label: this.#say('number.s'), value: atLeast + shownDecimal(s), note: shownFraction(s) },
      { label: this.#say('number.r'), value: atLeast + shownDecimal(r), note: shownFraction(r) },
    ];
  }

  #people({ assessment, residents }: ShownEvaluation): ReportTable {
    const { from, to } = assessment.alpha.band;
    const band = to === null ? `≥ ${from}` : from === to ? `${from}` : `${from}–${to}`;
    return {
      head: [this.#say('report.people'), this.#say('report.value')],
      numeric: [1],
      rows: [
        [this.#say('report.within'), this.#count(residents.people)],
        [this.#say('report.inside'), String(residents.insideBoundary)],
        [this.#say('report.unknownCells'), String(residents.unknownCells)],
        [this.#say('report.band'), band],
        [this.#say('report.alpha'), assessment.alpha.alpha],
      ],
    };
  }

  #substances(rows: readonly MajorHazardRow[]): ReportTable {
    const columns = ['substance', 'q', 'critical'].map((key) => this.#say(`substances.${key}`));
    return {
      head: [...columns, 'q/Q', this.#say('report.beta'), 'β·q/Q'],
      numeric: [1, 2, 3, 4, 5],
      rows: rows.map(
        ({ substance, cas, designMaxT, critical, ratio, beta, contribution, state }) => [
          [
            this.#text(substance) + (cas === null ? '' : ` (CAS ${cas})`),
            ...(state === 'counted' ? [] : [this.#say(`substances.state.${state}`)]),
          ].join(' · '),
          designMaxT ?? this.#say('unknown'),
          critical ? `${critical.criticalT} (${this.#table(critical)})` : '–',
          this.#exact(ratio),
          beta ? `${beta.beta} (${this.#table(beta)})` : '–',
          this.#exact(contribution),
        ],
      ),
    };
  }

  #steps({ assessment }: ShownEvaluation): ReportPart {
    const lines = assessment.steps.map(({ clause, text }) => `${clause}  ${this.#text(text)}`);
    return { title: this.#say('steps.title'), lines };
  }

  #facilities({ facilities }: MajorHazard): ReportPart {
    const names = facilities.map(({ name }) => this.#text(name));
    return {
      title: this.#say('facilities.title'),
      lines: [names.length > 0 ? names.join(this.#say('comma')) : this.#say('facilities.none')],
    };
  }

  #log(log: readonly MajorHazardLogEntry[]): ReportTable {
    const columns = ['at', 'causeIs', 'result', 'changed'];
    return {
      head: columns.map((key) => this.#say(`report.log.${key}`)),
      numeric: [0],
      rows: log
        .slice(0, LOG_ON_PAPER)
        .map((entry) => [
          this.#formats.instant(entry.at, 'minute'),
          this.#say(`log.cause.${entry.cause}`),
          entry.change ? this.#text(entry.change.summary) : this.#firstResult(entry),
          this.#changes(entry),
        ]),
    };
  }

  #firstResult({ isLowerBound, s, r }: MajorHazardLogEntry): string {
    const sign = isLowerBound ? '≥' : '=';
    const sums = [`S ${sign} ${shownDecimal(s)}`, `R ${sign} ${shownDecimal(r)}`];
    return sums.join(this.#say('comma'));
  }

  #changes({ change, findings }: MajorHazardLogEntry): string {
    const changed = change?.changes.map(({ text }) => this.#text(text)) ?? [this.#say('log.first')];
    const lines = [
      ...(changed.length > 0 ? changed : [this.#say('log.noChange')]),
      ...findings.map(({ text }) => `${this.#say('notice.finding')} ${this.#text(text)}`),
    ];
    return lines.join(this.#say('semicolon'));
  }

  #table({ table, row, isAssumed }: { table: number; row: string; isAssumed: boolean }): string {
    const words = this.#say('substances.table', { table, row });
    return isAssumed ? `${words}, ${this.#say('substances.assumed')}` : words;
  }
  #exact(value: ExactValue | null): string {
    return value ? shownDecimal(value) : '–';
  }
  #count(people: number | null): string {
    return people === null ? this.#say('unknown') : String(people);
  }
  #text(text: Text): string {
    return this.#language.pick(text);
  }
  #say(key: string, values?: Record<string, unknown>): string {
    return this.#language.translate(`majorHazards.${key}`, values);
  }
}
