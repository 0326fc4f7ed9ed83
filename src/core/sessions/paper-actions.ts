import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { StoredFile } from '#core/files/file.ts';
import { keepFile } from '#core/files/keep-file.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { announcers, asSystem, ledFor, runFor } from './access.ts';
import type { SessionsDeps } from './desk.ts';
import { planFor } from './rounds-screens.ts';
import type { Session } from './session.ts';
import { knownOf, listPaper, posterPaper, reportPaper, roundsPaper } from './session-papers.ts';
import { metOften } from './twice.ts';

/** The papers of a session: to whoever leads it the list and the rounds, to whoever runs it the poster and the report too. */
export const paperActions = ({ papers }: SessionsDeps): readonly Action[] => {
  const below = { below: true } as const;
  return [
    action(
      'ses.list',
      'anyone',
      async (ctx, target = '') => {
        const session = await ledFor(ctx, target);
        const bytes = await papers.list(listPaper(await knownOf(ctx, session)));
        return paper(ctx, session, { name: 'Список записавшихся.docx', bytes, hasNames: true });
      },
      below,
    ),
    action(
      'ses.slips',
      'anyone',
      async (ctx, target = '') => {
        const seen = await planFor(ctx, target);
        if (!seen) throw new Refusal('stale');
        const bytes = await papers.rounds(roundsPaper(ctx, seen.session, seen.plan, await knownOf(ctx, seen.session)));
        return paper(ctx, seen.session, { name: 'Раунды.docx', bytes, hasNames: true });
      },
      below,
    ),
    action(
      'ses.poster',
      announcers,
      async (ctx, target = '') => {
        const session = await runFor(ctx, target);
        if (session.status !== 'announced') throw new Refusal('stale');
        const bytes = papers.poster(posterPaper(ctx, session, await knownOf(ctx, session)));
        return paper(ctx, session, { name: 'Плакат.png', bytes, hasNames: true });
      },
      below,
    ),
    action('ses.report', announcers, (ctx, target = '') => report(ctx, papers.report, target, 'docx'), below),
    action('ses.sheet', announcers, (ctx, target = '') => report(ctx, papers.reportSheet, target, 'xlsx'), below),
  ];
};

async function report(
  ctx: Context,
  write: SessionsDeps['papers']['report'],
  target: string,
  format: 'docx' | 'xlsx',
): Promise<Screen> {
  const session = await runFor(ctx, target);
  if (session.status !== 'over') throw new Refusal('stale');
  const known = await knownOf(ctx, session);
  const here = known.guests.filter(({ attended }) => attended === 'yes').map((one) => one.personId);
  const experts = known.experts.map((one) => one.personId);
  const twice = await asSystem(ctx, () => metOften(ctx, experts, here));
  const bytes = await write(reportPaper(session, known, twice));
  return paper(ctx, session, { name: `Отчёт о встрече.${format}`, bytes, hasNames: true });
}

async function paper(
  ctx: Context,
  session: Session,
  made: Pick<StoredFile, 'name' | 'bytes' | 'hasNames'>,
): Promise<Screen> {
  const { id: file } = await keepFile(ctx, made);
  return { ...screen(made.name, [button('К встрече', 'ses.card', session.id)]), file };
}
