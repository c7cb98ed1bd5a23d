import type { Routes } from '@angular/router';
import { OperationsPage } from './operations-page.ts';

export default [{ path: '', component: OperationsPage }] satisfies Routes;
