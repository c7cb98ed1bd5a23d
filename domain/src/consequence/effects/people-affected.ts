import { zeroOrMore } from '../inputs.ts';
import { type FatalityFractions, INDOOR_SHARE, type Period } from './fatality-rules.ts';

/** People who live or work around one place. */
export type PopulationCell = {
  readonly id: string;
  readonly xM: number;
  readonly yM: number;
  readonly peopleDay: number;
  readonly peopleNight: number;
  /** Id of a `BuildingType` of the indoor room; null: everybody is in the open air. */
  readonly buildingId: string | null;
};

/** People outdoors and indoors; not whole, as they are shares of cells. */
export type People = { readonly outdoors: number; readonly indoors: number };

/**
 * People at or above each level of an effect. The outdoor value decides for those indoors too: they are named apart, since
 * walls protect them.
 * @param cells     each person in one cell only
 * @param levels    in the unit of the field
 * @param valueAt   the field at a cell, outdoors
 * @returns one entry per level, in the order given
 */
export function peopleAtLevels(
  cells: readonly PopulationCell[],
  period: Period,
  { levels, valueAt }: { levels: readonly number[]; valueAt: (cell: PopulationCell) => number },
): People[] {
  const sums = levels.map(() => ({ outdoors: 0, indoors: 0 }));
  for (const cell of cells) {
    const value = valueAt(cell);
    const { outdoors, indoors } = peopleOf(cell, period);
    for (const [at, level] of levels.entries()) {
      if (!(value >= level)) continue;
      sums[at]!.outdoors += outdoors;
      sums[at]!.indoors += indoors;
    }
  }
  return sums;
}

/**
 * Deaths to be expected, outdoors and indoors.
 * @param fractionsAt  who dies at a cell, for example {@link FatalityFractions} of a toxic load field
 * @source N = Σ F_d N_cell, Purple Book eq. 6.3 and 6.7
 */
export function expectedFatalities(
  cells: readonly PopulationCell[],
  period: Period,
  fractionsAt: (cell: PopulationCell) => FatalityFractions,
): People {
  const sum = { outdoors: 0, indoors: 0 };
  for (const cell of cells) {
    const { outdoors, indoors } = peopleOf(cell, period);
    const dying = fractionsAt(cell);
    sum.outdoors += outdoors * dying.outdoors;
    sum.indoors += indoors * dying.indoors;
  }
  return sum;
}

/** Where the people of a cell are. @throws RangeError for a negative number, naming the cell */
export function peopleOf(cell: PopulationCell, period: Period): People {
  const count = period === 'day' ? cell.peopleDay : cell.peopleNight;
  const people = zeroOrMore(`people of ${cell.id}`, count);
  const indoors = cell.buildingId === null ? 0 : people * INDOOR_SHARE[period];
  return { outdoors: people - indoors, indoors };
}
