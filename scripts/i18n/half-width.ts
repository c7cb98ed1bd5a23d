/** Punctuation of Latin texts; a Chinese sentence has its own, a full character wide. */
const HALF = '[,;:!?]';
const HAN = '\\u3400-\\u9fff';
/** What belongs to a Chinese sentence beside its characters: brackets, quotes, and the place of a value. */
const CLOSES = `${HAN}）」》”\\ue000`;
const OPENS = `${HAN}（「《“\\ue000`;
const WRONG = new RegExp(
  `[${CLOSES}]${HALF}|${HALF} ?[${HAN}（「《“]|[${CLOSES}]${HALF} ?[${OPENS}]`,
);
const HOLE = /\{\{.*?\}\}|\$\{.*?\}|\{\w+\}/g;

/** True for a Chinese text with half-width punctuation beside its characters. */
export function hasHalfWidth(text: string): boolean {
  const isChinese = new RegExp(`[${HAN}]`).test(text);
  return isChinese && WRONG.test(text.replace(HOLE, '\ue000'));
}

const ZH = /\bzh:\s*('(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)/g;

/** The texts that a source names as Chinese: `zh: '…'`. */
export function chineseTexts(source: string): string[] {
  return [...source.matchAll(ZH)].map((match) => (match[1] ?? '').slice(1, -1));
}
