import { describe, expect, it } from 'vitest';
import { listJobs } from '@parkwatch/domain/wire/audit';
import { listRejections, REJECT_REASONS } from '@parkwatch/domain/wire/ingest';
import { itShowsTheFourStates } from '../testing/four-states.ts';
import { render } from '../testing/render.ts';
import { texts } from '../testing/texts.ts';
import { JobList } from './job-list.ts';
import { OperationsPage } from './operations-page.ts';
import { RejectionList } from './rejection-list.ts';

const job = {
  name: 'sweep-stale-points',
  cron: '* * * * *',
  lastStartedAt: null,
  lastFinishedAt: null,
  lastOutcome: null,
  lastRows: null,
  lastError: null,
  durationMs: null,
};
const rejection = {
  at: '2026-07-21T08:30:00.000Z',
  source: 'replay-tep',
  reason: 'unknown-point',
  count: 3,
  sample: '{"point":"E9"}',
};

describe('JobList', () => {
  itShowsTheFourStates({
    page: JobList,
    role: 'admin',
    endpoint: listJobs,
    empty: { items: [] },
    emptyText: '没有定时任务',
    filled: { items: [job] },
    filledText: '查找离线测点',
  });
  it('says that a job never ran instead of leaving it blank', async () => {
    const page = await render(JobList, {
      given: ({ server }) => void server.on(listJobs, { items: [job] }),
    });
    expect(page.text()).toContain('从未运行');
  });
});

describe('RejectionList', () => {
  itShowsTheFourStates({
    page: RejectionList,
    role: 'duty',
    endpoint: listRejections,
    empty: { items: [] },
    emptyText: '没有被拒收的数据',
    filled: { items: [rejection] },
    filledText: '未知测点',
  });
  it.each(['zh-CN', 'en'])('names every reason in %s', (locale) => {
    const { reasons } = texts(locale)['operations'] as { reasons: Record<string, string> };
    expect(Object.keys(reasons)).toEqual([...REJECT_REASONS]);
    expect(Object.values(reasons).every((words) => words !== '')).toBe(true);
  });
});

describe('OperationsPage', () => {
  it('shows the refused data only to who may see them', async () => {
    const page = await render(OperationsPage, { role: 'auditor' });
    expect(page.text()).toContain('定时任务');
    expect(page.find('pw-rejection-list')).toBeNull();
  });
});
