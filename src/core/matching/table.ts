import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { keepFile } from '#core/files/keep-file.ts';
import { breathing } from '#core/kernel/breath.ts';
import { fullName } from '#core/people/full-name.ts';
import type { PaperSheet } from '#core/survey/template-write.ts';
import type { MatchingHouse } from './deps.ts';
import { groundsNow } from './desk.ts';
import { wishWords } from './fit.ts';
import { leftWords, rowsOf } from './hub.ts';
import { type Grounds, type Proposal, proposing } from './proposal.ts';
import { weightWords } from './weights.ts';

/** The proposal as an Excel file, for a meeting of the council. */
export async function tableScreen(ctx: Context, { workbook, breath }: MatchingHouse): Promise<Screen> {
  const grounds = await groundsNow(ctx);
  const bytes = await workbook(sheetsOf(grounds, await breathing(proposing(grounds), breath)));
  const name = `Подбор наставников ${ctx.me.today.toString()}.xlsx`;
  const file = await keepFile(ctx, { name, bytes, hasNames: true });
  return { ...screen(`Подбор наставников на ${showDay(ctx.me.today)}`, [button('Подбор', 'match')]), file: file.id };
}

export function sheetsOf({ mentors, mentees, weights }: Grounds, proposal: Proposal): readonly PaperSheet[] {
  const people = new Map([...mentors, ...mentees].map(({ person }) => [person.id, fullName(person)] as const));
  const rows = rowsOf(proposal).map((one, index) => [
    String(index + 1),
    people.get(one.mentee) ?? '',
    'why' in one ? '' : (people.get(one.mentor) ?? ''),
    'why' in one ? leftWords[one.why] : one.fit.reasons.filter((words) => words !== wishWords).join('; '),
    'why' in one ? '' : one.fit.worth.toFixed(1).replace('.', ','),
    'pinned' in one && one.pinned ? 'да' : '',
  ]);
  return [
    {
      name: 'Подбор',
      widths: [5, 34, 34, 70, 10, 12],
      rows: [['№', 'Наставляемый', 'Наставник', 'Почему', 'Баллы', 'Закреплено'], ...rows],
    },
    {
      name: 'Что важнее',
      widths: [40, 10],
      rows: [
        ['Причина', 'Вес, 0–5'],
        // The keys of the weights are those of their words.
        ...(Object.keys(weightWords) as (keyof typeof weightWords)[]).map((key) => [
          weightWords[key],
          String(weights[key]),
        ]),
      ],
    },
  ];
}
