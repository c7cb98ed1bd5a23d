import { answerWeatherReminder } from '@parkwatch/domain/wire/weather-rules';
import type { REMINDER_ANSWERS, WeatherReminder } from '@parkwatch/domain/wire/weather-rules';
import type { Text } from '@parkwatch/domain/text/text';
import type { Caller } from '../http/caller.ts';
import { problem } from '../http/problem.ts';
import type { Parts } from '../parts.ts';
import { findReminders, insertAnswer } from './store.ts';

type Answer = (typeof REMINDER_ANSWERS)[number];
type Said = {
  readonly id: number;
  readonly answer: Answer;
  readonly note: string | undefined;
  readonly now: Date;
};

const SAID: Readonly<Record<Answer, Text>> = {
  done: { zh: '已完成', en: 'done' },
  'in-progress': { zh: '正在进行', en: 'in progress' },
  'not-applicable': { zh: '不适用', en: 'not applicable' },
};

/** An enterprise's answer; the last one counts. A reminder that has ended takes none. */
export function answerReminder(
  parts: Parts,
  caller: Caller,
  { id, answer, note, now }: Said,
): Promise<WeatherReminder> {
  return parts.db.tx(caller.scope, async (tx) => {
    const read = () => findReminders(tx, { id, limit: 1, now });
    if ((await read()).length === 0) throw problem('not-found');
    const said = { id, answer, note: note ?? null, by: caller, now };
    if (!(await insertAnswer(tx, said))) throw problem('not-acceptable-state');
    const [answered] = await read();
    await parts.audit.record(tx, caller, {
      action: answerWeatherReminder.id,
      object: `weather-reminder:${id}`,
      detail: { answer },
    });
    await parts.outbox.publish(tx, 'notice', audienceOf(answered!), {
      ...{ kind: 'weather-reminder.answered', refKind: 'weather-reminder', refId: id },
      text: answerText(answered!, answer, note),
    });
    return answered!;
  });
}

/** The park, and the others of the enterprise, who need not answer again. */
function audienceOf({ enterprise }: WeatherReminder) {
  return { park: true, enterpriseIds: [enterprise.id] };
}

function answerText(
  { enterprise: { name }, ruleName }: WeatherReminder,
  answer: Answer,
  note: string | undefined,
): Text {
  const [zh, en] = note === undefined ? ['', ''] : [`（${note}）`, ` (${note})`];
  return {
    zh: `${name.zh}答复天气提醒“${ruleName.zh}”：${SAID[answer].zh}${zh}`,
    en: `${name.en} answered the weather reminder "${ruleName.en}": ${SAID[answer].en}${en}`,
  };
}
