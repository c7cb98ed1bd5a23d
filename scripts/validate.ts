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

/** @throws TypeError when the text is not a list of vectors */
export function readVectors(text: string): Vector[] {
  const list = JSON.parse(text) as unknown;
  if (!Array.isArray(list)) throw new TypeError('a list of vectors is expected');
  for (const [at, vector] of (list as Partial<Vector>[]).entries())
    for (const key of ['id', 'model', 'inputs', 'expected', 'tolerance'] as const)
      if (vector?.[key] === undefined) throw new TypeError(`vector ${at + 1}: ${key} is missing`);
  return list as Vector[];
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
  const checked = readVectors(readFileSync(file, 'utf8')).map(checkVector);
  for (const one of checked) console.log(vectorLine(one));
  const failed = checked.filter(({ isPassed }) => !isPassed).length;
  console.log(`${checked.length - failed} passed, ${failed} failed`);
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
