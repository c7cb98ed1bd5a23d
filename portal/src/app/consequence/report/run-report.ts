import { inject, Service } from '@angular/core';
import { atSentenceStart, type Text } from '@parkwatch/domain/text/text';
import type {
  AffectedEnterprise,
  AffectedTarget,
  ConsequenceRun,
} from '@parkwatch/domain/wire/consequence';
import { Formats } from '../../i18n/formats.ts';
import { Language } from '../../i18n/language.ts';
import { byUrgency, reachesOf, worstOf } from '../result/levels.ts';
import type { Report, ReportPart, ReportTable } from '../../report/report.ts';
import { RunWords } from '../result/run-words.ts';

/** A run as a document of one or two pages. */
@Service({ autoProvided: false })
export class RunReport {
  readonly #language = inject(Language);
  readonly #formats = inject(Formats);
  readonly #words = inject(RunWords);

  of(run: ConsequenceRun): Report {
    const substance = this.#text(run.substance.name);
    const model = this.#words.model(run);
    return {
      title: this.#words.title(run),
      about: [
        `${run.number} · ${this.#formats.instant(run.createdAt, 'full')} · ${run.createdBy.name}`,
        `${substance} (CAS ${run.substance.cas}) · ${this.#words.scenario(run.scenario)}`,
        this.#words.place(run),
        this.#words.wind(run),
        ...(model ? [`${this.#text(model.name)} — ${this.#text(model.reason)}`] : []),
      ],
      headlines: this.#reaches(run),
      caveatTitle: this.#say('caveats'),
      caveats: [
        ...new Set(
          [...run.caveats, ...run.events.flatMap(({ caveats }) => caveats)].map(({ text }) =>
            this.#text(atSentenceStart(text)),
          ),
        ),
      ],
      beside: this.#levels(run),
      parts: [...this.#affected(run), this.#inputs(run), this.#release(run)],
      foot: `${run.number} · ${run.engineVersion} · SHA-256 ${run.resultHash}`,
      page: (page, pages) => this.#say('report.page', { page, pages }),
    };
  }

  #reaches(run: ConsequenceRun): Report['headlines'] {
    return reachesOf(run).map(({ colour, reachM, people }) => ({
      label: `${this.#say(`summary.colour.${colour}`)} · ${this.#say(`summary.means.${colour}`)}`,
      value: reachM ? this.#words.metres(reachM) : this.#say('summary.nowhere'),
      note: people
        ? [
            this.#say('summary.outdoors', { count: this.#words.people(people.outdoors) }),
            this.#say('summary.indoors', { count: this.#words.people(people.indoors) }),
          ].join(' · ')
        : '',
    }));
  }

  /** Who is told the same for the same reason stands together: the reason is said once. */
  #affected({ enterprises, targets, levels }: ConsequenceRun): ReportPart[] {
    const places = [...enterprises, ...targets].toSorted(byUrgency(levels));
    const groups = new Map<string, (AffectedEnterprise | AffectedTarget)[]>();
    for (const place of places) {
      const reason = this.#text(place.adviceReason);
      groups.set(reason, [...(groups.get(reason) ?? []), place]);
    }
    const columns = ['place', 'where', 'level', 'arrives', 'chance', 'outdoors', 'indoors'];
    const head = columns.map((key) => this.#say(`report.column.${key}`));
    const parts = [...groups].map(([lead, group]) => ({
      title: `${this.#say(`affected.advice.${group[0]?.advice ?? 'none'}`)} · ${group.length}`,
      lead,
      table: {
        head,
        numeric: [3, 4, 5, 6],
        rows: group.map((place) => this.#affectedRow(levels, place)),
      },
    }));
    const nobody = { title: this.#say('report.affected'), lines: [this.#say('report.nobody')] };
    return parts.length > 0 ? parts : [nobody];
  }

  #affectedRow(
    levels: ConsequenceRun['levels'],
    place: AffectedEnterprise | AffectedTarget,
  ): string[] {
    const worst = worstOf(place, levels);
    const ppm = (value: number | null) => (value === null ? '–' : this.#words.ppm(value));
    return [
      this.#text(place.name),
      this.#words.whereabouts(place),
      worst ? this.#text(worst.level.label) : '–',
      worst?.arrivesS == null ? '–' : this.#words.elapsed(worst.arrivesS),
      worst?.probability == null ? '–' : this.#words.percent(worst.probability),
      ppm(place.peakPpm),
      ppm(place.indoorPeakPpm),
    ];
  }

  #levels({ levels }: ConsequenceRun): ReportTable {
    const columns = ['level', 'reach', 'outdoors', 'indoors'];
    return {
      head: columns.map((key) => this.#say(`report.levelColumn.${key}`)),
      numeric: [1, 2, 3],
      rows: levels
        .filter(({ reachM }) => reachM > 0)
        .map(({ meaning, reachM, people }) => [
          this.#text(meaning),
          this.#words.metres(reachM),
          this.#words.people(people.outdoors),
          this.#words.people(people.indoors),
        ]),
    };
  }

  #release({ release }: ConsequenceRun): ReportPart {
    const lines = release.figures.map(
      (figure) => `${this.#text(figure.label)}: ${this.#words.figure(figure)}`,
    );
    return { title: this.#say('report.release'), lines: [lines.join(' · ')] };
  }

  #inputs({ inputs }: ConsequenceRun): ReportPart {
    return {
      title: this.#say('report.inputs'),
      table: {
        head: ['what', 'value', 'origin', 'source'].map((key) => this.#say(`inputs.${key}`)),
        numeric: [1],
        rows: inputs.map((one) => [
          this.#text(one.label),
          this.#words.figure(one),
          this.#say(`inputs.provenance.${one.provenance}`),
          [
            one.source ? this.#text(one.source) : '',
            one.at ? this.#formats.instant(one.at, 'full') : '',
          ]
            .filter((part) => part !== '')
            .join(' · '),
        ]),
      },
    };
  }

  #text(text: Text): string {
    return this.#language.pick(text);
  }
  #say(key: string, values?: Record<string, unknown>): string {
    return this.#language.translate(`whatIf.${key}`, values);
  }
}
