import { areaWords } from '#core/bank/codes.ts';
import { type Context, type GuidedForm, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { type Candidate, person } from '#core/conversation/question-person.ts';
import { choice, optional, words, yesNo } from '#core/conversation/questions.ts';
import { byAlphabet } from '#core/kernel/alphabet.ts';
import type { Id } from '#core/kernel/id.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import { directory } from '#core/people/directory.ts';
import { rolesOn } from '#core/people/roles.ts';
import { staffOf } from '#core/reminders/situation.ts';
import type { PetitionDeps } from './deps.ts';
import { last, seenIn, sent, under } from './forms-pair.ts';
import { filers } from './kinds.ts';
import { pairsFor, pairToFile } from './start.ts';

/** П1 5.1. Of whoever stands in one pair it is about that pair. */
export const improveForm = (deps: PetitionDeps): GuidedForm =>
  guided<{ readonly text: string }>('pet-improve', ['mentor', 'mentee'], async (ctx) => ({
    form: form('pet-improve', 'Предложение по программе', { immediate: true }).ask(
      'text',
      under(words('Что предлагаете изменить или добавить?', { max: 1500 }), await seenIn(ctx, 'improve-programme')),
    ),
    send: async (inside, { text }) => {
      const pairs = await pairsFor(inside, 'mediation');
      const [only] = pairs.length === 1 ? pairs : [];
      return sent(inside, deps, 'pet-improve', { kind: 'improve-programme', text, mentorshipId: only?.pair.id });
    },
  }));

/** П1 4.1: with that colleague's consent. The topic is a tap, so nothing personal is said by the way. */
export const colleagueForm = (deps: PetitionDeps): GuidedForm =>
  guided<{ readonly colleague: Id<'person'>; readonly area: keyof typeof areaWords }>(
    'pet-colleague',
    'anyone',
    async (ctx, subject) => {
      const asked = await pairToFile(ctx, subject, 'involve-colleague');
      const seen = await seenIn(ctx, 'involve-colleague', asked);
      return {
        form: form('pet-colleague', 'Привлечь коллегу', { immediate: true })
          .ask('colleague', under(person('Кого попросить? Спросим согласия.', await colleagues(ctx, asked)), seen))
          .ask(
            'area',
            last(choice('С чем нужна помощь? Нажмите или напишите словом: дисциплина, родители.', areaWords), seen),
          ),
        send: (inside, { colleague, area }) =>
          sent(inside, deps, 'pet-colleague', {
            ...{ kind: 'involve-colleague', mentorshipId: asked.pair.id, consentOf: colleague },
            details: { area },
          }),
      };
    },
  );

/** Who works here, is reached by the bot and does not stand in the pair. */
async function colleagues(ctx: Context, { members }: Asked): Promise<readonly Candidate[]> {
  const away = [...peopleOn(members), ctx.me.person.id];
  const staff = await staffOf(ctx.tx, ctx.me.organisation, ctx.now);
  return (await directory(ctx))
    .filter(({ roles }) => rolesOn(roles, ctx.me.today).some((role) => role !== 'guest'))
    .map(({ person: one }) => one)
    .filter((one) => staff.connected(one.id) && !away.includes(one.id));
}

/** П1 4.1: to get to know the personal file in the established order. */
export const personalFileForm = (deps: PetitionDeps): GuidedForm =>
  guided<{ readonly about?: Id<'person'>; readonly text?: string | undefined }>(
    'pet-file',
    'anyone',
    async (ctx, subject) => {
      const asked = await pairToFile(ctx, subject, 'personal-file');
      const { base, about } = await aboutWhom(ctx, asked, 'pet-file', 'Личное дело');
      const seen = await seenIn(ctx, 'personal-file', asked);
      return {
        form: base.ask('text', last(optional(words('Что нужно узнать? Можно пропустить.', { max: 1000 })), seen)),
        send: (inside, answers) =>
          sent(inside, deps, 'pet-file', {
            ...{ kind: 'personal-file', mentorshipId: asked.pair.id, text: answers.text },
            aboutId: about(answers.about),
          }),
      };
    },
  );

/** Whom of a group it is about; in a pair nobody needs to be asked. */
async function aboutWhom(ctx: Context, { members }: Asked, name: string, title: string) {
  const ids = peopleOn(members, 'mentee').filter((one) => one !== ctx.me.person.id);
  const people = await ctx.tx.people.among('id', ids);
  const sorted = [...people].sort((a, b) => byAlphabet(a.surname, b.surname));
  const base = form(name, title, { immediate: true }).askIf(
    () => ids.length > 1,
    'about',
    person('О ком речь?', sorted),
  );
  return { base, about: (said: Id<'person'> | undefined) => said ?? ids[0] };
}

interface Behind {
  readonly about?: Id<'person'>;
  readonly what: 'reward' | 'discipline';
  readonly text: string;
}

/** П1 4.2: seen by the curator and the head alone. */
export const rewardForm = (deps: PetitionDeps): GuidedForm =>
  guided<Behind>('pet-reward', 'anyone', async (ctx, subject) => {
    const asked = await pairToFile(ctx, subject, 'reward');
    const { base, about } = await aboutWhom(ctx, asked, 'pet-reward', 'Поощрение или взыскание');
    const seen = await seenIn(ctx, 'reward', asked);
    return {
      form: base
        .ask('what', under(choice('Что предлагаете?', { reward: 'Поощрение', discipline: 'Взыскание' }), seen))
        .ask('text', under(words('За что и что именно?', { max: 1000 }), seen)),
      send: (inside, answers) =>
        sent(inside, deps, 'pet-reward', {
          ...{ kind: answers.what, mentorshipId: asked.pair.id, text: answers.text },
          aboutId: about(answers.about),
        }),
    };
  });

/** 1.5: for an activity of the programme. */
export const releaseForm = (deps: PetitionDeps): GuidedForm =>
  guided<{ readonly text: string; readonly offers?: string | undefined }>('pet-release', filers, async (ctx) => {
    const seen = await seenIn(ctx, 'release');
    return {
      form: form('pet-release', 'Освобождение от работы', { immediate: true })
        .ask('text', under(words('Какое мероприятие и когда?', { max: 500 }), seen))
        .ask('offers', last(optional(words('Кто мог бы заменить вас? Можно пропустить.', { max: 200 })), seen)),
      send: (inside, { text, offers }) =>
        sent(inside, deps, 'pet-release', { kind: 'release', text, ...(offers ? { details: { offers } } : {}) }),
    };
  });

/** 4.4.5: the other side is told only with their word. */
export const mediationForm = (deps: PetitionDeps): GuidedForm =>
  guided<{ readonly text: string; readonly open: 'yes' | 'no' }>('pet-mediate', 'anyone', async (ctx, subject) => {
    const asked = await pairToFile(ctx, subject, 'mediation');
    const seen = await seenIn(ctx, 'mediation', asked);
    return {
      form: form('pet-mediate', 'Обращение в совет', { immediate: true })
        .ask('text', under(words('В чём вопрос? Так, как видите его вы.', { max: 1000 }), seen))
        .ask('open', last(yesNo('Показать вопрос другой стороне, чтобы она могла написать, как видит его она?'), seen)),
      send: (inside, { text, open }) =>
        sent(inside, deps, 'pet-mediate', {
          ...{ kind: 'mediation', mentorshipId: asked.pair.id, text },
          details: { open },
        }),
    };
  });
