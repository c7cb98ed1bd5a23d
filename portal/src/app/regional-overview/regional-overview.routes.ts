import type { Routes } from '@angular/router';
import { RegionalOverviewPage } from './regional-overview-page.ts';

export default [{ path: '', component: RegionalOverviewPage }] satisfies Routes;
