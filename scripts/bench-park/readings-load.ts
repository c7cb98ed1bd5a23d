/** Readings of a bench: every point some, all live, in rounds of as many calls at once as there are keys. */
export type LoadShape = {
  /** Id of the first point; no other shape of the same database has these points. */
  readonly first: number;
  /** Points of a call: each key has its own. */
  readonly points: number;
  /** Readings of a point in a call. */
  readonly perPoint: number;
  readonly rounds: number;
  readonly keys: number;
};
export type Row = { readonly id: number; readonly atMs: number; readonly value: number };

/** Late readings take another way: the oldest is younger than the two minutes after which they count as late. */
const SPAN_MS = 90_000;

/** The rows of each call by round and key, in order of the point; the newest of the last round is of now. */
export function loadRounds(shape: LoadShape, nowMs: number): Row[][][] {
  const { first, points, perPoint, rounds, keys } = shape;
  const everyMs = Math.floor(SPAN_MS / (rounds * perPoint));
  const startMs = nowMs - rounds * perPoint * everyMs;
  const call = (round: number, key: number): Row[] =>
    Array.from({ length: points * perPoint }, (_, at) => ({
      id: first + key * points + Math.floor(at / perPoint),
      atMs: startMs + (round * perPoint + (at % perPoint)) * everyMs,
      value: 50 + ((at * 7 + round) % 100) / 10,
    }));
  return Array.from({ length: rounds }, (_, round) =>
    Array.from({ length: keys }, (__, key) => call(round, key)),
  );
}

/** As a gateway sends them. */
export function ingestBody(rows: readonly Row[]): string {
  const readings = rows.map(({ id, atMs, value }) => ({
    ...{ point: `P${id}`, time: new Date(atMs).toISOString(), value },
  }));
  return JSON.stringify({ readings });
}

/** As arrays of an `unnest`; `shift` makes other points of them, for a second insert into the same partition. */
export function rowColumns(rows: readonly Row[], shift: number): string[] {
  const columns = [
    rows.map(({ id }) => id + shift),
    rows.map(({ atMs }) => atMs),
    rows.map(({ value }) => value),
  ];
  return columns.map((list) => `{${list.join(',')}}`);
}

/** As text of `COPY … (point_id, at, value)`. */
export function copyText(rows: readonly Row[], shift: number): string {
  return rows
    .map(({ id, atMs, value }) => `${id + shift}\t${new Date(atMs).toISOString()}\t${value}\n`)
    .join('');
}
