import jsonata from 'jsonata';
import type { Said } from './said-reading.ts';

/** Bounds of one evaluation: the payload is hostile, and expressions can loop. */
const TIMEOUT_MS = 200;
const MAX_STACK = 200;
const MAX_SEQUENCE = 50_000;

/** `$match` and the like would run for ever on a text made for their expression, and nothing can stop them. */
class NoRegExp {
  constructor() {
    throw new Error('regular expressions are not evaluated here');
  }
}

export type Evaluate = (json: unknown, topic: string) => Promise<Said[] | string>;

/**
 * Compiles an expression once; the result evaluates it with `$topic` as the list of levels of the topic.
 * @throws when the expression is none
 */
export function compileJsonata(expression: string): Evaluate {
  const compiled = compile(expression);
  return async (json, topic) => {
    try {
      const result: unknown = await compiled.evaluate(json, { topic: topic.split('/') });
      return saidIn(result);
    } catch (error) {
      return `bad-mapping: the expression failed (${codeOf(error)})`;
    }
  };
}

/** The library throws objects that are no errors. */
function compile(expression: string) {
  try {
    return jsonata(expression, {
      ...{ timeout: TIMEOUT_MS, stack: MAX_STACK, sequence: MAX_SEQUENCE },
      RegexEngine: NoRegExp as unknown as RegExpConstructor,
    });
  } catch (error) {
    const { message, position } = error as {
      readonly message?: string;
      readonly position?: number;
    };
    const what = `${message ?? 'it cannot be read'} (at ${position ?? '?'})`;
    throw new Error(`mapping: the JSONata expression is none: ${what}`, { cause: error });
  }
}

function saidIn(result: unknown): Said[] | string {
  if (result === undefined || result === null) return [];
  const list: unknown[] = Array.isArray(result) ? result : [result];
  if (list.every((one) => typeof one === 'object' && one !== null)) return list;
  return 'bad-mapping: the expression gives something else than objects';
}

/** The code alone: messages of JSONata quote the payload. D1011 too deep, D1012 too long, D2015 too many. */
function codeOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : 'an error of its own';
}
