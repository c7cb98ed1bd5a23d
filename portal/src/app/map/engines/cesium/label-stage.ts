import type { Cartesian2, Label, Scene } from 'cesium';
import { declutter, type LabelBox } from './declutter.ts';

/** At most this many labels at once: more are not read, and each costs a glyph per character. */
const MOST_LABELS = 90;

export type StagedLabel = {
  readonly label: Label;
  readonly rank: number;
  readonly widthPx: number;
  readonly heightPx: number;
};
type Troupe = () => readonly StagedLabel[];

/** All labels of the 3D map together. Cesium lets labels overlap: after each move those in the way are hidden. */
export type LabelStage = {
  /** Takes the labels of a layer in; the answer takes them out again. */
  join(troupe: Troupe): () => void;
  thin(scene: Scene): void;
};

export function labelStage(): LabelStage {
  const troupes = new Set<Troupe>();
  return {
    join(troupe) {
      troupes.add(troupe);
      return () => troupes.delete(troupe);
    },
    thin(scene) {
      const labels = [...troupes].flatMap((troupe) => troupe());
      const boxes = labels.flatMap((label, index) => boxOf(scene, label, index));
      const visible = declutter(boxes, MOST_LABELS);
      labels.forEach(({ label }, index) => (label.show = visible.has(index)));
    },
  };
}

function boxOf(
  scene: Scene,
  { label, rank, widthPx, heightPx }: StagedLabel,
  index: number,
): LabelBox[] {
  const at = label.computeScreenSpacePosition(scene) as Cartesian2 | undefined;
  const { clientWidth, clientHeight } = scene.canvas;
  const isOnScreen =
    at !== undefined &&
    at.x > -widthPx &&
    at.y > 0 &&
    at.x < clientWidth + widthPx &&
    at.y < clientHeight;
  return isOnScreen ? [{ index, xPx: at.x, yPx: at.y, widthPx, heightPx, rank }] : [];
}
