import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { isCron } from './run-task.ts';
import { taskSchema } from './task.ts';
import type { Task } from './task.ts';

const TASKS_URL = new URL('./tasks/', import.meta.url);

/** All tasks of a folder, by name. A file that is no task stops the start: a job that silently never runs is worse. */
export async function loadTasks(folder: URL = TASKS_URL): Promise<Task[]> {
  const files = readdirSync(folder).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const tasks: Task[] = [];
  for (const file of files.sort()) {
    const module = (await import(new URL(file, folder).href)) as { default?: unknown };
    tasks.push(checked(module.default, basename(file, '.ts')));
  }
  return tasks;
}

function checked(exported: unknown, name: string): Task {
  const parsed = taskSchema.safeParse(exported);
  if (!parsed.success) throw new Error(`tasks/${name}.ts is no task: ${parsed.error.message}`);
  const task = parsed.data;
  if (task.name !== name) throw new Error(`tasks/${name}.ts calls itself ${task.name}`);
  if (!isCron(task.cron)) throw new Error(`tasks/${name}.ts: not a timetable: ${task.cron}`);
  return task;
}
