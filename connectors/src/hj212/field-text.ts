export const ENCODINGS = ['auto', 'utf-8', 'gbk'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const utf8 = new TextDecoder('utf-8', { fatal: true });
const looseUtf8 = new TextDecoder('utf-8');
// A superset of GBK. Neither has bytes of `;`, `,`, `=`, `&` or `#` inside a character, so that frames can be cut first.
const gbk = new TextDecoder('gb18030');

/** Text of a piece of a frame that was read one character a byte; `auto`: UTF-8 where it is valid, else GBK. */
export function fieldText(latin1: string, encoding: Encoding): string {
  if (isAscii(latin1)) return latin1;
  const bytes = Buffer.from(latin1, 'latin1');
  if (encoding === 'gbk') return gbk.decode(bytes);
  if (encoding === 'utf-8') return looseUtf8.decode(bytes);
  try {
    return utf8.decode(bytes);
  } catch {
    return gbk.decode(bytes);
  }
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7e) return false;
  return true;
}
