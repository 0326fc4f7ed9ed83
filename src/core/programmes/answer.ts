import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere, untell } from '#core/delivery/tell.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { happened, peopleOn, voicesOf } from '#core/pairing/access.ts';
import { titleOf } from '#core/pairing/words.ts';
import { asSystem } from '#core/survey/campaign-access.ts';
import { type Held, isGone, ownLocked, programmeFor } from './access.ts';
import { answerRow, cardScreen, textOf } from './card.ts';
import { allSaid, askApproval } from './judge.ts';
import { agreedKey, offerKey } from './lapse.ts';
import { planOf } from './plan.ts';
import type { Agreement, Programme } from './programme.ts';
import { answerBy, answered, dropped, offered } from './state.ts';
import { wrongIn } from './term.ts';
import { answerWords } from './words.ts';

/** Offered to everybody in it; each answers by one tap, and adds a reason if they want to. */
export const answerActions: readonly Action[] = [
  action('prog.offer', 'anyone', (ctx, id = '') => offer(ctx, id)),
  action('prog.yes', 'anyone', (ctx, id = '', version = '') => reply(ctx, id, version, 'yes')),
  action('prog.talk', 'anyone', (ctx, id = '', version = '') => reply(ctx, id, version, 'discuss')),
  action('prog.no', 'anyone', (ctx, id = '', version = '') => reply(ctx, id, version, 'no')),
  action('prog.why', 'anyone', async (ctx, id = '') => ctx.fill('prog-why', (await doubted(ctx, id)).programme.id)),
  action('prog.drop', 'anyone', (ctx, id = '') => dropQuestion(ctx, id)),
  action('prog.dropped', 'anyone', (ctx, id = '') => drop(ctx, id)),
];

async function offer(ctx: Context, id: string): Promise<Screen> {
  const held = await ownLocked(ctx, id);
  if (isGone(held.pair)) throw new Refusal('stale');
  const plan = await planOf(ctx, held.programme);
  const lacks = lackOf(
    held,
    plan.map((one) => one.area === undefined),
  );
  if (held.programme.status === 'draft' && lacks) return cardScreen(ctx, id, lacks);
  const programme = offered(held.programme, ctx.me.person.id, ctx.now.toString());
  await ctx.tx.programmes.put(programme);
  await happened(ctx, programme.id, 'offered');
  await untell(ctx, offerKey(programme));
  const after = { ...held, programme };
  await tellHere(
    ctx,
    `${offerKey(programme)}:${programme.version}`,
    othersIn(ctx, held),
    screen(
      lines(say`Вам предлагают программу. Предлагает: ${named(ctx.me.person.id)}`, '', await textOf(ctx, after)),
      answerRow(programme),
      [button('Мероприятия', 'prog.plan', programme.id, '0'), button('Изменить', 'prog.edit', programme.id)],
    ),
  );
  return cardScreen(ctx, id, 'Программа предложена, ваше «Да» записано. Когда ответят остальные, бот сообщит.');
}

/** What a programme must have (1.3): a term, activities against difficulties and in support of strengths. */
function lackOf({ programme, pair }: Held, supports: readonly boolean[]): string | undefined {
  const wrong = wrongIn(pair, programme);
  if (wrong) return `Предложить пока нельзя. ${wrong}`;
  if (!supports.includes(false))
    return 'Предложить пока нельзя: нужно хотя бы одно мероприятие по направлению (п. 1.3). Откройте «Мероприятия».';
  if (!supports.includes(true))
    return 'Предложить пока нельзя: нужно хотя бы одно мероприятие в поддержку сильных сторон (п. 1.3). Откройте «Мероприятия».';
  return undefined;
}

const othersIn = (ctx: Context, { members }: Pick<Held, 'members'>): readonly Id<'person'>[] =>
  peopleOn(members).filter((one) => one !== ctx.me.person.id);

async function reply(ctx: Context, id: string, version: string, answer: Agreement['answer']): Promise<Screen> {
  const held = await ownLocked(ctx, id);
  const { programme } = held;
  if (isGone(held.pair) || (programme.status !== 'offered' && programme.status !== 'agreed'))
    throw new Refusal('stale');
  // An old message speaks of what is no longer there.
  if (version !== String(programme.version))
    return cardScreen(ctx, id, 'С тех пор программу изменили. Посмотрите, какой она стала, и ответьте.');
  const me = ctx.me.person.id;
  if (answerBy(programme, me)?.answer === answer) return cardScreen(ctx, id, 'Этот ответ уже записан.');
  const word: Agreement = { person: me, version: programme.version, answer, at: ctx.now.toString() };
  await written(ctx, held, answered(programme, word, voicesOf(held.members)));
  return cardScreen(ctx, id, notes[answer]);
}

