import type { Context, Duty } from '#core/conversation/context.ts';
import { showMoment } from '#core/conversation/show-moment.ts';
import { isPast, Temporal } from '#core/kernel/time.ts';
import { attendableOfEach } from './attend.ts';
import { themeOf } from './words.ts';

/** Days after a session in which who was there can still be remembered. */
const markDays = 30;

/** What sessions expect of somebody now: an answer to an offered seat, a word on who was there. */
export const sessionDuties = async (ctx: Context): Promise<readonly Duty[]> => [
  ...(await offered(ctx)),
  ...(await unmarked(ctx)),
];

async function offered({ tx, me, now }: Context): Promise<readonly Duty[]> {
  const own = await tx.bookings.where({ personId: me.person.id, status: 'offered' });
  const sessions = await tx.sessions.among(
    'id',
    own.map((one) => one.sessionId),
  );
  return own.flatMap(({ sessionId, offeredUntil }) => {
    const session = sessions.find((one) => one.id === sessionId && one.status === 'announced');
    if (!session || !offeredUntil || isPast(offeredUntil, now)) return [];
    const until = showMoment(offeredUntil, me.organisation.settings.zone);
    return [
      {
        text: [`Освободилось место: ${themeOf(session)}, ответить до: ${until}`],
        label: 'Занять место',
        action: `ses.take:${session.id}`,
      },
    ];
  });
}

async function unmarked(ctx: Context): Promise<readonly Duty[]> {
  const led = (await ctx.tx.experts.where({ personId: ctx.me.person.id })).map((one) => one.sessionId);
  const since = ctx.now.subtract({ hours: 24 * markDays });
  const over = (await ctx.tx.sessions.among('id', led)).filter(
    (one) => one.status === 'over' && Temporal.Instant.compare(one.startsAt, since) > 0,
  );
  const attending = await attendableOfEach(ctx, over);
  return over
    .filter((session) => attending(session).some((one) => one.attended === undefined))
    .map((session) => ({
      text: [`Отметить, кто пришёл: ${themeOf(session)}`],
      label: 'Отметить, кто пришёл',
      action: `ses.mark:${session.id}:0`,
    }));
}
