import { isInRings, signedArea } from '../../geo/polygon.ts';

/** Nodes of a regular grid: column c, row r stands at (startXM + c·cellM, startYM + r·cellM). A `WindGrid` is one. */
export type NodeGrid = {
  readonly startXM: number;
  readonly startYM: number;
  readonly cellM: number;
  readonly columns: number;
  readonly rows: number;
};

/** Values at the nodes, row by row. */
export type SampledField = {
  readonly grid: NodeGrid;
  readonly values: Float64Array | Float32Array;
  /** `log`: between two nodes the logarithm is linear, as befits doses and risks. Default `linear`. */
  readonly scale?: 'linear' | 'log';
};

export type MetreRing = [xM: number, yM: number][];
/** Outer ring counter-clockwise, then holes clockwise, each closed (RFC 7946, 3.1.6), in metres. */
export type MetrePolygon = MetreRing[];

/**
 * The areas where a field is at or above a level, by marching squares. The field is taken as below the level outside the
 * grid, so that every ring closes. Where two opposite corners of a square are above (a saddle), the mean of the four
 * decides whether they hang together. Rings are simple and never touch one another: each vertex lies within one edge
 * of the grid, strictly between its nodes, and is used once.
 * @param level  > 0 for `log`
 * @returns polygons in the order of their southernmost crossing; the same bytes for the same field
 * @throws RangeError when the values do not fit the grid, one is NaN, or the level makes no sense
 * @source Lorensen & Cline 1987 in two dimensions; saddles as Wenger, Isosurfaces, 2013, 2.3 (recalled)
 */
export function contourPolygons(field: SampledField, level: number): MetrePolygon[] {
  checkField(field, level);
  const lattice = latticeOf(field, level);
  const next = segmentsOf(lattice);
  const rings: MetreRing[] = [];
  for (let edge = 0; edge < next.length; edge++) {
    if (next[edge]! < 0) continue;
    const ring = followRing(lattice, next, edge);
    if (Math.abs(signedArea(ring)) > SPECK * field.grid.cellM ** 2) rings.push(ring);
  }
  return withHoles(rings);
}

/** Area of polygons less their holes, m². */
export function polygonsAreaM2(polygons: readonly MetrePolygon[]): number {
  return polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0);
}

/** A crossing keeps this share of a cell away from both nodes. */
const MARGIN = 1e-6;
/** Rings around a single node that just reaches the level, in cells: nothing to draw. */
const SPECK = 1e-9;

function checkField({ grid, values, scale }: SampledField, level: number): void {
  if (values.length !== grid.columns * grid.rows)
    throw new RangeError(`${values.length} values for ${grid.columns} × ${grid.rows} nodes`);
  if (!(grid.cellM > 0)) throw new RangeError(`cellM must be > 0, got ${grid.cellM}`);
  if (!Number.isFinite(level)) throw new RangeError(`level must be a number, got ${level}`);
  if (scale === 'log' && level <= 0) throw new RangeError(`level must be > 0, got ${level}`);
}

/**
 * The grid with a frame of nodes around it that are below the level. Edges are numbered: first those to the east of each node,
 * then those to the north.
 */
type Lattice = {
  readonly field: SampledField;
  readonly level: number;
  readonly width: number;
  readonly height: number;
  /** 1 where the node is at or above the level. */
  readonly isIn: Uint8Array;
};

function latticeOf(field: SampledField, level: number): Lattice {
  const { columns, rows } = field.grid;
  const width = columns + 2;
  const isIn = new Uint8Array(width * (rows + 2));
  for (let row = 0, from = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, from++) {
      const value = field.values[from]!;
      if (Number.isNaN(value)) throw new RangeError(`value ${from} is not a number`);
      if (value >= level) isIn[(row + 1) * width + column + 1] = 1;
    }
  return { field, level, width, height: rows + 2, isIn };
}

const [SOUTH, EAST, NORTH, WEST] = [0, 1, 2, 3];
/**
 * Sides where the line enters and leaves a square, in pairs, the area above on its left; by corners above: 1 south-west,
 * 2 south-east, 4 north-east, 8 north-west. Saddles (5, 10) as if the corners were apart; joined, they are `JOINED`.
 */
const SIDES: readonly (readonly number[])[] = [
  [],
  [SOUTH, WEST],
  [EAST, SOUTH],
  [EAST, WEST],
  [NORTH, EAST],
  [SOUTH, WEST, NORTH, EAST],
  [NORTH, SOUTH],
  [NORTH, WEST],
  [WEST, NORTH],
  [SOUTH, NORTH],
  [EAST, SOUTH, WEST, NORTH],
  [EAST, NORTH],
  [WEST, EAST],
  [SOUTH, EAST],
  [WEST, SOUTH],
  [],
];
const JOINED: readonly (readonly number[])[] = [
  [NORTH, WEST, SOUTH, EAST],
  [WEST, SOUTH, EAST, NORTH],
];

