import type { StandardModule } from './modules.ts';
import type { HiddenDangerCategory } from '../hidden-danger/category.ts';
import type { StandardContent } from './standard-line.ts';

type Searched = Pick<
  StandardContent,
  'module' | 'category' | 'name' | 'question' | 'requirement' | 'requirementEn'
>;

export type ProposalContext = {
  /** Lines of these modules come first; nothing is left out for it. */
  readonly modules?: readonly StandardModule[];
  readonly category?: HiddenDangerCategory;
  readonly most: number;
};

/** A line that fits a report, with why. */
export type Proposal<Line> = {
  readonly line: Line;
  /** 0 to 1. */
  readonly score: number;
  /** Words of the report that stand in the line, the longest first. */
  readonly words: readonly string[];
  /** What the context added to the score. */
  readonly bonus: number;
};

/** What a word in the name of the danger weighs against one in its sentence. */
const NAME_WEIGHT = 2;
const MODULE_BONUS = 0.05;
const CATEGORY_BONUS = 0.05;
/** Less in common is chance. */
const LEAST_SCORE = 0.12;
const LEAST_TERMS = 2;

const HAN_RUN = /\p{Script=Han}+/gu;
const WORD = /[a-z0-9]{2,}/g;
/** Words that stand in every other sentence and tell nothing. */
const ENGLISH_NOISE = new Set(
  'the and for are not has have with its into that this was were any all who from been'.split(' '),
);

/**
 * Which lines fit what a reporter typed. Chinese is compared by pairs of characters, other scripts by words; a pair that few lines
 * have weighs more (inverse document frequency), and one in the line's name twice as much as one in its sentence. The score is the
 * weight of what was found over the weight of all that was typed, as if it stood in the name.
 * @returns the best first, at most `most`; none where too little is in common
 */
export function proposeLines<Line extends Searched>(
  text: string,
  lines: readonly Line[],
  { modules = [], category, most }: ProposalContext,
): Proposal<Line>[] {
  const asked = termsOf(text);
  if (asked.size === 0) return [];
  const indexed = lines.map((line) => ({
    ...{ line, named: termsOf(`${line.name.zh} ${line.name.en}`) },
    rest: termsOf(`${line.requirement} ${line.question.zh} ${line.requirementEn ?? ''}`),
  }));
  const weights = weigh(asked, indexed);
  const whole = NAME_WEIGHT * sum([...asked].map((term) => weights.get(term)!));
  const scored = indexed.flatMap(({ line, named, rest }) => {
    const found = [...asked].filter((term) => named.has(term) || rest.has(term));
    const weightOf = (term: string) => weights.get(term)! * (named.has(term) ? NAME_WEIGHT : 1);
    const common = whole === 0 ? 0 : sum(found.map(weightOf)) / whole;
    if (found.length < LEAST_TERMS || common < LEAST_SCORE) return [];
    const bonus =
      (modules.includes(line.module) ? MODULE_BONUS : 0) +
      (category === line.category ? CATEGORY_BONUS : 0);
    const words = joined(text, new Set(found));
    return [{ line, score: Math.min(1, common + bonus), words, bonus }];
  });
  // Equal scores keep the order of the library: the answer is the same each time.
  return scored.toSorted((a, b) => b.score - a.score).slice(0, most);
}

/** Pairs of Chinese characters and words of other scripts. */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  for (const [run] of text.matchAll(HAN_RUN)) {
    for (let at = 0; at + 2 <= run.length; at += 1) terms.add(run.slice(at, at + 2));
  }
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    if (!ENGLISH_NOISE.has(word)) terms.add(word);
  }
  return terms;
}

type Indexed = { readonly named: Set<string>; readonly rest: Set<string> };

/** ln(1 + N / n): a term that no line has weighs as one that a single line has. */
function weigh(asked: Set<string>, lines: readonly Indexed[]): Map<string, number> {
  return new Map(
    [...asked].map((term) => {
      const holding = lines.filter(({ named, rest }) => named.has(term) || rest.has(term)).length;
      return [term, Math.log(1 + lines.length / Math.max(1, holding))];
    }),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The found terms as they stand in the text: neighbouring pairs become one word. */
function joined(text: string, found: Set<string>): string[] {
  const words = new Set<string>();
  for (const [run] of text.matchAll(HAN_RUN)) {
    let from = -1;
    for (let at = 0; at < run.length; at += 1) {
      const isFound = found.has(run.slice(at, at + 2));
      if (isFound && from < 0) from = at;
      if (!isFound && from >= 0) {
        words.add(run.slice(from, at + 1));
        from = -1;
      }
    }
  }
  for (const [word] of text.toLowerCase().matchAll(WORD)) if (found.has(word)) words.add(word);
  return [...words].toSorted((a, b) => b.length - a.length);
}
