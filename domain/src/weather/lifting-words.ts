const OFFICE =
  /(?:(?!请|等待|待|直到|如果|在)\p{Script=Han}{2,30}?(?:气象[台局站]|中心|[省市区县旗州盟镇港]))?/u;
const TIME = /[于在\d年月日号时点分秒:：/.\-T\s]{0,40}/;
const SIGNAL =
  /(?:\p{Script=Han}{2,10}[省市区县])?(?:台风|暴雨|雷|冰雹|大风|高温|暴雪|寒潮|(?:道路)?结冰|沙尘|大?雾|霾)[\p{Script=Han}、]{0,20}?预警(?:信号)?/u;
const LIFT = /[【[（(]?(?:现已|已经|已)?(?:解除|取消)[】\]）)]?/;

/** `上海市气象台解除暴雨橙色预警信号`; what stands behind it is looked at. */
const NOTICE = new RegExp(
  `^${OFFICE.source}${TIME.source}(?:发布)?${LIFT.source}[：:\\s]*(?:${TIME.source}发布的)?${SIGNAL.source}(?<rest>.*)$`,
  'su',
);
/** `暴雨橙色预警信号已解除`, and nothing behind it. */
const STATEMENT = new RegExp(
  `^${OFFICE.source}${TIME.source}(?:发布的?)?${SIGNAL.source}${LIFT.source}(?:信号|信息|通知|公告)?[。.]?$`,
  'u',
);
/** Behind a notice: `解除前`, or another signal that is in force. */
const DOUBT = /^(?:之?[前后]|时|以[前后]|的?条件)|发布|生效|有效|维持|变更|升级|降级|[蓝黄橙红]/;

const ENGLISH =
  /^(?:(?:lifted|cancell?ed|cancellation)\b[^.;!?]{0,80}\b(?:warning|signal|alert)\b[^.;!?]{0,40}|[^.;!?]{0,80}\b(?:warning|signal|alert)\b[^.;!?]{0,40}\b(?:lifted|cancell?ed)\W*)$/i;
const ENGLISH_DOUBT =
  /\b(?:not|never|no|until|till|unless|before|once|when|if|after|will|be|may)\b/i;

/**
 * Whether words are the title of a notice that a warning signal is lifted. Only what can be nothing else: advice such as
 * "stay inside until the warning is lifted" and notices that lift one signal and issue another leave it in force.
 */
export function isLiftingNotice(words: string): boolean {
  const title = words.normalize('NFC').trim();
  const rest = NOTICE.exec(title)?.groups?.['rest'];
  if (rest !== undefined) return !DOUBT.test(rest);
  return STATEMENT.test(title) || (ENGLISH.test(title) && !ENGLISH_DOUBT.test(title));
}
