import type { Text } from '../../text/text.ts';
import type { AffectedEnterprise, ConsequenceLevel } from '../../wire/consequence.ts';

export type Advice = Pick<AffectedEnterprise, 'advice' | 'adviceReason'>;

/** What is known of a place when people there have to be told what to do. */
export type PlaceOutlook = {
  /** Levels that come to it, best estimate. */
  readonly reached: readonly {
    readonly level: Pick<ConsequenceLevel, 'hazard' | 'colour'>;
    readonly arrivesS: number;
  }[];
  /** Chance in the ensemble that the most likely level of at least orange comes; 0 without an ensemble. */
  readonly seriousChance: number;
  /** Does the air within shut buildings stay below the orange toxic level for all of the passage? */
  readonly isSafeIndoors: boolean;
  /** To warn people and walk out of the cloud's way, s. */
  readonly leavingS: number;
};

/**
 * What people at a place should do. A proposal for the commander, never an order.
 * Where gas can ignite or a fire reaches, staying is no protection. A toxic cloud is sat out behind shut windows where the
 * air inside stays tolerable, or where it is there before people could leave.
 */
export function placeAdvice({
  reached,
  seriousChance,
  isSafeIndoors,
  leavingS,
}: PlaceOutlook): Advice {
  const serious = reached.filter(({ level }) => level.colour !== 'yellow');
  const burning = serious.filter(({ level }) => level.hazard !== 'toxic');
  if (burning.length > 0) return advise('evacuate', BURNING);
  const arrivesS = Math.min(...serious.map((one) => one.arrivesS));
  if (serious.length > 0) {
    if (isSafeIndoors) return advise('shelter', SAFE_INDOORS);
    return arrivesS > leavingS ? advise('evacuate', TIME_TO_LEAVE) : advise('shelter', TOO_LATE);
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
const SAFE_INDOORS = {
  zh: '关闭门窗和通风后，室内浓度在云团经过期间可保持在二级阈值以下：就地避险',
  en: 'With windows and ventilation shut the air inside stays below the orange level: stay inside',
};
const TIME_TO_LEAVE = {
  zh: '室内浓度也将超过二级阈值，且云团到达前来得及撤离：向侧风向撤离',
  en: 'Inside gets as bad, and there is time before the cloud comes: leave across the wind',
};
const TOO_LATE = {
  zh: '云团到达前来不及撤离：就地避险，关闭门窗和通风，等待救援',
  en: 'The cloud is there before people could leave: stay inside, shut everything, wait for help',
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
