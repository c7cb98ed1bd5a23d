/**
 * What a command (CN) from a device is to us.
 * `data`: values for points, answered by 9014. `notice`: says something, answered by 9013. `interaction`: an answer to
 * us, never answered. `other`: ours to send, or without values; answered as data, so that the device may forget it.
 */
export type CommandKind = 'data' | 'notice' | 'interaction' | 'other';

/** HJ 212-2017 Tables 3 and 9 (upload side), and 9015 of the edition of 2025 as public loggers send it. */
const KINDS: Readonly<Record<string, CommandKind>> = {
  ...{ 1000: 'other', 1011: 'other', 1012: 'other', 1013: 'notice' },
  ...{ 1061: 'other', 1062: 'other', 1063: 'other', 1064: 'other', 1072: 'other' },
  ...{ 2011: 'data', 2012: 'other', 2021: 'data', 2022: 'other', 2031: 'data', 2041: 'data' },
  ...{ 2051: 'data', 2061: 'data', 2081: 'data' },
  ...{ 3015: 'other', 3017: 'other', 3018: 'other', 3019: 'data', 3020: 'data', 3021: 'data' },
  ...{ 9011: 'interaction', 9012: 'interaction', 9013: 'interaction', 9014: 'interaction' },
  ...{ 9015: 'notice' },
};

/** Null for a command that the standard does not have. */
export function commandKind(cn: string): CommandKind | null {
  return KINDS[cn] ?? null;
}

/** Whether the CP may hold values: what a device adds among the data commands (2000–2999) is read like them. */
export function carriesValues(cn: string): boolean {
  const kind = commandKind(cn);
  return kind === 'data' || (kind === null && cn.startsWith('2'));
}
