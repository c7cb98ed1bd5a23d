// Rule of what the demo's enterprises deliver beside readings. Stock: a tank of a listed substance holds its capacity times what its level gauge says.
// Self-checks: each morning at 07:30 park time everyone walks past four facilities with one item each, chosen by the day; one in 25 is
// abnormal, one in 40 was left out. All of it follows from the park and the time, so that a second delivery is the same as the first.
import { seededRandom } from '@parkwatch/domain/random/seeded-random';
import { DAY_MS, HOUR_MS } from '@parkwatch/domain/time/duration';
import { readingValue } from '../signals/signals.ts';
import type { Signals } from '../signals/signals.ts';
import type { DemoPark, Facility, FacilityKind } from './demo-park-types.ts';

export type DemoStock = {
  readonly enterpriseCode: string;
  readonly facilityExternalId: string;
  readonly cas: string;
  /** Tonnes; null when the gauge says nothing. */
  quantityT(atMs: number): number | null;
};

export type DemoSelfCheck = {
  readonly enterpriseCode: string;
  readonly externalId: string;
  readonly facilityExternalId: string;
  readonly checkedAtMs: number;
  readonly checkedBy: string;
  readonly item: string;
  readonly result: 'normal' | 'abnormal' | 'not-checked';
  readonly note?: string;
};

type Item = { readonly item: string; readonly ifAbnormal: string };

const ITEMS: Readonly<Record<FacilityKind, readonly Item[]>> = {
  tank: [
    {
      item: '储罐液位计、温度计现场与远传一致',
      ifAbnormal: '现场液位计与远传相差 3 %，已报仪表班',
    },
    { item: '安全阀铅封完好、根部阀全开', ifAbnormal: '铅封脱落，已通知设备科' },
    { item: '围堰无积水、雨排阀关闭', ifAbnormal: '围堰内有积水约 2 厘米，已安排抽排' },
    { item: '可燃、有毒气体探测器外观与指示灯', ifAbnormal: '探测器防尘罩积灰，已清理' },
  ],
  'process-unit': [
    { item: '机泵密封、振动与温度', ifAbnormal: '机械密封轻微渗油，已列入检修计划' },
    { item: '联锁投用状态与旁路登记一致', ifAbnormal: '一项旁路未登记，已补办手续' },
    { item: '法兰、阀门、软管无跑冒滴漏', ifAbnormal: '取样阀滴漏，已紧固' },
    { item: '消防水炮与喷淋阀可操作', ifAbnormal: '喷淋手阀卡涩，已注油' },
  ],
  warehouse: [
    { item: '禁忌物分库存放、堆垛间距', ifAbnormal: '堆垛距墙不足 0.5 米，已整改' },
    { item: '库内温湿度记录完整', ifAbnormal: '夜间记录缺一次' },
    { item: '通风与防爆灯具', ifAbnormal: '一盏防爆灯不亮，已更换' },
  ],
  loading: [
    { item: '鹤管静电接地与拉断阀', ifAbnormal: '接地夹锈蚀，已更换' },
    { item: '装卸区车辆熄火、轮挡到位', ifAbnormal: '一台车未放轮挡，已当场纠正' },
    { item: '紧急切断按钮试验', ifAbnormal: '按钮回讯慢，已报仪表班' },
  ],
  utility: [
    { item: '锅炉、空压机安全附件在检定期内', ifAbnormal: '压力表距到期不足 7 天，已送检' },
    { item: '循环水与事故水池液位', ifAbnormal: '事故水池留有雨水，已排至容许液位' },
    { item: '应急电源自启试验', ifAbnormal: '蓄电池电压偏低，已充电' },
  ],
};
const PEOPLE = ['赵建国', '钱海燕', '孙立群', '李文博', '周春梅', '吴志强'];
const CHECKS_A_DAY = 4;
/** 07:30 in China Standard Time. */
const CHECK_TIME_UTC_MS = -0.5 * HOUR_MS;

/** The stock of every tank that has a level gauge. */
export function stocksOf(park: DemoPark, signals: Signals): DemoStock[] {
  const codes = new Map(park.enterprises.map(({ ref, code }) => [ref, code]));
  const gauges = new Map(
    park.points.filter(({ kind }) => kind === 'level').map((point) => [point.facilityRef, point]),
  );
  return park.facilities.flatMap((facility) => {
    const { capacityT, substanceCas: cas, ref, externalId: facilityExternalId } = facility;
    const gauge = gauges.get(ref);
    if (facility.kind !== 'tank' || gauge === undefined) return [];
    if (capacityT === null || cas === null) return [];
    return [
      {
        enterpriseCode: codes.get(facility.enterpriseRef)!,
        facilityExternalId,
        cas,
        quantityT(atMs) {
          const levelPct = readingValue(signals, gauge.signal, atMs);
          return levelPct === null ? null : Number(((capacityT * levelPct) / 100).toFixed(1));
        },
      },
    ];
  });
}

/** The checks of an enterprise with a time in (`fromMs`, `toMs`], in the order of time. */
export function selfChecksBetween(
  park: DemoPark,
  enterpriseCode: string,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): DemoSelfCheck[] {
  const owner = park.enterprises.find(({ code }) => code === enterpriseCode);
  const facilities = park.facilities.filter(({ enterpriseRef }) => enterpriseRef === owner?.ref);
  const firstDay = Math.floor((fromMs - CHECK_TIME_UTC_MS) / DAY_MS) + 1;
  const lastDay = Math.floor((toMs - CHECK_TIME_UTC_MS) / DAY_MS);
  const checks: DemoSelfCheck[] = [];
  for (let day = firstDay; day <= lastDay; day++)
    checks.push(...checksOf(facilities, { day, code: enterpriseCode }));
  return checks;
}

type Round = { readonly day: number; readonly code: string };

function checksOf(facilities: readonly Facility[], { day, code }: Round): DemoSelfCheck[] {
  if (facilities.length === 0) return [];
  const random = seededRandom(day * 1009 + Number(code.slice(1)));
  const checkedBy = random.pick(PEOPLE);
  return Array.from({ length: CHECKS_A_DAY }, (_, at) => {
    const facility = random.pick(facilities);
    const { item, ifAbnormal } = random.pick(ITEMS[facility.kind]);
    const draw = random.next();
    const result = draw < 1 / 25 ? 'abnormal' : draw < 1 / 25 + 1 / 40 ? 'not-checked' : 'normal';
    return {
      enterpriseCode: code,
      externalId: `ZC-${day}-${at + 1}`,
      facilityExternalId: facility.externalId,
      checkedAtMs: day * DAY_MS + CHECK_TIME_UTC_MS,
      ...{ checkedBy, item, result },
      ...(result === 'abnormal' ? { note: ifAbnormal } : {}),
    };
  });
}
