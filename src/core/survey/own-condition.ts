import { type GuidedForm, guided } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { form } from '#core/conversation/form.ts';
import { choice, several } from '#core/conversation/questions.ts';
import { writers } from './hub.ts';
import { longestLabel } from './item-words.ts';
import { itemBy } from './own-access.ts';
import { conditionsFor, rewrite, valuesOf } from './own-edit.ts';
import { itemScreen } from './own-items.ts';
import { save } from './own-versions.ts';
import type { Item } from './questionnaire.ts';

const everybody = 'all';

/** On which earlier choice, and on which of its answers; «Задавать всем» takes a condition off. */
export const whenForm: GuidedForm = guided<Readonly<Record<string, unknown>>>(
  'q-when',
  writers,
  async (ctx, subject) => {
    const { draft: now, item: shown } = await itemBy(ctx, subject);
    const sources = conditionsFor(now, shown.key);
    const on = choice('Когда задавать этот вопрос?', {
      [everybody]: 'Задавать всем',
      ...Object.fromEntries(sources.map(({ key, text }) => [key, cut(text, longestLabel)])),
    });
    const asked = sources.reduce(
      (all, source) =>
        all.askIf(
          (answers: Readonly<Record<string, unknown>>) => answers.on === source.key,
          `is-${source.key}`,
          several(
            `При каких ответах на «${cut(source.text, 200)}» задавать?`,
            Object.fromEntries(valuesOf(source).map(({ value, label }) => [value, label])),
          ),
        ),
      form('q-when', 'Условие', { immediate: true }).ask('on', on),
    );
    return {
      form: asked,
      send: async (inside, answers) => {
        const { draft, item } = await itemBy(inside, subject);
        const { when: _when, ...rest } = item;
        const key = String(answers.on);
        const is = answers[`is-${key}`];
        const next: Item =
          key !== everybody && Array.isArray(is) ? { ...rest, when: { key, is: is.map(String) } } : rest;
        return itemScreen(await save(inside, rewrite(draft, next), `when ${item.key}`), item.key);
      },
    };
  },
);
