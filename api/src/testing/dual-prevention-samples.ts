/** One record of each kind of the chain, as an enterprise's system pushes them, in the order in which they must come. */
export function dualPreventionSamples(code: string) {
  const common = {
    companyCode: code,
    deleted: '0',
    createDate: '20201101080000',
    createBy: '赵工',
  };
  const one = (id: string, more: object) => ({ id, ...common, ...more });
  return {
    ingestRiskObjects: one('RO-1', {
      hazardCode: 'H-1',
      hazardName: '氯罐区',
      hazardDep: '储运部',
    }),
    ingestRiskUnits: one('RU-1', { hazardCode: 'H-1', riskUnitName: '液氯储罐', riskLevel: '0' }),
    ingestRiskEvents: one('RE-1', { riskUnitId: 'RU-1', riskEventName: '液氯泄漏' }),
    ingestControlMeasures: one('CM-1', {
      ...{ riskEventId: 'RE-1', dataSrc: '2', classify1: '1', classify2: '1-3' },
      ...{ riskMeasureDesc: '安全阀定期校验', troubleshootContent: '铅封完好' },
    }),
    ingestCheckTasks: one('CT-1', {
      ...{ riskMeasureId: 'CM-1', checkCycle: 1, checkCycleUnit: '天', workType: '0' },
      taskStartTime: '20201101080000',
    }),
    ingestCheckRecords: one('CR-1', {
      ...{ checkTaskId: 'CT-1', checkTime: '20201102090000', checkStatus: '0' },
    }),
    ingestReportedDangers: one('HD-1', {
      ...{ riskMeasureId: 'CM-1', checkRecordId: 'CR-1', dangerName: '铅封脱落', dangerLevel: '0' },
      ...{ registTime: '20201102090500', dangerManageType: '1', dangerState: '0' },
      dangerManageDeadline: '20201105235959',
    }),
    ingestDeactivations: one('DA-1', {
      ...{ riskUnitId: 'RU-1', stopStartTime: '20201110000000', stopEndTime: '20201112000000' },
      stopReason: '检修',
    }),
    ingestCommitments: one('SC-1', {
      ...{ commitDate: '20201102093000', commitment: '钱厂长', mHazards: '1', firesNumber: 0 },
      ...{ fire1Number: 2, unitsNumber: '3', commitContent: '今日生产处于安全运行状态' },
    }),
  };
}
