import type { CameraEventKind } from '@parkwatch/domain/camera/event-kinds';
import type { CameraEventWords } from '@parkwatch/domain/sources/camera-events';

export type SaidKind = CameraEventKind | 'ignore';

/**
 * What vendors call what we know, in the form of `bare`. An algorithm that is named by what it looks for (安全帽, helmet)
 * reports its absence.
 */
const WORDS: Readonly<Record<SaidKind, string>> = {
  fire: 'fire flame openfire openflame 火 火焰 明火 火灾 起火 烟火 火情 firesmoke smokefire fireandsmoke',
  smoke: 'smoke 烟 烟雾 烟气 冒烟 烟尘 浓烟',
  leak: 'leak leakage liquidleak gasleak oilleak spill 泄漏 泄露 跑冒滴漏 液体泄漏 气体泄漏 油品泄漏 滴漏 漏油 漏液',
  intrusion:
    'intrusion regionintrusion areaintrusion zoneintrusion perimeterintrusion perimeter fielddetection trespass regionentrance linedetection linecrossing crossline crosslinedetection tripwire 入侵 区域入侵 周界入侵 周界 人员入侵 人员闯入 闯入 区域闯入 越界 越线 绊线 绊线入侵 翻越围栏 翻墙',
  'no-helmet':
    'nohelmet helmet safetyhelmet hardhat nohardhat withouthelmet nothelmet nosafetyhelmet unhelmet 未戴安全帽 未佩戴安全帽 不戴安全帽 没戴安全帽 无安全帽 未带安全帽 安全帽 安全帽佩戴 安全帽未佩戴',
  'no-workwear':
    'noworkwear workwear workclothes noworkclothes uniform nouniform noreflectivevest reflectivevest vest 未穿工作服 未穿工装 工作服 工装 未穿反光衣 反光衣 未穿防护服 着装 着装不规范 未穿静电服',
  absence:
    'absence absent leavepost offduty leave leaveposition absenceposition 离岗 脱岗 人员离岗 值班离岗 空岗 无人值守',
  fall: 'fall falldown fallen fallinjury persondown 跌倒 摔倒 倒地 人员倒地 人员跌倒 人员摔倒',
  phone:
    'phone phonecall call calling usephone usingphone playphone mobilephone cellphone 打电话 玩手机 使用手机 接打电话 手机 看手机',
  smoking: 'smoking smoker cigarette 吸烟 抽烟 人员吸烟 人员抽烟',
  crowd: 'crowd crowdgathering gathering peoplegathering crowddensity 聚集 人员聚集 人群聚集 聚众',
  'no-signal':
    'nosignal videoloss videolost signalloss cameraoffline offline vloss 视频丢失 信号丢失 无信号 视频信号丢失 摄像机离线 设备离线 离线',
  ignore: 'heartbeat keepalive ping 心跳',
};

const KNOWN: ReadonlyMap<string, SaidKind> = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    words.split(' ').map((word) => [word, kind as SaidKind] as const),
  ),
);

/** Ends of words that say only that something was seen. */
const ENDINGS =
  /(检测|识别|报警|告警|预警|事件|行为|分析|算法|detection|detected|detect|detector|recognition|alarm|alert|warning|event)$/;

/**
 * The kind that a vendor's word means; the words of the configuration come first, as they are written there.
 * @returns null for a word that nobody knows
 */
export function kindOf(word: string, words: readonly CameraEventWords[]): SaidKind | null {
  for (const own of words) if (Object.hasOwn(own, word)) return own[word]!;
  let rest = bare(word);
  for (let ends = 0; ends < 4; ends += 1) {
    const kind = KNOWN.get(rest);
    if (kind !== undefined) return kind;
    rest = rest.replace(ENDINGS, '');
  }
  return null;
}

/** Without what vendors write differently: case, width, blanks, hyphens, underscores. */
function bare(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.\-/()]+/g, '');
}
