import iconv from 'iconv-lite';
import { fault } from './file-fault.ts';

export type Encoding = 'auto' | 'utf-8' | 'gbk';

const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * Text of a file. A byte-order mark says what it is; else UTF-8 where it is valid UTF-8, else GBK (as GB 18030, which
 * holds it), as Excel writes CSV in China.
 */
export function decodeText(bytes: Uint8Array, encoding: Encoding): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return iconv.decode(Buffer.from(bytes), 'utf-16le');
  if (first === 0xfe && second === 0xff) return iconv.decode(Buffer.from(bytes), 'utf-16be');
  const hasMark = first === 0xef && second === 0xbb && bytes[2] === 0xbf;
  if (encoding === 'gbk' && !hasMark) return iconv.decode(Buffer.from(bytes), 'gb18030');
  try {
    return strict.decode(bytes);
  } catch {
    if (encoding === 'utf-8' || hasMark) {
      throw fault('文件不是有效的 UTF-8 编码', 'The file is not valid UTF-8');
    }
    return iconv.decode(Buffer.from(bytes), 'gb18030');
  }
}
