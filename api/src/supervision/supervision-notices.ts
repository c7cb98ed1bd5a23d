import { isVisit } from '@parkwatch/domain/supervision-plan/supervision-rules';
import type { SupervisionRules } from '@parkwatch/domain/supervision-plan/supervision-rules';
import { TASK_KIND_TEXTS } from '@parkwatch/domain/supervision-plan/due-reminders';
import { PLAN_COLOURS } from '@parkwatch/domain/supervision-plan/plan-colours';
import type { PlanColour } from '@parkwatch/domain/supervision-plan/plan-colours';
import type { Text } from '@parkwatch/domain/text/text';
import type { Addressed } from '../parts.ts';
import type { ChangedTask, NewPlan, OpenPlan } from './plan-store.ts';
import { COLOUR_WORDS, EVERY_WORDS, parkClock } from './supervision-words.ts';
import type { TasksDone } from './sync-supervision.ts';

type Notice = Addressed<'notice'>;
type Done = {
  readonly before: readonly OpenPlan[];
  readonly plans: readonly OpenPlan[];
  readonly changed: readonly NewPlan[];
  readonly tasks: TasksDone;
  readonly rules: SupervisionRules;
};
const toPark = { park: true, enterpriseIds: [] };
const toEnterprise = (id: number) => ({ park: false, enterpriseIds: [id] });

/**
 * Who is told what: the park of each plan that changed and of new visits, an enterprise of its colour and of its own self-checks.
 * No word of a visit goes to an enterprise: it is not announced.
 */
export function supervisionNotices(done: Done): Notice[] {
  return [...firstNotice(done), ...changeNotices(done), ...taskNotices(done)];
}

function notice(kind: string, text: Text, ref: [kind: string, id: number]): Notice['payload'] {
  return { kind: `supervision.${kind}`, text, refKind: ref[0], refId: ref[1] };
}

/** The first plans come all at once: they are told as one. */
function firstNotice({ changed }: Done): Notice[] {
  const first = changed.filter(({ change }) => change === 'first');
  if (first.length === 0) return [];
  const count = (colour: PlanColour) => first.filter((plan) => plan.colour === colour).length;
  const counts = (language: keyof Text) =>
    PLAN_COLOURS.map((colour) => `${COLOUR_WORDS[colour][language]} ${count(colour)}`).join(
      language === 'zh' ? '、' : ', ',
    );
  const text = {
    zh: `监管计划已建立：${counts('zh')} 家企业。`,
    en: `Plans of supervision were set up: ${counts('en')} enterprises.`,
  };
  const ref: [string, number] = ['supervision-plan', first[0]!.enterpriseId];
  return [{ audience: toPark, payload: notice('first', text, ref) }];
}

function changeNotices({ before, changed, plans, tasks, rules }: Done): Notice[] {
  const was = new Map(before.map((plan) => [plan.enterpriseId, plan.colour]));
  const names = new Map(plans.map((plan) => [plan.enterpriseId, plan.enterpriseName]));
  return changed
    .filter(({ change }) => change !== 'first')
    .flatMap((plan): Notice[] => {
      const { enterpriseId: id, change, colour } = plan;
      const own = [...tasks.made, ...tasks.tightened].filter((task) => task.enterprise_id === id);
      const about = { name: names.get(id)!, from: was.get(id)!, colour, rules, own };
      const ref: [string, number] = ['supervision-plan', id];
      const words = change === 'worse' ? worseWords(about) : betterWords(about);
      return [
        { audience: toPark, payload: notice(change, words.park, ref) },
        { audience: toEnterprise(id), payload: notice(change, words.enterprise, ref) },
      ];
    });
}

type About = {
  readonly name: Text;
  readonly from: PlanColour;
  readonly colour: PlanColour;
  readonly rules: SupervisionRules;
  /** Its tasks that were made, or made due earlier. */
  readonly own: readonly ChangedTask[];
};

