import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { type Form, form } from '#core/conversation/form.ts';
import { choice, optional, several, withHelp, words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tell } from '#core/delivery/tell.ts';
import { hoursWords } from '#core/journal/hours.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { happened, peopleOn } from '#core/pairing/access.ts';
import { titleOf } from '#core/pairing/words.ts';
import { tellCurators } from '#core/people/curators.ts';
import type { Held } from '#core/programmes/access.ts';
import { asSystem } from '#core/survey/campaign-access.ts';
import type { Conclusion, Summary } from './closing.ts';
import { closedProgramme, doneOf, isMentor } from './ground.ts';
import { summariesScreen } from './summaries.ts';
import { conclusionWords, proposalWords } from './words.ts';
import { workIn } from './work.ts';

export const summaryActions: readonly Action[] = [
  action(
    'closing.sum',
    'anyone',
    async (ctx, programme = '') => ctx.fill('closing-summary', (await mentored(ctx, programme)).programme.id),
    { below: true },
  ),
  action('closing.sums', 'anyone', (ctx, programme = '', page = '0') => summariesScreen(ctx, programme, page)),
];

/** A closed programme in which the presser is a mentor. Throws not-found, programme-open. */
async function mentored(ctx: Context, programmeId: string): Promise<Held> {
  const ground = await closedProgramme(ctx, programmeId);
  if (!isMentor(ctx, ground)) throw new Refusal('not-found');
  return ground;
}

type About = Readonly<Record<`c${number}`, Conclusion>>;
type Answers = About & {
  readonly achieved: string;
  readonly proposals: readonly (keyof typeof proposalWords)[];
  readonly words?: string | undefined;
};

/** 5.2.2 «подводить итоги адаптации с предложениями»: a tap for each mentee, what was done is there already, proposals by taps. */
export const summaryForm = guided<Answers>('closing-summary', 'anyone', async (ctx, subject) => {
  const ground = await mentored(ctx, subject);
  const mentees = menteesFor(ctx, ground);
  const [mine] = await ctx.tx.summaries.where({ programmeId: ground.programme.id, by: ctx.me.person.id });
  return {
    form: questions(mentees),
    prefill: mine ? typed(mine, mentees) : { achieved: await achievedBy(ctx, ground) },
    send: async (inside, answers) => keep(inside, await mentored(inside, subject), answers),
  };
});

/** In a reverse pair each of the two concludes about the other. */
const menteesFor = ({ me }: Context, { members }: Held): readonly Id<'person'>[] =>
  peopleOn(members, 'mentee').filter((one) => one !== me.person.id);

const questions = (mentees: readonly Id<'person'>[]) =>
  mentees
    .reduce<Form<About>>(
      (all, mentee, index) =>
        all.ask(`c${index}`, choice(say`${named(mentee)}: как дальше с работой?`, conclusionWords)),
      // as many conclusions as mentees: their keys are known only here
      form('closing-summary', 'Итоги адаптации') as Form<About>,
    )
    .ask(
      'achieved',
      withHelp(words('Что достигнуто?', { max: 1500 }), 'Итоги прочитают участники программы, куратор и директор.'),
    )
    .ask('proposals', several('Что предлагаете? Можно несколько.', proposalWords))
    .ask('words', optional(words('Добавите что-нибудь словами? Можно пропустить.', { max: 1000 })));

const typed = (mine: Summary, mentees: readonly Id<'person'>[]): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(mentees.map((one, index) => [`c${index}`, mine.conclusions[one] ?? 'alone'])),
  ...{ achieved: mine.achieved, proposals: mine.proposals.join(','), words: mine.words ?? '' },
});

const longestPrefill = 1200;

/** From the accepted activities and the journal; the mentor mends it. */
async function achievedBy(ctx: Context, ground: Held): Promise<string> {
  const { accepted, planned } = await doneOf(ctx.tx, ground);
  const { meetings, minutes } = await workIn(ctx.tx, ground, ctx.me.person.id);
  const titles = accepted.map((one) => one.title).join('; ');
  return cut(
    [
      `Принято мероприятий: ${accepted.length} из ${planned}${titles === '' ? '' : ` (${titles})`}.`,
      `Встреч: ${meetings}${minutes > 0 ? `, часы: ${hoursWords(minutes)}` : ''}.`,
    ].join(' '),
    longestPrefill,
  );
}

async function keep(ctx: Context, ground: Held, answers: Answers): Promise<Screen> {
  const { programme } = ground;
  const by = ctx.me.person.id;
  const [before] = await ctx.tx.summaries.where({ programmeId: programme.id, by });
  const summary: Summary = {
    ...{
      id: before?.id ?? ctx.newId<'summary'>(),
      organisationId: programme.organisationId,
      programmeId: programme.id,
    },
    ...{ by, at: ctx.now, achieved: answers.achieved, proposals: answers.proposals },
    conclusions: Object.fromEntries(
      menteesFor(ctx, ground).map((one, index) => [one, answers[`c${index}`] ?? 'supported']),
    ),
    ...(answers.words ? { words: answers.words } : {}),
  };
  if (before) await ctx.tx.summaries.put(summary);
  else await ctx.tx.summaries.add(summary);
  await ctx.tx.forms.remove({ personId: by, form: 'closing-summary', status: 'sent' });
  await happened(ctx, programme.mentorshipId, 'summed-up', { programme: programme.id });
  await tellOthers(ctx, ground, summary);
  return summariesScreen(ctx, programme.id, '0', 'Итоги записаны. Их видят участники программы, куратор и директор.');
}

async function tellOthers(ctx: Context, ground: Held, { programmeId, at }: Summary): Promise<void> {
  const told = screen(lines(say`Итоги адаптации подведены: ${titleOf(ground)}`), [
    button('Прочитать', 'closing.sums', programmeId),
  ]);
  const key = `summary:${programmeId}:${at.epochMilliseconds}`;
  const { organisation } = ctx.me;
  const people = peopleOn(ground.members).filter((one) => one !== ctx.me.person.id);
  await tell(ctx, { key, people, organisationId: organisation.id, screen: told });
  await asSystem(ctx, ({ tx, now }) =>
    tellCurators(tx, organisation, { key, now, screen: told, except: ctx.me.person.id }),
  );
}
