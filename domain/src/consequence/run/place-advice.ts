import type { Text } from '../../text/text.ts';
import type { AffectedEnterprise, ConsequenceLevel } from '../../wire/consequence.ts';

export type Advice = Pick<AffectedEnterprise, 'advice' | 'adviceReason'>;

/** What is known of a place when people there have to be told what to do. */
export type PlaceOutlook = {
  /** Levels that come to it, best estimate. */
  readonly reached: readonly Pick<ConsequenceLevel, 'hazard' | 'colour'>[];
  /** Chance in the ensemble that a level of at least orange comes; 0 without an ensemble. */
  readonly seriousChance: number;
  /** Which way harms less where a toxic level of at least orange comes. */
  readonly toxic: () => {
    readonly advice: 'shelter' | 'evacuate' | 'uncertain';
    readonly reason: Text;
  };
};

/**
 * What people at a place should do. A proposal for the commander, never an order.
 * Where gas can ignite or a fire reaches, staying is no protection. A toxic cloud is sat out or left by what people would
 * breathe either way; where the two cannot be told apart they stay: who walks out cannot come back in.
 */
export function placeAdvice({ reached, seriousChance, toxic }: PlaceOutlook): Advice {
  const serious = reached.filter(({ colour }) => colour !== 'yellow');
  if (serious.some(({ hazard }) => hazard !== 'toxic')) return advise('evacuate', BURNING);
  if (serious.length > 0) {
    const { advice, reason } = toxic();
    return advise(advice === 'uncertain' ? 'shelter' : advice, reason);
  }
  if (reached.length > 0) return advise('prepare', LIGHT);
  return seriousChance >= POSSIBLE ? advise('prepare', MAY_TURN) : advise('none', CLEAR);
}

/** From this share of the ensemble on a place is told to be ready. */
const POSSIBLE = 0.05;

function advise(advice: Advice['advice'], adviceReason: Text): Advice {
  return { advice, adviceReason };
}

const BURNING = {
  zh: '可燃云团或火灾、爆炸影响可及：撤离，禁止一切火源',
  en: 'Flammable gas, fire or blast reaches here: leave, no sparks or flames',
};
const LIGHT = {
  zh: '仅轻微影响：停止室外作业，做好避险准备',
  en: 'Light effects only: stop work outdoors and be ready',
};
const MAY_TURN = {
  zh: '最佳估计不受影响，但风向变化时可能波及：做好避险准备',
  en: 'Not in the best estimate, but the wind may bring it here: be ready',
};
const CLEAR = { zh: '预计不受影响', en: 'Not expected to be affected' };
