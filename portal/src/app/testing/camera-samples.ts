import type { CameraEvent } from '@parkwatch/domain/wire/cameras';

export function sampleCameraEvent(changes: Partial<CameraEvent> = {}): CameraEvent {
  return {
    ...{ id: 71, kind: 'smoke', confidence: 0.93, hasSnapshot: true, pointId: 11, enterpriseId: 7 },
    ...{ at: '2026-07-21T08:30:00.000Z', endsAt: '2026-07-21T08:40:00.000Z' },
    camera: {
      ...{ id: 5, code: 'CAM-005', name: { zh: '罐区球机', en: 'Tank farm dome' } },
      ...{ headingDeg: 45, fovDeg: 60, streamUrl: 'https://media.example/cam-005.m3u8' },
    },
    ...changes,
  };
}
