import { areaWords, formWords } from '#core/bank/codes.ts';
import { positionsOf } from '#core/consents/print.ts';
import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { hoursWords } from '#core/journal/hours.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { kindsWords, spanOf } from '#core/pairing/words.ts';
import { holdersToday } from '#core/people/curators.ts';
import { fullName, isErased } from '#core/people/full-name.ts';
import type { Held } from '#core/programmes/access.ts';
import { numberOf } from './certificate.ts';
import type { Certificate } from './closing.ts';
import type { CertificatePaper } from './papers.ts';
import { daysOf, workIn } from './work.ts';

/** What stands on a certificate, read anew: the journal counts in the days of the order alone. In the system's scope. Throws stale. */
export async function certificatePaper(ctx: Context, ground: Held, one: Certificate): Promise<CertificatePaper> {
  const { organisation } = ctx.me;
  const [person] = await ctx.tx.people.among('id', [one.personId]);
  if (!person || isErased(person)) throw new Refusal('stale');
  const [head] = await holdersToday(ctx.tx, organisation, ['head'], ctx.now);
  const [signer] = head ? await ctx.tx.people.among('id', [head]) : [];
  const { from, to } = daysOf(ground);
  const whole = ground.programme.closeReason === 'done';
  return {
    ...{ organisation: organisation.name, number: numberOf(one), person: fullName(person), ...titles[one.side] },
    about:
      whole || one.side === 'mentor'
        ? titles[one.side].about
        : 'об участии в персонализированной программе наставничества',
    position: (await positionsOf(ctx, [one.personId])).get(one.personId) ?? '',
    facts: [
      { label: 'Срок', words: spanOf(from, to) },
      { label: 'Форма', words: `${formWords[ground.pair.form]}, ${kindsWords(ground.pair.kinds)}` },
      { label: 'Направления', words: ground.programme.areas.map((area) => areaWords[area].toLowerCase()).join(', ') },
      { label: 'По журналу', words: workWords(await workIn(ctx.tx, ground, one.personId)) },
    ].filter(({ words }) => words !== ''),
    signer: { position: 'Руководитель', name: signer ? fullName(signer) : '' },
    issuedOn: showDay(one.issuedOn),
  };
}

const titles = {
  mentee: { title: 'Сертификат', about: 'о прохождении персонализированной программы наставничества' },
  mentor: { title: 'Сертификат', about: 'за наставничество по персонализированной программе' },
} as const;

const workWords = ({ meetings, minutes }: { readonly meetings: number; readonly minutes: number }): string =>
  meetings === 0 ? '' : `встреч: ${meetings}${minutes > 0 ? `, часы: ${hoursWords(minutes)}` : ''}`;
