import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSameSecret } from '../runtime/same-secret.ts';

const KEY_BYTES = 32;
/** Some terminals keep no more of a token than so many characters. */
const TOKEN_CHARACTERS = 16;

export type Tokens = {
  /** What a terminal is told when it registers. */
  of(account: string): string;
  isRight(account: string, token: string): boolean;
};

/**
 * Tokens that need no list: each is the account's own under a key that stays in the source's folder, so that vehicles
 * need not register again after a restart.
 * @throws the system's error when the folder cannot be read or written
 */
export function tokens(folder: string): Tokens {
  const key = readKey(folder);
  const of = (account: string) =>
    createHmac('sha256', key).update(account).digest('hex').slice(0, TOKEN_CHARACTERS);
  return { of, isRight: (account, token) => isSameSecret(token, of(account)) };
}

function readKey(folder: string): Buffer {
  const path = join(folder, 'token.key');
  try {
    const key = readFileSync(path);
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const key = randomBytes(KEY_BYTES);
  mkdirSync(folder, { recursive: true });
  // Under another name first: half a key would make every token wrong.
  writeFileSync(`${path}.new`, key, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return key;
}