const notes: Readonly<Record<Agreement['answer'], string>> = {
  yes: 'Ответ записан: Да.',
  discuss: 'Ответ записан: Обсудить. Напишите, о чём, или сами измените то, что нужно.',
  no: 'Ответ записан: Нет. Можно написать почему или изменить программу.',
};

/** Writes an answer down and tells the others; the curator hears when everybody has agreed. */
async function written(ctx: Context, held: Held, programme: Programme): Promise<void> {
  await ctx.tx.programmes.put(programme);
  const said = answerBy(programme, ctx.me.person.id);
  if (!said) return;
  await happened(ctx, programme.id, 'answered', {
    answer: said.answer,
    ...(said.reason ? { reason: said.reason } : {}),
  });
  const open = button('Открыть программу', 'prog.open', programme.id);
  const key = `prog-answer:${programme.id}:${ctx.me.person.id}:${ctx.now.epochMilliseconds}`;
  await tellHere(
    ctx,
    key,
    othersIn(ctx, held),
    screen(lines(...answerTold(ctx, held, said), allSaid(programme)), [open]),
  );
  if (programme.status !== 'agreed') return untell(ctx, agreedKey(programme));
  await asSystem(ctx, (desk) => askApproval(desk, { ...held, programme }, ctx.me.person.id));
}

const answerTold = (ctx: Context, held: Held, { answer, reason }: Agreement): readonly (Text | string)[] => [
  say`Программа: ${titleOf(held)}`,
  say`${named(ctx.me.person.id)} отвечает: ${answerWords[answer]}`,
  ...(reason ? [`Почему: ${reason}`] : []),
];

/** An answer other than «Да» to which words can be added. Throws not-found, stale. */
async function doubted(ctx: Context, id: string): Promise<Held> {
  const held = await programmeFor(ctx, id);
  const said = answerBy(held.programme, ctx.me.person.id);
  if (held.programme.status !== 'offered' || !said || said.answer === 'yes') throw new Refusal('stale');
  return held;
}

export const whyGuided = guided<{ readonly reason: string }>('prog-why', 'anyone', async (ctx, subject) => {
  const { programme: before } = await doubted(ctx, subject);
  return {
    form: form('prog-why', 'Ваш ответ', { immediate: true }).ask(
      'reason',
      words('Почему? Это увидят все, кто в программе, и куратор.', { max: 500 }),
    ),
    send: async (inside, { reason }) => {
      await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'prog-why', status: 'sent' });
      await doubted(inside, before.id);
      const held = await ownLocked(inside, before.id);
      const me = inside.me.person.id;
      const said = answerBy(held.programme, me);
      if (!said) throw new Refusal('stale');
      await written(inside, held, answered(held.programme, { ...said, reason }, voicesOf(held.members)));
      return cardScreen(inside, before.id, 'Записано, остальные узнают.');
    },
  };
});

async function dropQuestion(ctx: Context, id: string): Promise<Screen> {
  const { programme, members } = await ownLocked(ctx, id);
  dropped(programme);
  return screen(
    lines(
      say`Снять программу? ${titleOf({ members })}`,
      'Её мероприятия пропадут из списка, и можно будет начать заново.',
    ),
    [button('Снять', 'prog.dropped', programme.id), button('Оставить', 'prog.open', programme.id)],
  );
}

async function drop(ctx: Context, id: string): Promise<Screen> {
  const held = await ownLocked(ctx, id);
  const programme = dropped(held.programme);
  await ctx.tx.programmes.put(programme);
  await happened(ctx, programme.id, 'dropped');
  await untell(ctx, offerKey(programme));
  await untell(ctx, agreedKey(programme));
  await tellHere(
    ctx,
    `prog-dropped:${programme.id}`,
    othersIn(ctx, held),
    screen(say`Черновик программы снят: ${titleOf(held)}. Снимает: ${named(ctx.me.person.id)}`, [
      button('Составить заново', 'prog.of', held.pair.id),
    ]),
  );
  return screen('Программа снята. Можно начать заново.', [
    button('Составить программу', 'prog.of', held.pair.id),
    button('Меню', 'menu'),
  ]);
}
