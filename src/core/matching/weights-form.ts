import { guided, holds } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { scale } from '#core/conversation/question-scale.ts';
import type { MatchingHouse } from './deps.ts';
import { batchScreen } from './hub.ts';
import { draftScreen } from './town-screens.ts';
import { type Weights, weightsOf, weightWords } from './weights.ts';

const weigh = (key: keyof Weights) => scale(weightWords[key], { min: 0, max: 5, low: 'не важно', high: 'очень важно' });

const questions = () =>
  form('match-weights', 'Что важнее при подборе')
    .ask('subject', weigh('subject'))
    .ask('need', weigh('need'))
    .ask('form', weigh('form'))
    .ask('mode', weigh('mode'))
    .ask('wish', weigh('wish'))
    .ask('years', weigh('years'))
    .ask('reverse', weigh('reverse'))
    .ask('load', weigh('load'));

/** The organisation's own weights; what is not changed stays as it is. */
export const weightsForm = (house: MatchingHouse) =>
  guided<AnswersOf<ReturnType<typeof questions>>>('match-weights', ['curator', 'municipal'], async (ctx) => ({
    form: questions(),
    prefill: Object.fromEntries(
      Object.entries(weightsOf(ctx.me.organisation.settings.weights)).map(([key, weight]) => [key, String(weight)]),
    ),
    send: async (inside, weights) => {
      const organisation = await inside.tx.organisations.lock(inside.me.organisation.id);
      const changed = { ...organisation, settings: { ...organisation.settings, weights } };
      await inside.tx.organisations.put(changed);
      const after = { ...inside, me: { ...inside.me, organisation: changed } };
      const note = 'Записано, подбор пересчитан.';
      return holds(inside.me, 'curator') ? batchScreen(after, house, '0', note) : draftScreen(after, house, '0', note);
    },
  }));
