import { z } from 'zod';
import { date } from '#core/kernel/time.ts';
import { refusalReasons } from '#core/roadmap/reading-result.ts';

const day = z.string().transform(date);

const period = z.object({ from: day, to: day });

const deadline = z.object({
  phrase: z.string(),
  kind: z.enum(['window', 'windows', 'recurring', 'continuous', 'on_request', 'unresolved']),
  windows: z.array(z.object({ from: day.exactOptional(), due: day })),
  question: z.string().exactOptional(),
});

const stage = z.object({
  number: z.string(),
  group: z.string().exactOptional(),
  title: z.string(),
  content: z.array(z.string()),
  result: z.string(),
  deadline,
  responsible: z.string(),
});

// What comes back over the pipe: the child has been alone with a stranger's file, so its answer is checked like one.

export const roadmap = z.object({
  title: z.string(),
  plan: period.exactOptional(),
  order: z.object({ number: z.string(), date: day }).exactOptional(),
  sections: z.number(),
  stages: z.array(stage),
});

export const refusal = z.object({ refused: z.enum(refusalReasons) });

export const sheets = z.array(z.object({ rows: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })) }));

export const people = z.array(
  z.object({
    surname: z.string(),
    name: z.string(),
    patronymic: z.string().exactOptional(),
    position: z.string().exactOptional(),
    role: z.string().exactOptional(),
    row: z.number(),
  }),
);
