/**
 * Detection thresholds of smell, ppm: half of a panel notices it. A substance that is not here has none that we know, and
 * reports about it are evidence only with a threshold that a person gives.
 * @source Y. Nagata, Measurement of odor threshold by triangle odor bag method, in: Odor Measurement Review, Ministry of the
 *   Environment of Japan 2003, pp. 118–127 (abstract read; the values recalled). Thresholds of other authors differ by a factor
 *   of ten and more
 */
const DETECTION_PPM: ReadonlyMap<string, number> = new Map([
  ['50-00-0', 0.5],
  ['64-17-5', 0.52],
  ['64-19-7', 0.006],
  ['67-56-1', 33],
  ['67-63-0', 26],
  ['67-64-1', 42],
  ['67-66-3', 3.8],
  ['71-36-3', 0.038],
  ['71-43-2', 2.7],
  ['74-89-5', 0.035],
  ['74-93-1', 0.00007],
  ['74-98-6', 1500],
  ['75-05-8', 13],
  ['75-07-0', 0.0015],
  ['75-09-2', 160],
  ['75-15-0', 0.21],
  ['75-18-3', 0.003],
  ['75-50-3', 0.000032],
  ['78-93-3', 0.44],
  ['80-62-6', 0.21],
  ['95-47-6', 0.38],
  ['96-33-3', 0.0035],
  ['100-41-4', 0.17],
  ['100-42-5', 0.035],
  ['106-97-8', 1200],
  ['106-99-0', 0.23],
  ['107-02-8', 0.0036],
  ['107-13-1', 8.8],
  ['108-10-1', 0.17],
  ['108-38-3', 0.041],
  ['108-88-3', 0.33],
  ['108-95-2', 0.0056],
  ['110-54-3', 1.5],
  ['110-82-7', 2.5],
  ['110-86-1', 0.063],
  ['115-07-1', 13],
  // Xylene as it is sold: of its three isomers the middle one.
  ['1330-20-7', 0.058],
  ['123-86-4', 0.016],
  ['127-18-4', 0.77],
  ['140-88-5', 0.00026],
  ['141-78-6', 0.87],
  ['624-92-0', 0.0022],
  ['7446-09-5', 0.87],
  ['7664-41-7', 1.5],
  ['7782-50-5', 0.049],
  ['7783-06-4', 0.00041],
  ['10102-44-0', 0.12],
]);

/** Substances of which the threshold is known. */
export const ODOROUS_CAS: readonly string[] = [...DETECTION_PPM.keys()];

/** @returns ppm by volume; null when none is known */
export function odourThresholdPpm(cas: string): number | null {
  return DETECTION_PPM.get(cas) ?? null;
}
