/** One `name=value` of a CP: `w01018-Rtd=2.2` has the code w01018 and the suffix Rtd; `DataTime=…` has no suffix. */
export type Part = {
  readonly name: string;
  readonly code: string;
  readonly suffix: string;
  readonly value: string;
};

/** More than a CP of the longest frame can hold in values that mean anything. */
const MOST_PARTS = 2500;

const [SEMICOLON, COMMA, EQUALS, DASH, SLASH] = [0x3b, 0x2c, 0x3d, 0x2d, 0x2f];
const [BLANK, TAB] = [0x20, 0x09];

/**
 * The parts of a CP in order, without the blanks that some loggers put around names and values. The standard puts `;` between items and `,` within one; loggers mix them up, and the code
 * at each part says more surely what belongs together, so both only end a part. A text in `//…//` (Info) may hold them.
 * @returns the reason when the CP is damaged: a part without `=`, or without a name
 */
export function readParts(
  text: string,
  from: number,
  to: number,
): Part[] | { readonly rejected: string } {
  const parts: Part[] = [];
  for (let at = from; at < to;) {
    const code = text.charCodeAt(at);
    // Empty pieces (`;;`, an `;` at the end) are harmless.
    if (code === SEMICOLON || code === COMMA || isBlank(code)) {
      at += 1;
      continue;
    }
    const name = nameAt(text, at, to);
    if (name === null) return { rejected: 'bad-cp: a part without = or without a name' };
    const end = valueEnd(text, name.equals + 1, to);
    parts.push(toPart(text, at, { ...name, end }));
    if (parts.length > MOST_PARTS) return { rejected: `bad-cp: more than ${MOST_PARTS} parts` };
    at = end + 1;
  }
  return parts;
}

function toPart(
  text: string,
  at: number,
  { equals, dash, end }: { equals: number; dash: number; end: number },
): Part {
  const value = trimmed(text, equals + 1, end);
  const name = trimmed(text, at, equals);
  if (dash < 0) return { name, code: name, suffix: '', value };
  const suffix = trimmed(text, dash + 1, equals);
  return { name, code: text.slice(at, dash), suffix, value };
}

function trimmed(text: string, start: number, stop: number): string {
  let [from, to] = [start, stop];
  while (from < to && isBlank(text.charCodeAt(from))) from += 1;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function isBlank(code: number): boolean {
  return code === BLANK || code === TAB;
}

/** Where the name at `at` ends, and its last `-`; null when a separator comes first. */
function nameAt(text: string, at: number, to: number): { equals: number; dash: number } | null {
  let dash = -1;
  for (let equals = at; equals < to; equals += 1) {
    const code = text.charCodeAt(equals);
    if (code === DASH) dash = equals;
    if (code === EQUALS) return equals === at || dash === at ? null : { equals, dash };
    if (code === SEMICOLON || code === COMMA || (code < 0x20 && code !== TAB)) return null;
  }
  return null;
}

function valueEnd(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && isBlank(text.charCodeAt(end))) end += 1;
  if (text.charCodeAt(end) === SLASH && text.charCodeAt(end + 1) === SLASH) {
    const closing = text.indexOf('//', end + 2);
    if (closing >= 0 && closing + 2 <= to) end = closing + 2;
  }
  for (; end < to; end += 1) {
    const code = text.charCodeAt(end);
    if (code === SEMICOLON || code === COMMA) return end;
  }
  return to;
}
