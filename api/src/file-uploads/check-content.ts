import type { Text } from '@parkwatch/domain/text/text';

const ZIP = Buffer.from('504b0304', 'hex');
const COMPOUND = Buffer.from('d0cf11e0', 'hex');
const UTF16 = [Buffer.from('fffe', 'hex'), Buffer.from('feff', 'hex')];
/** What begins so is some other file under the name of a table. */
const OTHERS = /^\s*(%PDF|MZ|{\\rtf|<!doctype|<html|<\?xml|<svg|<script|\x7fELF|GIF8|\x89PNG|#!)/i;
const LOOKED_AT = 4096;

/**
 * Why a file is none that may wait for a gateway, by its own bytes: the declared media type and the name prove nothing.
 * Whether its rows are right, the gateway says, which reads it within bounds of memory and time.
 * @returns null when it may be an XLSX or a CSV
 */
export function contentFault(name: string, content: Buffer): Text | null {
  const ending = /\.(xlsx|csv|txt)$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined) {
    return { zh: '只接收 .xlsx 与 .csv 文件', en: 'Only .xlsx and .csv files are taken' };
  }
  if (content.length === 0) return { zh: '文件为空', en: 'The file is empty' };
  if (content.subarray(0, 4).equals(COMPOUND)) {
    return {
      zh: '旧版 .xls 或加密的工作簿，请另存为 .xlsx',
      en: 'An old .xls or an encrypted workbook: save it as .xlsx',
    };
  }
  const isZip = content.subarray(0, 4).equals(ZIP);
  if (isZip !== (ending === 'xlsx')) {
    return {
      zh: '文件内容与扩展名不符',
      en: 'What is in the file is not what its name says',
    };
  }
  return isZip ? bookFault(content) : textFault(content);
}

function bookFault(content: Buffer): Text | null {
  if (content.includes('vbaProject.bin')) {
    return { zh: '不接收带宏的工作簿', en: 'A workbook with macros is not taken' };
  }
  // Every workbook has both. @source ECMA-376 part 2, 10.1.2.1; part 1, 12.3.23
  const isBook = content.includes('[Content_Types].xml') && content.includes('xl/');
  return isBook ? null : { zh: '不是 XLSX 工作簿', en: 'This is no XLSX workbook' };
}

function textFault(content: Buffer): Text | null {
  const isUtf16 = UTF16.some((mark) => content.subarray(0, 2).equals(mark));
  const head = content.subarray(0, LOOKED_AT).toString('latin1').replace(/^ï»¿/, '');
  const isText = isUtf16 || !content.includes(0);
  if (isText && !OTHERS.test(head)) return null;
  return { zh: '不是 CSV 文本文件', en: 'This is no CSV text file' };
}
