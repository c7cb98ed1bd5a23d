/** Deeper payloads are refused before they are parsed: what walks them later may be recursive. */
export const MAX_DEPTH = 32;

export type Parsed = { readonly json: unknown } | { readonly rejected: string };

/** Parses a payload of at most `maxBytes`; never throws. */
export function parseJson(payload: Uint8Array, maxBytes: number): Parsed {
  if (payload.length > maxBytes) {
    return { rejected: `too-large: ${payload.length} bytes, at most ${maxBytes} are read` };
  }
  if (depthOf(payload) > MAX_DEPTH) {
    return { rejected: `too-deep: nested more than ${MAX_DEPTH} levels` };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(payload);
    return { json: JSON.parse(text) as unknown };
  } catch {
    // The parser's message would show a piece of the payload.
    return { rejected: 'bad-json: not JSON in UTF-8' };
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** With bit 0x20 set `[` is `{` and `]` is `}`. */
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Deepest nesting of brackets outside texts. */
function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (isText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) isText = false;
    } else if (byte === QUOTE) isText = true;
    else if ((byte | 0x20) === OPEN) deepest = Math.max(deepest, ++depth);
    else if ((byte | 0x20) === CLOSE) depth--;
  }
  return deepest;
}
