import type { StandardVersion } from './standard-line.ts';

type Dated = Pick<StandardVersion, 'key' | 'version' | 'effectiveFrom' | 'effectiveTo'>;

/**
 * The version of each line that holds on a day, in the order of the lines' first appearance.
 * @param versions  any number of versions of any number of lines
 * @param date      day at the park, `YYYY-MM-DD`
 * @returns at most one a line; none where the line has not begun, has ended or was retired
 */
export function linesOn<Version extends Dated>(
  versions: readonly Version[],
  date: string,
): Version[] {
  const newest = new Map<string, Version | undefined>();
  for (const version of versions) {
    const standing = newest.get(version.key);
    const isLater = standing === undefined || version.version > standing.version;
    newest.set(version.key, hasBegun(version, date) && isLater ? version : standing);
  }
  return [...newest.values()].filter(
    (version): version is Version => version !== undefined && !hasEnded(version, date),
  );
}

export function hasBegun({ effectiveFrom }: Pick<Dated, 'effectiveFrom'>, date: string): boolean {
  return effectiveFrom === null || effectiveFrom <= date;
}

export function hasEnded({ effectiveTo }: Pick<Dated, 'effectiveTo'>, date: string): boolean {
  return effectiveTo !== null && effectiveTo <= date;
}

export const STANDARD_STANDINGS = ['in-force', 'coming', 'ended'] as const;

/** Where a line stands on a day, by its versions. */
export function standingOf(
  versions: readonly Dated[],
  date: string,
): (typeof STANDARD_STANDINGS)[number] {
  if (linesOn(versions, date).length > 0) return 'in-force';
  return versions.some((version) => hasBegun(version, date)) ? 'ended' : 'coming';
}
