import { type Call, isRecord, type Params, readJson } from '../http/request.ts';
import { text } from './params.ts';
import { VkRefusal } from './refuse.ts';

const MOST_CALLS = 25;

export interface Executed {
  readonly response: readonly unknown[];
  readonly errors: readonly { method: string; error_code: number; error_msg: string }[];
}

/** Only the form that client libraries write: `return [API.a.b({…}),API.c.d({…})];` */
export async function execute(
  { params }: Call,
  run: (method: string, params: Params) => Promise<unknown>,
): Promise<Executed> {
  const calls = readCode(text(params, 'code'));
  const response: unknown[] = [];
  const errors: { method: string; error_code: number; error_msg: string }[] = [];
  for (const { method, params: one } of calls) {
    try {
      response.push(await run(method, one));
    } catch (error) {
      if (!(error instanceof VkRefusal)) throw error;
      response.push(false);
      errors.push({ method, error_code: error.code, error_msg: error.message });
    }
  }
  return { response, errors };
}

function readCode(code: string): readonly { method: string; params: Params }[] {
  const list = /^\s*return \[(.*)\];?\s*$/s.exec(code)?.[1];
  if (list === undefined)
    throw new VkRefusal(12, 'Unable to compile code: only lists of API calls are understood here');
  const calls = list.split(/(?:^|,)API\.(?=\w+\.\w+\()/).filter((part) => part !== '');
  if (calls.length > MOST_CALLS)
    throw new VkRefusal(13, 'Runtime error occurred during code invocation: Too many api calls');
  return calls.map(readOne);
}

function readOne(call: string): { method: string; params: Params } {
  const [, method, json] = /^(\w+\.\w+)\((.*)\)$/s.exec(call) ?? [];
  const params = json === undefined ? undefined : readJson(json);
  if (method === undefined || !isRecord(params)) throw new VkRefusal(12, 'Unable to compile code');
  return { method, params };
}
