export type NewestEntries<Entry> = {
  get(key: string): Entry | undefined;
  set(key: string, entry: Entry): void;
  delete(key: string): void;
  /** Forgets those for which it does not hold. */
  retain(isKept: (entry: Entry) => boolean): void;
  /** The newest first. */
  values(): Entry[];
};

/** Keeps the entries that were set last: what was set longest ago gives way. */
export function newestEntries<Entry>(most: number): NewestEntries<Entry> {
  const entries = new Map<string, Entry>();
  return {
    get: (key) => entries.get(key),
    delete: (key) => void entries.delete(key),
    set(key, entry) {
      entries.delete(key);
      entries.set(key, entry);
      if (entries.size <= most) return;
      for (const oldest of entries.keys()) return void entries.delete(oldest);
    },
    retain(isKept) {
      for (const [key, entry] of entries) if (!isKept(entry)) entries.delete(key);
    },
    values: () => [...entries.values()].reverse(),
  };
}
