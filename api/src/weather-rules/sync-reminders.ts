import type { Text } from '@parkwatch/domain/text/text';
import { durationText, MINUTE_MS } from '@parkwatch/domain/time/duration';
import { raisesOf } from '@parkwatch/domain/weather-rules/raises';
import { reminderChanges } from '@parkwatch/domain/weather-rules/reminders';
import type { WantedReminder } from '@parkwatch/domain/weather-rules/reminders';
import type { Tx } from '../db/tx.ts';
import { SYSTEM_CALLER } from '../http/caller.ts';
import type { Addressed, Parts } from '../parts.ts';
import { requestZones } from '../zones/request-zones.ts';
import { placesText } from '../zones/sources/weather.ts';
import {
  endReminders,
  insertReminders,
  keepReminders,
  listOpenReminders,
  listWeatherFacilities,
  lockReminders,
  tellAgain,
} from './store.ts';
import type { NewReminder, OpenReminderRow, WeatherFacility } from './store.ts';
import { judgedNow } from './weather-now.ts';

const SYSTEM = { kind: 'system' } as const;
type Notice = Addressed<'notice'>;
type Wanted = WantedReminder<WeatherFacility>;

/**
 * Makes the reminders that the weather asks for, ends those that are over, and tells again what nobody has answered in time:
 * the enterprise each of its own, the park each rule once. Running it late or twice does no harm: what is due is judged from the
 * rules and from the reminders that stand. Answers how many were made, ended or told again.
 */
export function syncWeatherReminders(parts: Parts, now: Date): Promise<number> {
  return parts.db.tx(SYSTEM, async (tx) => {
    await lockReminders(tx);
    const open = await listOpenReminders(tx, now);
    const judged = await judgedNow(tx, now);
    const doesAnyHold = judged.some(({ verdict }) => verdict === 'holds');
    if (!doesAnyHold && open.length === 0) return 0;
    const raises = doesAnyHold ? raisesOf(judged, await listWeatherFacilities(tx, now)) : [];
    const unknownRuleIds = judged
      .filter(({ verdict }) => verdict === 'unknown')
      .map(({ rule }) => rule.id);
    const changes = reminderChanges(open, { raises, unknownRuleIds }, now.getTime());
    const ended = new Map(changes.end.map(({ id, why }) => [id, why]));
    const over = open.filter(({ id }) => ended.get(id) === 'over');
    const again = open.filter(({ id, isDue }) => isDue && !ended.has(id));
    await endReminders(tx, changes.end, now);
    await keepReminders(
      tx,
      changes.keep.map(({ id }) => id),
      now,
    );
    const ids = await insertReminders(tx, changes.make.map(newReminder), now);
    await tellAgain(
      tx,
      again.map(({ id }) => id),
      now,
    );
    const made = changes.make.map((wanted, at) => ({ ...wanted, id: ids[at]! }));
    if (made.length + ended.size + again.length === 0) return 0;
    if (made.length + ended.size > 0) await requestZones(tx, now, 'weather');
    await record(parts, tx, { made, over, again, ended: ended.size });
    const notices = [...toldNotices(made), ...overNotices(over), ...againNotices(again)];
    await parts.outbox.publishAll(tx, 'notice', notices);
    return made.length + ended.size + again.length;
  });
}

function newReminder({ rule, enterpriseId, raises }: Wanted): NewReminder {
  const { levels, cause } = raises[0]!;
  return {
    ...{ enterpriseId, ruleId: rule.id, ruleVersion: rule.version, warningId: cause.warningId },
    ...{ levels, ruleName: rule.name, cause: cause.text, body: rule.reminder },
    facilities: raises.map(({ facility: { id, code, name }, unknown }) => ({
      ...{ id, code, name, unknown },
    })),
    answerWithinMin: rule.answerWithinMin,
  };
}

type Done = {
  readonly made: readonly (Wanted & { readonly id: number })[];
  readonly over: readonly OpenReminderRow[];
  readonly again: readonly OpenReminderRow[];
  readonly ended: number;
};

async function record({ audit }: Parts, tx: Tx, { made, again, ended }: Done): Promise<void> {
  const rules = [...new Set(made.map(({ rule }) => `${rule.id} ${rule.version}`))];
  await audit.record(tx, SYSTEM_CALLER, {
    action: 'syncWeatherReminders',
    detail: { made: made.length, ended, toldAgain: again.length, rules },
  });
}

