import { open, rename } from 'node:fs/promises';

/** A file is the old one or the new one, whatever happens in between; only its owner may read it. */
export async function writeFileSafely(path: string, text: string): Promise<void> {
  const next = `${path}.next`;
  const file = await open(next, 'w', 0o600);
  try {
    // The mode counts for a new file only: one left over by a crash may have another.
    await file.chmod(0o600);
    await file.writeFile(text);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(next, path);
}
