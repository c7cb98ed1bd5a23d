// Rule: one camera over the park gate and over every third enterprise gate, looking at the gate's road side, and
// one over each facility of inherent level 1, standing 12 m outside it and looking at it.
import type { EastNorth, LocalFrame } from '@parkwatch/domain/geo/local-frame';
import { seededRandom } from '@parkwatch/domain/random/seeded-random';

import { lengthBetween } from '../geometry/plane-shapes.ts';
import { centreOf } from './buildings.ts';
import type { Camera, Facility, Gate } from './demo-park-types.ts';
import { planePolygons, pointAt } from './plane-geometry.ts';

const SEED = 20_260_400;

export type CameraWorld = {
  readonly facilities: readonly Facility[];
  readonly gates: readonly Gate[];
  readonly frame: LocalFrame;
};

export function makeCameras({ facilities, gates, frame }: CameraWorld): Camera[] {
  const random = seededRandom(SEED);
  const gateCameras = gates
    .filter((gate, at) => gate.kind === 'park' || at % 3 === 0)
    .map((gate) => ({
      ref: `cam-${gate.ref}`,
      enterpriseRef: gate.enterpriseRef,
      facilityRef: null,
      gateRef: gate.ref,
      nameZh: `${gate.nameZh}摄像机`,
      nameEn: `${gate.nameEn} camera`,
      headingDeg: Math.round(random.between(0, 359)),
      fieldOfViewDeg: 70,
      heightM: 6,
      geometry: gate.geometry,
    }));
  const facilityCameras = facilities
    .filter((facility) => facility.inherentLevel === 1)
    .map((facility) => {
      const ring = planePolygons(facility.geometry, frame)[0]![0]!;
      const centre = centreOf(ring);
      const reachM = Math.max(...ring.map((place) => lengthBetween(centre, place))) + 12;
      const bearingDeg = Math.round(random.between(0, 359));
      const angle = (bearingDeg * Math.PI) / 180;
      const place: EastNorth = [
        centre[0] + reachM * Math.sin(angle),
        centre[1] + reachM * Math.cos(angle),
      ];
      return {
        ref: `cam-${facility.ref}`,
        enterpriseRef: facility.enterpriseRef,
        facilityRef: facility.ref,
        gateRef: null,
        nameZh: `${facility.nameZh}摄像机`,
        nameEn: `${facility.nameEn} camera`,
        headingDeg: (bearingDeg + 180) % 360,
        fieldOfViewDeg: 55,
        heightM: 10,
        geometry: pointAt(place, frame),
      };
    });
  return [...gateCameras, ...facilityCameras];
}