const toPark = { park: true, enterpriseIds: [] };
const toEnterprise = (id: number) => ({ park: false, enterpriseIds: [id] });

function notice(kind: string, text: Text, id: number): Notice['payload'] {
  return { kind: `weather-reminder.${kind}`, text, refKind: 'weather-reminder', refId: id };
}

/** Each enterprise what it is to do, the park each rule once. */
function toldNotices(made: Done['made']): Notice[] {
  const told = made.map(({ id, rule, enterpriseId, raises }): Notice => {
    const places = placesText(raises.map(({ facility }) => facility));
    const within = durationText(rule.answerWithinMin * MINUTE_MS);
    const { text } = raises[0]!.cause;
    const words = {
      zh: `天气提醒（${text.zh}，${places.zh}）：${rule.reminder.zh}请在 ${within.zh}内答复。`,
      en: `Weather reminder (${text.en}, ${places.en}): ${rule.reminder.en} Answer within ${within.en}.`,
    };
    return { audience: toEnterprise(enterpriseId), payload: notice('told', words, id) };
  });
  const byRule = Map.groupBy(made, ({ rule }) => rule.id);
  const summed = [...byRule.values()].map((group): Notice => {
    const { id, rule, raises } = group[0]!;
    const count = group.reduce((sum, one) => sum + one.raises.length, 0);
    const { text } = raises[0]!.cause;
    const words = {
      zh: `天气规则“${rule.name.zh}”生效（${text.zh}）：已提醒 ${group.length} 家企业，涉及 ${count} 处设施。`,
      en: `Weather rule "${rule.name.en}" in force (${text.en}): ${group.length} enterprises reminded, ${count} facilities.`,
    };
    return { audience: toPark, payload: notice('in-force', words, id) };
  });
  return [...told, ...summed];
}

function overNotices(over: Done['over']): Notice[] {
  const told = over.map(({ id, enterpriseId, ruleName, cause }): Notice => {
    const words = {
      zh: `天气恢复正常：“${ruleName.zh}”（${cause.zh}）的提醒已解除。`,
      en: `Weather back to normal: the reminder of "${ruleName.en}" (${cause.en}) has ended.`,
    };
    return { audience: toEnterprise(enterpriseId), payload: notice('over', words, id) };
  });
  const byRule = Map.groupBy(over, ({ ruleId }) => ruleId);
  const summed = [...byRule.values()].map((group): Notice => {
    const { id, ruleName, cause } = group[0]!;
    const words = {
      zh: `天气恢复正常：规则“${ruleName.zh}”（${cause.zh}）在 ${group.length} 家企业的提醒已解除。`,
      en: `Weather back to normal: rule "${ruleName.en}" (${cause.en}) has ended at ${group.length} enterprises.`,
    };
    return { audience: toPark, payload: notice('over', words, id) };
  });
  return [...told, ...summed];
}

/** Named to the park: somebody may have to call them. */
const NAMED = 5;

function againNotices(again: Done['again']): Notice[] {
  const told = again.map(({ id, enterpriseId, cause, body }): Notice => {
    const words = {
      zh: `天气提醒尚未答复完成（${cause.zh}）：${body.zh}`,
      en: `Weather reminder not yet answered as done (${cause.en}): ${body.en}`,
    };
    return { audience: toEnterprise(enterpriseId), payload: notice('again', words, id) };
  });
  const byRule = Map.groupBy(again, ({ ruleId }) => ruleId);
  const summed = [...byRule.values()].map((group): Notice => {
    const [{ id, ruleName }] = group as [OpenReminderRow];
    const more = group.length > NAMED ? { zh: ' 等', en: ' and others' } : { zh: '', en: '' };
    const names = (language: keyof Text, by: string) =>
      group
        .slice(0, NAMED)
        .map(({ enterpriseName }) => enterpriseName[language])
        .join(by);
    const words = {
      zh: `${names('zh', '、')}${more.zh}（${group.length} 家）未按时答复天气提醒“${ruleName.zh}”，请电话核实。`,
      en: `${names('en', ', ')}${more.en} (${group.length}) did not answer the weather reminder "${ruleName.en}" in time; call them.`,
    };
    return { audience: toPark, payload: notice('unanswered', words, id) };
  });
  return [...told, ...summed];
}
