import { workingDays } from '#core/calendar/working-days.ts';
import { type Context, type GuidedForm, guided } from '#core/conversation/context.ts';
import { form, type Question } from '#core/conversation/form.ts';
import { person } from '#core/conversation/question-person.ts';
import { optional, withHelp, words } from '#core/conversation/questions.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, type Text } from '#core/kernel/text.ts';
import { earlier, later, type PlainDate } from '#core/kernel/time.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import { candidates } from '#core/pairing/candidates.ts';
import { earliestEnd, lastDay } from '#core/pairing/end-form.ts';
import { readingRoles } from './audience.ts';
import type { PetitionDeps } from './deps.ts';
import { type Filing, file } from './file.ts';
import { pairToFile } from './start.ts';
import { seenBy } from './words.ts';

/** Who will see it stands under every question. */
export const under = <A>(question: Question<A>, seen: Text): Question<A> =>
  withHelp(question, question.help ? lines(question.help, seen) : seen);

/** The last one: what it is answered with, or that it is passed, sends the petition. */
export const last = <A>(question: Question<A>, seen: Text): Question<A> =>
  under(question, lines(seen, 'После этого ответа обращение уйдёт.'));

/** The words go into the petition and are kept in one place only. */
export async function sent(ctx: Context, deps: PetitionDeps, name: string, filing: Filing) {
  await ctx.tx.forms.remove({ personId: ctx.me.person.id, form: name, status: 'sent' });
  return file(ctx, deps, filing);
}

/** «Увидят: …» for this kind in this pair. */
export async function seenIn(ctx: Context, kind: Filing['kind'], asked?: Asked, aboutId?: Id<'person'>): Promise<Text> {
  const me = ctx.me.person.id;
  const about = { kind, personId: me, ...(aboutId ? { aboutId } : {}) };
  const roles = await readingRoles(ctx, asked ? { ...about, mentorshipId: asked.pair.id } : about);
  return seenBy(kind, roles, asked && { ...asked, me });
}

interface Replacing {
  readonly reason?: string | undefined;
  readonly wished?: Id<'person'> | undefined;
}

/** П1 5.1: another mentor, without having to say why. */
export const replaceForm = (deps: PetitionDeps): GuidedForm =>
  guided<Replacing>('pet-replace', 'anyone', async (ctx, subject) => {
    const asked = await pairToFile(ctx, subject, 'replace-mentor');
    const seen = await seenIn(ctx, 'replace-mentor', asked);
    const [mentor] = peopleOn(asked.members, 'mentor').filter((one) => one !== ctx.me.person.id);
    const away = peopleOn(asked.members);
    // The bank is not a mentee's to read: of it they are offered names alone.
    const all = await ctx.tx.as({ as: 'system' }, () => candidates(ctx, 'mentor'));
    const others = all.filter((one) => !away.includes(one.id));
    const why = optional(words('Почему? Можно пропустить.', { max: 1000 }));
    const ends = others.length === 0 ? last : under;
    const base = form('pet-replace', 'Замена наставника', { immediate: true }).ask('reason', ends(why, seen));
    return {
      form:
        others.length === 0
          ? base
          : base.ask('wished', last(optional(person('Кого хотите наставником? Можно пропустить.', others)), seen)),
      send: (inside, { reason, wished }) =>
        sent(inside, deps, 'pet-replace', {
          ...{ kind: 'replace-mentor', mentorshipId: asked.pair.id, aboutId: mentor, text: reason },
          ...(wished ? { details: { wished } } : {}),
        }),
    };
  });

interface Laying {
  readonly lastDay: PlainDate;
  readonly reason?: string | undefined;
}

/** П1 4.1, art. 351.8: the duties end at the mentor's word, no sooner than three working days after it. */
export const layDownForm = (deps: PetitionDeps): GuidedForm =>
  guided<Laying>('pet-lay', 'anyone', async (ctx, subject) => {
    const asked = await pairToFile(ctx, subject, 'lay-down');
    const seen = await seenIn(ctx, 'lay-down', asked);
    const { pair } = asked;
    const earliest = await earliestDay(ctx, deps, asked);
    return {
      form: form('pet-lay', 'Сложение обязанностей', { immediate: true })
        .ask('lastDay', under(lastDay(pair, earliest, 'Последний день, когда вы наставник?', [earliest]), seen))
        .ask('reason', last(optional(words('Почему? Можно пропустить.', { max: 1000 })), seen)),
      send: (inside, answers) =>
        sent(inside, deps, 'pet-lay', {
          ...{ kind: 'lay-down', mentorshipId: pair.id, text: answers.reason },
          details: { lastDay: answers.lastDay.toString() },
        }),
    };
  });

/**
 * As the order that ends the pair will count it: a consent to the duties that was withdrawn has given notice already. A pair whose
 * term is over sooner ends with it.
 */
async function earliestDay(ctx: Context, { national }: PetitionDeps, asked: Asked): Promise<PlainDate> {
  const isWorking = workingDays(national, ctx.me.organisation.settings);
  const earliest = await ctx.tx.as({ as: 'system' }, () => earliestEnd(ctx, asked, isWorking));
  const from = later(earliest, asked.pair.inForceFrom ?? earliest);
  return asked.pair.inForceTo ? earlier(from, asked.pair.inForceTo) : from;
}
