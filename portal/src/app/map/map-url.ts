import { clampView, type MapView, type PickedFeature } from '@parkwatch/domain/map/map-view';

export type MapMode = '2d' | '3d';

/** `103.69012,1.26210,8.4,0,45`: longitude, latitude, metres per pixel, bearing, pitch. */
export function viewToUrl({ centre, mPerPx, bearingDeg, pitchDeg }: MapView): string {
  const parts = [centre[0].toFixed(5), centre[1].toFixed(5), mPerPx.toPrecision(4)];
  return [...parts, Math.round(bearingDeg) % 360, Math.round(pitchDeg)].join(',');
}

/** The view of a link; null for anything that is not one. */
export function viewFromUrl(text: string | null): MapView | null {
  const numbers = (text ?? '').split(',').map(Number);
  const [lon, lat, mPerPx, bearingDeg = 0, pitchDeg = 0] = numbers;
  if (lon === undefined || lat === undefined || mPerPx === undefined) return null;
  if (!numbers.every(Number.isFinite) || !(mPerPx > 0)) return null;
  return clampView({ centre: [lon, lat], mPerPx, bearingDeg, pitchDeg });
}

/** `tanks:41` and back. */
export function pickToUrl({ layerId, featureId }: PickedFeature): string {
  return `${layerId}:${featureId}`;
}
export function pickFromUrl(text: string | null): PickedFeature | null {
  const parts = /^([a-z][a-z0-9-]*):(.+)$/.exec(text ?? '');
  return parts?.[1] && parts[2] ? { layerId: parts[1], featureId: parts[2] } : null;
}

/** The moment of a link as an instant; null for none or for nonsense. */
export function instantFromUrl(text: string | null): string | null {
  const atMs = Date.parse(text ?? '');
  return Number.isNaN(atMs) ? null : new Date(atMs).toISOString();
}
