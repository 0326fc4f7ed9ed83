import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { choice, several, words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, say } from '#core/kernel/text.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import { isInForce } from '#core/pairing/in-force.ts';
import { titleOf } from '#core/pairing/words.ts';
import { record } from '#core/record/record.ts';
import { connectedHolders } from '#core/reminders/holders.ts';
import { pairToLog } from './access.ts';
import { adaptationAct, adaptationLines, goingWords, worryWords } from './adaptation-words.ts';

export const adaptationActions: readonly Action[] = [
  action('j.adapt', 'anyone', async (ctx, pair = '') =>
    ctx.fill('adaptation', (await pairAsMentor(ctx, pair)).pair.id),
  ),
  action('j.adapt.say', 'anyone', async (ctx, pair = '') =>
    ctx.fill('adaptation-words', (await pairAsMentor(ctx, pair)).pair.id),
  ),
];

/** A pair in force today in which the presser is a mentor. Throws not-found, stale. */
async function pairAsMentor(ctx: Context, pairId: string): Promise<Asked> {
  const asked = await pairToLog(ctx, pairId);
  if (!peopleOn(asked.members, 'mentor').includes(ctx.me.person.id)) throw new Refusal('not-found');
  if (!isInForce(asked.pair, ctx.me.today)) throw new Refusal('stale');
  return asked;
}

interface Answers {
  readonly going: keyof typeof goingWords;
  readonly worries?: readonly (keyof typeof worryWords)[];
  readonly help: 'yes' | 'no';
}

/** 5.2.2: a mentor reports to the curator how adaptation goes; three questions, a tap each. The mentee does not see it. */
export const adaptationForm = guided<Answers>('adaptation', 'anyone', async (ctx, pairId) => {
  const asked = await pairAsMentor(ctx, pairId);
  return {
    form: form('adaptation', 'Как идёт адаптация', { immediate: true })
      .ask('going', {
        ...choice('Как идёт адаптация?', goingWords),
        help: say`${titleOf(asked)}\nОтвет увидят только куратор и директор.`,
      })
      .askIf(({ going }) => going !== 'easy', 'worries', several('Что беспокоит? Можно несколько.', worryWords))
      .ask('help', choice('Нужна помощь куратора?', { yes: 'Да', no: 'Нет' })),
    send: (inside, answers) => report(inside, asked, answers),
  };
});

async function report(ctx: Context, asked: Asked, { going, worries = [], help }: Answers): Promise<Screen> {
  const { pair } = asked;
  const details = { going, help, ...(worries.length > 0 ? { worries: worries.join(',') } : {}) };
  const of = { organisationId: pair.organisationId, subject: pair.id, by: ctx.me.person.id };
  await record(ctx, { ...of, act: adaptationAct, details });
  if (help === 'yes') await askCurators(ctx, asked, adaptationLines({ details }));
  return screen(
    help === 'yes' ? 'Записано. Куратор узнает, что нужна помощь.' : 'Записано, куратор увидит это в карточке пары.',
    [button('Добавить словами', 'j.adapt.say', pair.id)],
    [button('Меню', 'menu')],
  );
}

const askCurators = async (ctx: Context, asked: Asked, said: readonly string[]): Promise<void> =>
  tellHere(
    ctx,
    `adaptation:${asked.pair.id}:${ctx.now.epochMilliseconds}`,
    (await connectedHolders(ctx, 'curator')).filter((one) => one !== ctx.me.person.id),
    screen(lines(say`Наставник просит помощи куратора: ${titleOf(asked)}`, ...said), [
      button('Открыть пару', 'pair', asked.pair.id),
    ]),
  );

/** Words are not asked for, they can be added. */
export const adaptationWordsForm = guided<{ readonly text: string }>(
  'adaptation-words',
  'anyone',
  async (ctx, pairId) => {
    const { pair } = await pairAsMentor(ctx, pairId);
    return {
      form: form('adaptation-words', 'Об адаптации', { immediate: true }).ask(
        'text',
        words('Что важно знать куратору? Наставляемый этого не увидит.', { max: 700 }),
      ),
      send: async (inside, { text }) => {
        // A remark: it is erased with whoever wrote it and with whom it is about.
        const of = { organisationId: pair.organisationId, subject: pair.id, by: inside.me.person.id };
        await record(inside, { ...of, act: adaptationAct, details: { remark: text } });
        await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'adaptation-words', status: 'sent' });
        return screen('Записано, куратор увидит это в карточке пары.', [button('Меню', 'menu')]);
      },
    };
  },
);
