/**
 * A number as loggers write it: `7.1`, `-3`, `+.5`, `1.2E-3`. Anything else (empty, `-`, `NaN`, `0x10`, ` 7`, `1e999`)
 * gives NaN: `Number` would take some of them. Blanks around a part are cut off before.
 */
export function readNumber(text: string): number {
  let digits = 0;
  let at = isSign(text.charCodeAt(0)) ? 1 : 0;
  let hasPoint = false;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits += 1;
    else if (code === 0x2e && !hasPoint) hasPoint = true;
    else break;
  }
  if (digits === 0 || (at < text.length && !isExponent(text, at))) return NaN;
  const value = Number(text);
  return Number.isFinite(value) ? value : NaN;
}

function isExponent(text: string, at: number): boolean {
  if ((text.charCodeAt(at) | 0x20) !== 0x65) return false;
  const from = isSign(text.charCodeAt(at + 1)) ? at + 2 : at + 1;
  if (from >= text.length || text.length - from > 4) return false;
  for (let digit = from; digit < text.length; digit += 1) {
    const code = text.charCodeAt(digit);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}

function isSign(code: number): boolean {
  return code === 0x2b || code === 0x2d;
}
