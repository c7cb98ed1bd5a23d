import type { Release } from '../release.ts';
import type { Figure } from './figure.ts';

/** A release with the way to it. */
export type SourceTerm = Release & {
  /** What went into the calculation and what came out on the way, in order. */
  readonly why: readonly Figure[];
  /** Of a release at once: what its pool evaporates afterwards; null: no pool, or it is part of the steps. */
  readonly poolRelease: Release | null;
};
