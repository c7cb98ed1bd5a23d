import { fillText, type Text } from '../../text/text.ts';
import type { Interval } from './training-table.ts';

/** Why nothing was learned. */
export type TrainingRefusal = {
  readonly refused: 'alarms-in-window' | 'too-few-rows' | 'too-few-variables';
  readonly detail: Text;
};

export function refuseAlarms(alarms: readonly Interval[]): TrainingRefusal {
  const at = new Date(Math.min(...alarms.map(({ fromMs }) => fromMs))).toISOString();
  const detail = fillText(
    {
      zh: '训练时段内有 {count} 次报警（最早 {at}），请排除该时段',
      en: '{count} alarms stand in the window (first at {at}): leave that time out',
    },
    { count: alarms.length, at },
  );
  return { refused: 'alarms-in-window', detail };
}

export function refuseRows(rows: number, least: number): TrainingRefusal {
  const detail = fillText(
    {
      zh: '完整数据只有 {rows} 行，至少需要 {least} 行',
      en: '{rows} full rows; at least {least} are needed',
    },
    { rows, least },
  );
  return { refused: 'too-few-rows', detail };
}

export function refuseVariables(count: number): TrainingRefusal {
  const detail = fillText(
    {
      zh: '有变化且数据够全的变量只有 {count} 个，至少需要 2 个',
      en: '{count} variables that vary and are full enough; 2 are needed',
    },
    { count },
  );
  return { refused: 'too-few-variables', detail };
}
