import { column, deleted, needed, ownKey, whose, yesNo } from './file-template.ts';
import type { FileTemplate } from './file-template.ts';

/** Permits of special work, under the fields of the push; people write kinds, states and levels as the permit prints them. */
export const specialWorkTemplate: FileTemplate = {
  ...{ id: 'special-works', feed: 'special-works', keyFields: ['ticketNo'] },
  name: { zh: '特殊作业票', en: 'Permits of special work' },
  file: ['*特殊作业*', '*作业票*', '*special-work*'],
  columns: [
    ...[ownKey, whose],
    needed('ticketNo', '作业票编号|票号', { example: 'DH-2026-0721-01' }),
    needed('ticketType', '作业类型|作业类别', {
      values: {
        ...{ 动火: '1', 动火作业: '1', 受限空间: '2', 受限空间作业: '2', 盲板抽堵: '3' },
        ...{ 盲板抽堵作业: '3', 高处: '4', 高处作业: '4', 吊装: '5', 吊装作业: '5' },
        ...{ 临时用电: '6', 临时用电作业: '6', 动土: '7', 动土作业: '7', 断路: '8' },
        ...{ 断路作业: '8', '1': '1', '2': '2', '3': '3', '4': '4', '5': '5' },
        ...{ '6': '6', '7': '7', '8': '8' },
      },
      example: '动火',
    }),
    column('ticketLevel', '作业级别|作业等级|级别', {
      example: '二级',
      note: '动火：特级、一级、二级；高处：Ⅰ–Ⅳ级；吊装：一至三级；其余不填 | of hot work, height and lifting only',
    }),
    needed('ticketStatus', '作业票状态|状态', {
      values: {
        ...{ 申请中: 'applied', 作业前: '1', 已审批: '1', 作业中: '2', 暂停: 'suspended' },
        ...{ 作业后: '3', 已完工: '3', 已取消: 'cancelled', '1': '1', '2': '2', '3': '3' },
      },
      example: '作业中',
    }),
    needed('planStartTime', '计划开始时间|作业实施时间起|有效期起', {
      ...{ type: 'instant', example: '2026-07-21 08:00' },
    }),
    needed('planEndTime', '计划结束时间|作业实施时间止|有效期止', {
      ...{ type: 'instant', example: '2026-07-21 16:00' },
      note: '到时未报完工的，视为仍在作业 | work not reported finished by then counts as going on',
    }),
    column('startTime', '实际开始时间|开始时间', {
      ...{ type: 'instant', example: '2026-07-21 08:20' },
    }),
    column('endTime', '实际结束时间|完工验收时间|结束时间', { type: 'instant' }),
    column('issueTime', '签发时间', { type: 'instant' }),
    column('ticketContent', '作业内容', { example: '更换一号泵出口管线法兰' }),
    column('ticketPosition', '作业地点|作业位置', { example: '一号罐区泵房' }),
    column('facilityExternalId', '设施编号|设施编码|装置编号', {
      note: '已上报设施的编号 | key of a facility that was delivered before',
    }),
    column('geometry', '作业坐标|位置坐标|坐标', {
      type: 'geometry',
      note: 'WGS 84，经度 纬度；一个为点，三个以上为轮廓，用分号隔开 | lon lat, one is a point, three or more an outline, separated by ;',
    }),
    yesNo('isOutdoor', '是否露天作业'),
    column('people', '作业人数', { type: 'integer', example: 3 }),
    column('workerName', '作业人', { example: '张三、李四' }),
    column('contractorOrg', '承包商|施工单位'),
    column('supervisorName', '监护人', { example: '王五' }),
    column('tickerResponsName', '作业负责人', { example: '赵六' }),
    deleted,
  ],
};
