import type { Params } from '../http/request.ts';
import { wrongParameter } from './refuse.ts';

export function text(params: Params, name: string): string {
  const raw = params[name];
  return raw === undefined || raw === null ? '' : String(raw);
}

export function integer(params: Params, name: string): number | undefined {
  const raw = text(params, name).trim();
  if (raw === '') return undefined;
  if (!/^-?\d+$/.test(raw)) throw wrongParameter(`${name} not integer`);
  return Number(raw);
}

/** A list of numbers separated by commas. */
export function integers(params: Params, name: string): readonly number[] | undefined {
  const raw = text(params, name).trim();
  if (raw === '') return undefined;
  const items = raw.split(',').map((item) => item.trim());
  if (!items.every((item) => /^-?\d+$/.test(item))) throw wrongParameter(`${name} should be a list of integers`);
  return items.map(Number);
}

export function flag(params: Params, name: string): boolean {
  return text(params, name) === '1' || text(params, name) === 'true';
}
