import type { Routes } from '@angular/router';
import { UsersPage } from './users-page.ts';

export default [{ path: '', component: UsersPage }] satisfies Routes;
