import type { Cloud, Extent } from './cloud.ts';

/** The same cloud, which works out how far a level reaches once: outlines, arrivals and ensembles ask for it again and again. */
export function withRememberedExtents(cloud: Cloud): Cloud {
  const known = new Map<number, Extent | null>();
  const extentM = (levelKgPerM3: number): Extent | null => {
    const found = known.get(levelKgPerM3);
    if (found !== undefined) return found;
    const extent = cloud.extentM(levelKgPerM3);
    known.set(levelKgPerM3, extent);
    return extent;
  };
  return { ...cloud, extentM };
}
