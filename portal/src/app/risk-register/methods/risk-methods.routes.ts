import type { Routes } from '@angular/router';
import { RiskMethodsPage } from './risk-methods-page.ts';

export default [{ path: '', component: RiskMethodsPage }] satisfies Routes;
