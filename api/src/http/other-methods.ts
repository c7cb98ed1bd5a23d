import type { RequestHandler } from 'express';
import type { Method } from '@parkwatch/domain/wire/endpoint';
import { problem } from './problem.ts';

/** For whatever method was not handled before it: what the path takes instead. Express answers HEAD where there is GET. */
export function otherMethods(methods: readonly Method[]): RequestHandler {
  const names = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  const allow = [...new Set(names)].join(', ');
  return () => {
    throw problem('method-not-allowed', { headers: { allow } });
  };
}
