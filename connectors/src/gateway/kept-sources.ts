import { readFile } from 'node:fs/promises';
import { isConnectorId } from '../connectors.ts';
import type { Log } from '../contract.ts';
import { writeFileSafely } from '../runtime/write-file-safely.ts';
import { isSourceKey } from './managed-source.ts';
import type { Configured } from './managed-source.ts';

export type KeptSources = {
  /** What was kept last; empty when there is nothing, or nothing that can be read. */
  readonly found: readonly Configured[];
  /** Keeps it from now on, if it is not what is kept already. */
  keep(sources: readonly Configured[]): Promise<void>;
};

/**
 * The last good configurations, with their secrets, in a file that only its owner may read: a gateway starts with them
 * while the api is away.
 */
export async function openKeptSources(path: string, log: Log): Promise<KeptSources> {
  let kept = await readFile(path, 'utf8').catch(() => '');
  let writing: Promise<void> = Promise.resolve();

  async function write(text: string): Promise<void> {
    if (text === kept) return;
    try {
      await writeFileSafely(path, text);
      kept = text;
    } catch (error) {
      log.warn({ path, reason: String(error) }, 'gateway.sources-not-kept');
    }
  }

  return {
    found: parse(kept, path, log),
    keep(sources) {
      const text = JSON.stringify({ sources });
      writing = writing.then(() => write(text));
      return writing;
    },
  };
}

function parse(text: string, path: string, log: Log): Configured[] {
  if (text === '') return [];
  try {
    const { sources } = JSON.parse(text) as { readonly sources: readonly Configured[] };
    return sources.filter(
      ({ key, connector, version, isEnabled }) =>
        isSourceKey(key) &&
        isConnectorId(connector) &&
        Number.isInteger(version) &&
        typeof isEnabled === 'boolean',
    );
  } catch (error) {
    log.warn({ path, reason: String(error) }, 'gateway.kept-sources-unreadable');
    return [];
  }
}
