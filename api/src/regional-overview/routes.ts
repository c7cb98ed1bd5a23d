import { colourTrend } from '@parkwatch/domain/regional-overview/colour-days';
import { rankEnterprises } from '@parkwatch/domain/regional-overview/rank-enterprises';
import { DAY_MS } from '@parkwatch/domain/time/duration';
import { readRegionalOverview } from '@parkwatch/domain/wire/regional-overview';
import type { LandColour, RegionalOverview } from '@parkwatch/domain/wire/regional-overview';
import type { Tx } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { route } from '../http/feature.ts';
import type { Feature } from '../http/feature.ts';
import type { Parts } from '../parts.ts';

const queries = {
  figures: sql(import.meta, './list-figures.sql'),
  colours: sql(import.meta, './list-colours.sql'),
};

type FigureRow = {
  id: number;
  code: string;
  name_zh: string;
  name_en: string;
  hazard_level: 1 | 2 | 3 | 4 | null;
  major_hazards: number;
  undetermined_hazards: number;
  open_dangers: number;
  overdue_dangers: number;
  ineffective_measures: number;
  points: number;
  unknown_points: number;
  missed_tasks: number;
};
type ColourRow = { enterprise_id: number; colour: LandColour; from_at: Date; to_at: Date | null };

/** The enterprises ranked, from afar: for the park's director and for authorities within their grants. */
export function regionalOverview({ db }: Parts): Feature {
  return {
    name: 'regional-overview',
    routes: [
      route(readRegionalOverview, ({ query: { days }, caller, now }) =>
        db.tx(caller.scope, (tx) => overviewOf(tx, { days, now }), { readOnly: true }),
      ),
    ],
  };
}

async function overviewOf(
  tx: Tx,
  { days, now }: { days: number; now: Date },
): Promise<RegionalOverview> {
  const toMs = now.getTime();
  const from = new Date(toMs - days * DAY_MS);
  const figures = await tx.rows<FigureRow>(queries.figures, [now]);
  const stays = Map.groupBy(
    await tx.rows<ColourRow>(queries.colours, [from, now]),
    ({ enterprise_id: enterpriseId }) => enterpriseId,
  );
  const rows = figures.map((row) => {
    const own = stays.get(row.id) ?? [];
    const current = own.findLast(({ to_at: until }) => until === null);
    const trend = colourTrend(
      own.map(({ colour, from_at: begin, to_at: end }) => ({
        ...{ colour, fromMs: begin.getTime(), toMs: end?.getTime() ?? null },
      })),
      { toMs, dayCount: days },
    );
    return {
      enterprise: { id: row.id, code: row.code, name: { zh: row.name_zh, en: row.name_en } },
      colour: current?.colour ?? ('unknown' as const),
      since: current?.from_at.toISOString() ?? null,
      ...trend,
      ...{ hazardLevel: row.hazard_level, majorHazards: row.major_hazards },
      ...{ undeterminedHazards: row.undetermined_hazards, openDangers: row.open_dangers },
      ...{ overdueDangers: row.overdue_dangers, ineffectiveMeasures: row.ineffective_measures },
      ...{ points: row.points, unknownPoints: row.unknown_points, missedTasks: row.missed_tasks },
    };
  });
  return { from: from.toISOString(), to: now.toISOString(), items: rankEnterprises(rows) };
}
