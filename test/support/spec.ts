import type { Exchange } from '../../src/sandbox/sandbox.ts';
import { checkTelegramAnswer, checkTelegramRequest, telegramSpecIsHere } from './spec-telegram.ts';
import { checkVkAnswer, checkVkEvent, checkVkRequest, vkSpecIsHere } from './spec-vk.ts';

export const specIsHere = telegramSpecIsHere && vkSpecIsHere;

/** The faults of one request of the bot and of the sandbox's answer to it, by the official descriptions. */
export function checkExchange({ messenger, method, params, answer }: Exchange): readonly string[] {
  if (!specIsHere) return [];
  if (messenger === 'telegram') {
    const requested = checkTelegramRequest(method, params);
    return isOk(answer) ? [...requested, ...checkTelegramAnswer(method, answer.result)] : requested;
  }
  if (method === 'a_check') return isPoll(answer) ? answer.updates.flatMap(checkVkEvent) : [];
  if (method === 'execute' || method.startsWith('upload.')) return [];
  return [...checkVkRequest(method, params), ...(answer === undefined ? [] : checkVkAnswer(method, answer))];
}

/** Was the request answered, and not with a refusal? */
export function isAccepted({ messenger, answer }: Exchange): boolean {
  if (messenger === 'telegram') return isOk(answer);
  return typeof answer === 'object' && answer !== null && !('error' in answer);
}

function isOk(answer: unknown): answer is { readonly ok: true; readonly result: unknown } {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;
}

function isPoll(answer: unknown): answer is { readonly updates: readonly Readonly<Record<string, unknown>>[] } {
  return typeof answer === 'object' && answer !== null && 'updates' in answer && Array.isArray(answer.updates);
}