function linesText({ rules, colour }: About, of: (kind: ChangedTask['kind']) => boolean): Text {
  const lines = rules.lines[colour].filter(({ kind }) => of(kind));
  const zh = lines.map(({ kind, every }) => EVERY_WORDS[every].zh + TASK_KIND_TEXTS[kind].zh);
  const en = lines.map(({ kind, every }) => `${TASK_KIND_TEXTS[kind].en} ${EVERY_WORDS[every].en}`);
  return { zh: zh.join('、'), en: en.join(', ') };
}

function earliest(tasks: readonly ChangedTask[]): string | null {
  const dues = tasks.map(({ due_at: due }) => due.getTime());
  return dues.length === 0 ? null : parkClock(new Date(Math.min(...dues)));
}

function worseWords(about: About): { park: Text; enterprise: Text } {
  const { name, from, colour, own } = about;
  const all = linesText(about, () => true);
  const due = earliest(own);
  const checks = linesText(about, (kind) => !isVisit(kind));
  const checkDue = earliest(own.filter(({ kind }) => !isVisit(kind)));
  const [was, is] = [COLOUR_WORDS[from], COLOUR_WORDS[colour]];
  return {
    park: {
      zh: `${name.zh}由${was.zh}升为${is.zh}，即日起${all.zh}${due === null ? '' : `，首项须在 ${due} 前完成`}。`,
      en: `${name.en} went from ${was.en} to ${is.en}: ${all.en} from now on${due === null ? '' : `, the first by ${due}`}.`,
    },
    enterprise: {
      zh: `本企业所在区域风险由${was.zh}升为${is.zh}，请立即核查原因${checks.zh === '' ? '' : `，并${checks.zh}`}${checkDue === null ? '' : `，首次须在 ${checkDue} 前完成`}。`,
      en: `The risk of your land went from ${was.en} to ${is.en}: look for the cause now${checks.en === '' ? '' : `, with ${checks.en}`}${checkDue === null ? '' : `, the first by ${checkDue}`}.`,
    },
  };
}

function betterWords(about: About): { park: Text; enterprise: Text } {
  const { name, from, colour, rules } = about;
  const [was, is] = [COLOUR_WORDS[from], COLOUR_WORDS[colour]];
  const all = linesText(about, () => true);
  const checks = linesText(about, (kind) => !isVisit(kind));
  const hours = rules.withdrawAfterH;
  return {
    park: {
      zh: `${name.zh}由${was.zh}降为${is.zh}，改为${all.zh}；原任务 ${hours} 小时内未完成的自动撤销。`,
      en: `${name.en} went from ${was.en} to ${is.en}: ${all.en} now; tasks of before are withdrawn unless done within ${hours} h.`,
    },
    enterprise: {
      zh: `本企业所在区域风险由${was.zh}降为${is.zh}${checks.zh === '' ? '，不再要求加密自查' : `，改为${checks.zh}`}。`,
      en: `The risk of your land went from ${was.en} to ${is.en}${checks.en === '' ? ': no extra self-checks any more' : `: ${checks.en} now`}.`,
    },
  };
}

/** Tasks that came round without a change of plan: self-checks to their enterprises, new visits to the park as one. */
function taskNotices({ changed, tasks }: Done): Notice[] {
  const told = new Set(
    changed.filter(({ change }) => change === 'worse').map(({ enterpriseId }) => enterpriseId),
  );
  const made = tasks.made.filter((task) => !told.has(task.enterprise_id));
  const checks = made
    .filter(({ kind }) => !isVisit(kind))
    .map((task): Notice => {
      const due = parkClock(task.due_at);
      const text = {
        zh: `请在 ${due} 前完成本期加密自查并逐项填报。`,
        en: `An extra self-check is due by ${due}: give a result for each line.`,
      };
      const payload = notice('self-check', text, ['supervision-task', task.id]);
      return { audience: toEnterprise(task.enterprise_id), payload };
    });
  const visits = made.filter(({ kind }) => isVisit(kind));
  if (visits.length === 0) return checks;
  const due = earliest(visits)!;
  const text = {
    zh: `新增监管任务 ${visits.length} 项，最早一项须在 ${due} 前完成。`,
    en: `${visits.length} new visits are to be made, the first by ${due}.`,
  };
  const payload = notice('visits', text, ['supervision-task', visits[0]!.id]);
  return [...checks, { audience: toPark, payload }];
}
