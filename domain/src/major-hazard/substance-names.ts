/** Innermost brackets with what is in them, after full-width forms became half-width. */
const BRACKETED = /[([{][^()[\]{}]*[)\]}]/g;
/** What people put between the parts of a name without meaning anything by it. Commas between locants stay. */
const INSIGNIFICANT = /[\s()[\]{}"'·]/g;
const DASHES = /[‐‑‒–—―−]/g;

/**
 * A name as it is compared: half-width, lower case, no spaces and no brackets (what stands in them stays).
 * `甲醛（含量＞90%)` and `甲醛(含量>90%）` are the same.
 */
export function comparedName(name: string): string {
  return name.normalize('NFKC').replace(DASHES, '-').toLowerCase().replace(INSIGNIFICANT, '');
}

/** The same without what stands in brackets: `甲醛`. Nested brackets are taken from the inside. */
export function bareName(name: string): string {
  let rest = name.normalize('NFKC');
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = rest.replace(BRACKETED, '');
  }
  return comparedName(rest);
}

/**
 * Whether the last digit of a CAS number fits the others; a mistyped one would find no row, and so lower a risk.
 * @source CAS Registry: digits from the right, weighted 1, 2, 3 …, modulo 10
 */
export function isCasNumber(cas: string): boolean {
  const [, head, tail, check] = /^(\d{2,7})-(\d{2})-(\d)$/.exec(cas) ?? [];
  if (head === undefined || tail === undefined) return false;
  const digits = [...`${head}${tail}`].reverse().map(Number);
  return digits.reduce((sum, digit, at) => sum + digit * (at + 1), 0) % 10 === Number(check);
}