/** For each edge that the line crosses, the edge that it crosses next; −1 elsewhere. */
function segmentsOf(lattice: Lattice): Int32Array {
  const { width, height, isIn } = lattice;
  const next = new Int32Array(2 * width * height).fill(-1);
  for (let row = 0; row < height - 1; row++)
    for (let node = row * width, end = node + width - 1; node < end; node++) {
      const north = node + width;
      const corners =
        isIn[node]! | (isIn[node + 1]! << 1) | (isIn[north + 1]! << 2) | (isIn[north]! << 3);
      if (corners !== 0 && corners !== 15) link(lattice, node, corners, next);
    }
  return next;
}

function link(lattice: Lattice, node: number, corners: number, next: Int32Array): void {
  const isSaddle = corners === 5 || corners === 10;
  const sides =
    isSaddle && isJoined(lattice, node) ? JOINED[corners === 5 ? 0 : 1]! : SIDES[corners]!;
  for (let at = 0; at < sides.length; at += 2)
    next[edgeOf(lattice, node, sides[at]!)] = edgeOf(lattice, node, sides[at + 1]!);
}

function edgeOf({ width, height }: Lattice, node: number, side: number): number {
  if (side === SOUTH) return node;
  if (side === NORTH) return node + width;
  return width * height + (side === WEST ? node : node + 1);
}

/** A saddle has four real nodes: those of the frame are never above. */
function isJoined(lattice: Lattice, node: number): boolean {
  const { width } = lattice;
  const corners = [node, node + 1, node + width, node + width + 1];
  const above = corners.reduce((sum, corner) => sum + aboveLevel(lattice, corner), 0);
  return above >= 0;
}

/** How far a node is above the level on the scale of the field. */
function aboveLevel({ field, level, width }: Lattice, node: number): number {
  const { columns } = field.grid;
  const row = Math.floor(node / width);
  const value = field.values[(row - 1) * columns + (node - row * width - 1)]!;
  if (field.scale !== 'log') return value - level;
  return Math.log(Math.max(value, level * FAR_BELOW) / level);
}

/** On the log scale nothing counts as further below the level than this. */
const FAR_BELOW = 1e-9;

function followRing(lattice: Lattice, next: Int32Array, start: number): MetreRing {
  const ring: MetreRing = [];
  for (let edge = start; next[edge]! >= 0;) {
    ring.push(crossing(lattice, edge));
    const after = next[edge]!;
    next[edge] = -1;
    edge = after;
  }
  ring.push([...ring[0]!]);
  return ring;
}

/** Where the line crosses an edge, m. An edge to the frame is crossed at its real node. */
function crossing(lattice: Lattice, edge: number): [number, number] {
  const { field, width, height, isIn } = lattice;
  const { startXM, startYM, cellM } = field.grid;
  const isEastward = edge < width * height;
  const node = isEastward ? edge : edge - width * height;
  const other = node + (isEastward ? 1 : width);
  const share = isIn[node] ? shareFrom(lattice, node, other) : 1 - shareFrom(lattice, other, node);
  const row = Math.floor(node / width);
  const column = node - row * width;
  return [
    startXM + (column - 1 + (isEastward ? share : 0)) * cellM,
    startYM + (row - 1 + (isEastward ? 0 : share)) * cellM,
  ];
}

/** Share of the edge from the node above the level to the crossing. */
function shareFrom(lattice: Lattice, inNode: number, outNode: number): number {
  if (isFrame(lattice, outNode)) return MARGIN;
  const high = aboveLevel(lattice, inNode);
  const low = aboveLevel(lattice, outNode);
  const share = high === Infinity ? 1 : high / (high - low);
  return Math.max(MARGIN, Math.min(1 - MARGIN, share));
}

function isFrame({ width, height }: Lattice, node: number): boolean {
  const row = Math.floor(node / width);
  const column = node - row * width;
  return row === 0 || column === 0 || row === height - 1 || column === width - 1;
}

/** Each hole goes to the smallest outer ring around it. */
function withHoles(rings: readonly MetreRing[]): MetrePolygon[] {
  const outers = rings.filter((ring) => signedArea(ring) > 0);
  const polygons: MetrePolygon[] = outers.map((outer) => [outer]);
  const byArea = outers
    .map((outer, at) => ({ outer, at, area: signedArea(outer) }))
    .sort((one, other) => one.area - other.area || one.at - other.at);
  for (const hole of rings) {
    const area = -signedArea(hole);
    if (area < 0) continue;
    const around = byArea.find((one) => one.area > area && isInRings(hole[0]!, [one.outer]));
    polygons[around!.at]!.push(hole);
  }
  return polygons;
}
