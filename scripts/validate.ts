// `npm run validate -- FILE.json`: runs reference vectors of the consequence models; a line per vector, last line
// `N passed, M failed`; exit 1 if any failed. `npm run validate -- prairie-grass`: the field observations.
import { readFileSync } from 'node:fs';
import { checkVector } from '@parkwatch/domain/consequence/vectors/check-vector';
import type { CheckedVector, Vector } from '@parkwatch/domain/consequence/vectors/check-vector';
import { pathToFileURL } from 'node:url';
import { prairieGrassReport, readArcs } from './prairie-grass.ts';

/** Numbers to six figures, lists and objects as they are; one line. */
function shown(value: unknown): string {
  const text = JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'number' ? Number(member.toPrecision(6)) : member,
  );
  return text === undefined ? 'nothing' : text.length > 160 ? `${text.slice(0, 157)}...` : text;
}

/** `ok id model key expected … actual … deviation …`, or `FAIL id model reason`. */
export function vectorLine({ id, model, isPassed, values, fault }: CheckedVector): string {
  const head = `${isPassed ? 'ok  ' : 'FAIL'} ${id} ${model}`;
  if (fault !== null) return `${head}: ${fault}`;
  const parts = values.map(
    ({ key, expected, actual, deviation }) =>
      `${key} expected ${shown(expected)} actual ${shown(actual)} deviation ${Number(deviation.toPrecision(3))}`,
  );
  return `${head}: ${parts.join('; ')}`;
}

/** @throws TypeError when the text is not a list */
export function readVectors(text: string): unknown[] {
  const list = JSON.parse(text) as unknown;
  if (!Array.isArray(list)) throw new TypeError('a list of vectors is expected');
  return list as unknown[];
}

/** Any member of a list: one that is no vector has failed, and the others are run all the same. */
export function checkMember(member: unknown, at: number): CheckedVector {
  const vector: Partial<Record<keyof Vector, unknown>> =
    typeof member === 'object' && member !== null ? member : {};
  const wrong = (['id', 'model', 'inputs', 'expected', 'tolerance'] as const).find((key) =>
    key === 'id' || key === 'model'
      ? typeof vector[key] !== 'string'
      : typeof vector[key] !== 'object' || vector[key] === null,
  );
  if (wrong === undefined) return checkVector(member as Vector);
  const named = (key: 'id' | 'model', otherwise: string): string =>
    typeof vector[key] === 'string' ? vector[key] : otherwise;
  return {
    id: named('id', `#${at + 1}`),
    model: named('model', '?'),
    isPassed: false,
    values: [],
    fault: `${wrong} is missing or of the wrong type`,
  };
}

function fieldObservations(): number {
  const { lines, isAccepted } = prairieGrassReport(readArcs());
  for (const line of lines) console.log(line);
  return isAccepted ? 0 : 1;
}

function main(file: string | undefined): number {
  if (file === undefined)
    throw new TypeError('usage: npm run validate -- FILE.json | prairie-grass');
  if (file === 'prairie-grass') return fieldObservations();
  const vectors = readVectors(readFileSync(file, 'utf8'));
  let failed = 0;
  for (const [at, member] of vectors.entries()) {
    const checked = checkMember(member, at);
    if (!checked.isPassed) failed++;
    console.log(vectorLine(checked));
  }
  console.log(`${vectors.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.exitCode = main(process.argv[2]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
