import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#core/conversation/context.ts';
import type { Question } from '#core/conversation/form.ts';
import { whoIs } from '#core/conversation/me.ts';
import { formsOf } from '#core/conversation/route.ts';
import { screen } from '#core/conversation/screen.ts';
import { type Actor, actors } from './actors.ts';
import { acts, expected, subjectOf } from './expectation.ts';
import { nasty } from './nasty.ts';
import { openWorld, type World } from './open-world.ts';
import { door } from './press.ts';
import { thingsOf } from './things.ts';
import { now } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.database.close());

interface Asked {
  readonly name: string;
  readonly question: Question<unknown>;
}

/** Every question of every guided form, as somebody meets it who may fill the form in. */
async function questions(): Promise<readonly Asked[]> {
  const all: Asked[] = [];
  const guided = formsOf(door);
  await world.database.store.transaction({ as: 'system' }, async (tx) => {
    for (const act of acts().filter(({ kind }) => kind === 'form')) {
      for (const { actor, thing } of fillers(act)) {
        const account = await tx.accounts.meet(actor.channel, actor.address, now);
        const me = await whoIs(tx, account, now);
        if (me === 'stranger' || me === 'nobody') throw new Error(`${actor.name} is nobody`);
        const ctx: Context = {
          tx,
          now,
          newId: door.newId,
          account,
          links: door.links,
          me,
          ...elsewhere,
        };
        const opened = await guided.get(act.name)?.open(ctx, subjectOf(act, thing));
        for (const { key, question } of opened?.form.steps ?? []) all.push({ name: `${act.name}.${key}`, question });
      }
    }
  });
  return all;
}

/** Where a form leads is not followed here. */
const elsewhere = { fill: async () => screen(''), home: async () => screen('') };

function fillers(act: ReturnType<typeof acts>[number]) {
  const pairs = actors.flatMap((actor: Actor) => thingsOf(act.rule.on.kind, actor).map((thing) => ({ actor, thing })));
  return pairs.filter(({ actor, thing }) => expected(act, actor, thing) === 'works').slice(0, 1);
}

test('any words answer any question of any form: they are understood, or what to do is said, and nothing breaks', async () => {
  const all = await questions();
  expect(new Set(all.map(({ name }) => name.split('.')[0])).size).toBe(
    acts().filter((act) => act.kind === 'form' && fillers(act).length > 0).length,
  );
  const found = all.flatMap(({ name, question }) =>
    [...nasty, ...fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), 30)]
      .map((words) => ({ words, fault: faultOf(question, words) }))
      .filter(({ fault }) => fault !== undefined)
      .map(({ words, fault }) => `${name} to «${words.slice(0, 40)}»: ${fault}`),
  );
  expect(found).toEqual([]);
});

function faultOf(question: Question<unknown>, text: string): string | undefined {
  const said = { text, at: now.toString(), zone: 'Europe/Moscow' };
  try {
    const read = question.read(said);
    if (typeof read === 'function') return 'took a function for an answer';
    const parts = question.show(said).map((part) => (typeof part === 'string' ? 'string' : typeof part?.person));
    return parts.every((kind) => kind === 'string') ? undefined : `shows ${parts.join(' ')}`;
  } catch (error) {
    return String(error);
  }
}
