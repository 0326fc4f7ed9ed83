import { z } from 'zod';

const label = z.union([z.string(), z.number().int().min(0)]);
const account = z.union([z.boolean(), z.number().int().positive()]);

export const person = z.object({
  name: z.string().trim().min(1).max(120),
  key: z.string().max(120).optional(),
  first: z.string().max(64).optional(),
  last: z.string().max(64).optional(),
  note: z.string().max(300).optional(),
  telegram: account.optional(),
  vk: account.optional(),
  start: z.string().max(512).optional(),
});

export const people = z.object({ people: z.array(person).max(500) });
export const newPhone = z.object({ messenger: z.enum(['telegram', 'vk']) });
export const start = z.object({ payload: z.string().max(512).default('') });
export const words = z.object({ text: z.string(), payload: z.string().optional(), ref: z.string().optional() });
export const press = z.object({ message: z.number().int(), button: label });
export const keyboard = z.object({ button: label });
export const link = z.object({ url: z.string().max(2048) });
export const forge = z.object({ data: z.string().max(4096), message: z.number().int().optional() });
export const redeliver = z.object({
  messenger: z.enum(['telegram', 'vk']),
  mode: z.enum(['duplicate', 'shuffle']),
  count: z.number().int().min(1).max(300).default(10),
});
export const longPoll = z.object({ failed: z.union([z.literal(1), z.literal(2), z.literal(3)]) });
export const advance = z.object({ advance: z.string().max(40) });

export const fault = z.object({
  messenger: z.enum(['telegram', 'vk']),
  kind: z.enum(['down', '5xx', 'reset-after-accept', '429', 'error', 'slow']),
  code: z.number().int().optional(),
  description: z.string().optional(),
  retryAfter: z.number().int().min(1).optional(),
  ms: z.number().int().min(0).max(120_000).optional(),
  methods: z.array(z.string()).optional(),
  phone: z.string().optional(),
  times: z.number().int().min(1).optional(),
  probability: z.number().min(0).max(1).optional(),
});
