import { type Context, holds } from '#core/conversation/context.ts';
import { button, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { tellCurators } from '#core/people/curators.ts';
import { rolesOn } from '#core/people/roles.ts';
import type { Asked } from './answers.ts';
import type { Mentorship } from './mentorship.ts';
import { titleOf } from './words.ts';

/** The council proposes pairs, the curator asks their sides (4.4.5): whoever runs the programme is told of its draft. */
export async function tellOfCouncil(ctx: Context, { pair, members }: Asked): Promise<void> {
  if (holds(ctx.me, 'curator')) return;
  await tellCurators(ctx.tx, ctx.me.organisation, {
    ...{ key: `council-draft:${pair.id}`, now: ctx.now, except: ctx.me.person.id },
    screen: screen(
      lines('Совет наставников предлагает пару:', titleOf({ members }), 'Людей ещё не спрашивали: это решаете вы.'),
      [button('Открыть пару', 'pair', pair.id)],
    ),
  });
}

/** Did the council put it together? By what its maker was on that day. */
export async function isByCouncil({ tx, me }: Context, pair: Mentorship): Promise<boolean> {
  const roles = await tx.roles.where({ organisationId: pair.organisationId, personId: pair.createdBy });
  const then = rolesOn(roles, dayIn(me.organisation.settings.zone, pair.createdAt));
  return then.includes('council') && !then.includes('curator');
}
