import type { Text } from '@parkwatch/domain/text/text';
import type { ControlMeasure } from '@parkwatch/domain/wire/risk-register';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { requestZones } from '../zones/request-zones.ts';
import { measuresAt } from './measures.ts';
import type { MeasureNow } from './measures.ts';

const queries = {
  unbind: sql(import.meta, './delete-bindings.sql'),
  bind: sql(import.meta, './insert-bindings.sql'),
  points: sql(import.meta, './list-bindable-points.sql'),
  cameras: sql(import.meta, './list-bindable-cameras.sql'),
};

type Binding = {
  readonly id: number;
  readonly pointIds: readonly number[];
  readonly cameras: readonly {
    readonly cameraId: number;
    readonly eventKinds: readonly string[];
  }[];
  readonly now: Date;
};

const NOT_OWN: Text = {
  zh: '测点或摄像机不属于该企业',
  en: 'a sensor or camera that is not this enterprise’s',
};
const BY_HAND: Text = {
  zh: '人工排查的措施不依靠测点或摄像机',
  en: 'a measure that people check relies on no sensor or camera',
};

/** What people say that a measure relies on, instead of what they said before; what its system delivers stays. */
export function bindSources(
  { db, audit }: Parts,
  caller: Caller,
  { id, pointIds, cameras, now }: Binding,
): Promise<ControlMeasure> {
  const points = [...new Set(pointIds)];
  const watched = [...new Map(cameras.map((one) => [one.cameraId, one])).values()];
  return db.tx(caller.scope, async (tx) => {
    await automatic(tx, id, now);
    await tx.run(queries.unbind, [id]);
    const params = [id, points, JSON.stringify(watched), now, caller.userId];
    const bound = await tx.run(queries.bind, params);
    if (bound < points.length + watched.length) throw problem('not-found', { detail: NOT_OWN });
    await audit.record(tx, caller, {
      ...{ action: 'bindMeasure', object: `control-measure:${id}` },
      detail: { pointIds: points, cameras: watched },
    });
    await requestZones(tx, now, 'bindMeasure');
    const [measure] = await measuresAt(tx, now, { id });
    return measure!.shown;
  });
}

async function automatic(tx: Tx, id: number, now: Date): Promise<MeasureNow> {
  const [measure] = await measuresAt(tx, now, { id });
  if (measure === undefined) throw problem('not-found');
  if (measure.shown.type === 'manual') throw problem('not-acceptable-state', { detail: BY_HAND });
  return measure;
}

type Named = { id: number; code: string; name_zh: string; name_en: string };

export async function bindable(tx: Tx, id: number, now: Date) {
  const { enterpriseId } = await automatic(tx, id, now);
  const shown = ({ name_zh: zh, name_en: en, ...one }: Named) => ({ ...one, name: { zh, en } });
  return {
    points: (await tx.rows<Named>(queries.points, [enterpriseId])).map(shown),
    cameras: (await tx.rows<Named>(queries.cameras, [enterpriseId])).map(shown),
  };
}
