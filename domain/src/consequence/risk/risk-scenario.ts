import type { Text } from '../../text/text.ts';
import type { FatalityFractions } from '../effects/fatality-rules.ts';
import { fraction, zeroOrMore } from '../inputs.ts';
import type { Lethality, RadialLethality } from './lethality.ts';
import type { WeatherClass } from './wind-rose.ts';

/** An end of the event tree that depends on the weather: a toxic cloud, a flash fire, a leaning flame. */
export type DirectionalOutcome = {
  readonly kind: 'directional';
  readonly name: Text;
  /** Given the scenario, 0 to 1. */
  readonly probability: number;
  lethality(air: WeatherClass): Lethality;
  /** The people outdoors and indoors who die where a share of the unprotected does. */
  fractionsOf(unprotected: number): FatalityFractions;
};

/** An end of the event tree that does not: an explosion, a fireball. */
export type RadialOutcome = {
  readonly kind: 'radial';
  readonly name: Text;
  readonly probability: number;
  readonly lethality: RadialLethality;
};

export type RiskOutcome = DirectionalOutcome | RadialOutcome;

/** A loss of containment at a place, with all that can come of it. */
export type RiskScenario = {
  readonly id: string;
  readonly facilityId: string;
  readonly name: Text;
  /** In the park's local frame, m. */
  readonly eastM: number;
  readonly northM: number;
  readonly frequencyPerYear: number;
  readonly outcomes: readonly RiskOutcome[];
};

/** @throws RangeError for a negative frequency, probabilities that exceed 1, or an id that is used twice, naming the scenario */
export function checkScenarios(scenarios: readonly RiskScenario[]): void {
  const ids = new Set<string>();
  for (const { id, frequencyPerYear, outcomes } of scenarios) {
    if (ids.has(id)) throw new RangeError(`scenario ${id} is there twice`);
    ids.add(id);
    zeroOrMore(`frequencyPerYear of ${id}`, frequencyPerYear);
    const sum = outcomes.reduce(
      (total, { probability }) => total + fraction(`probability of ${id}`, probability),
      0,
    );
    if (sum > 1 + 1e-9) throw new RangeError(`outcomes of ${id} add up to ${sum}`);
  }
}
