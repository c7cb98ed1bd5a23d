import type { Request } from 'express';
import type { Language } from './problem.ts';

/** Chinese when the client has no wish (the system is Chinese first), English when it wishes neither. */
export function clientLanguage(req: Request): Language {
  const best = req.acceptsLanguages(['zh', 'en']);
  return best === 'zh' ? 'zh' : 'en';
}
