import { setTimeout as pause } from 'node:timers/promises';
import { instant } from '#core/kernel/time.ts';
import { issue } from '#core/people/invite.ts';
import { codeAlphabet } from '#core/people/secrets.ts';
import { newId } from '#db/new-id.ts';
import { secrets } from '../../src/secrets.ts';
import { randomOf } from '../support/random.ts';
import { awaited, calm, counted, folk, type Messenger, schoolIn, texts } from './support/folk.ts';
import { type Stage, staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

interface Evidence {
  /** Phones of those who used one link together, and of those to whom it was forwarded afterwards, by what they were told. */
  readonly together: readonly string[];
  readonly forwarded: readonly string[];
  /** By account, what each guess was answered. */
  readonly guesses: readonly (readonly string[])[];
  readonly alarm: number;
}

const sizes = {
  small: { together: 40, guessers: 20, guesses: 12 },
  full: { together: 200, guessers: 100, guesses: 1000 },
};
const opened = 'Вы —';
const unusable = 'не подходит';
const tooMany = 'Слишком много попыток';
const bound = 'Согласие на обработку';

/** One link in many hands, and codes that are guessed. */
export const invitationsForced: Trial<Evidence> = {
  number: 21,
  promise: 'An invitation is used once, by one; guessing finds nothing and is noticed',
  demanded:
    '1 of all who press together; 0 of those to whom it was forwarded; 0 guesses hit, 5 looked at per account; alarm in at most 60 s',
  gather: ({ size, seed, say }) =>
    staged(async (stage) => {
      const { together: many, guessers, guesses: each } = sizes[size];
      const school = await schoolIn(stage);
      const now = '2026-11-18T12:00:00+03:00';
      for (let process = 0; process < 2; process += 1) await stage.instance({ settings: { CLOCK_START: now } });
      await awaited(
        'a first look at VK',
        60,
        async () => (await counted(stage, 'select count(*) n from positions')) > 0,
      );
      await folk(stage, school, { count: 1, role: 'curator', on: () => [] });
      const { token } = await invited(stage, school);
      const { guesses, alarm } = await guessed(stage, { guessers, each, random: randomOf(seed) });
      say('guessed');
      const phones = strangers(stage, many);
      for (const phone of phones) phone.start(token);
      await awaited('everybody is asked who they are', 300, () => phones.every((one) => says(one, opened)));
      for (const phone of phones) phone.press('Да, это я');
      await awaited('everybody is answered', 300, () => phones.every((one) => says(one, bound) || says(one, unusable)));
      const late = strangers(stage, 20);
      for (const phone of late) phone.start(token);
      await awaited('the late are answered', 120, () => late.every((one) => texts(one).length > 0));
      await calm(stage, 0);
      const last = (phone: (typeof phones)[number]) => texts(phone).at(-1) ?? '';
      return { together: phones.map(last), forwarded: late.map(last), guesses, alarm };
    }),
  judge: ({ together, forwarded, guesses, alarm }) => {
    const won = together.filter((text) => text.includes(bound)).length;
    const refused = together.filter((text) => text.includes(unusable)).length;
    const late = forwarded.filter((text) => !text.includes(unusable)).length;
    const all = guesses.flat();
    const hits = all.filter((text) => !text.includes(unusable) && !text.includes(tooMany)).length;
    const most = Math.max(...guesses.map((own) => own.filter((text) => text.includes(unusable)).length));
    return {
      size: `${together.length} together, ${forwarded.length} forwarded, ${all.length} guesses from ${guesses.length} accounts`,
      figure: `used by ${won}; by forwarding ${late}; guesses that hit ${hits}; looked at per account ${most}; alarm after ${alarm.toFixed(1)} s`,
      broken: [
        ...(won === 1 && won + refused === together.length ? [] : [`used by ${won}, refused to ${refused}`]),
        ...(late === 0 ? [] : [`used by forwarding: ${late}`]),
        ...(hits === 0 ? [] : [`guessed: ${hits}`]),
        ...(most <= 5 ? [] : [`an account guessed ${most} times`]),
        ...(alarm <= 60 ? [] : ['no alarm']),
      ],
    };
  },
  spoilt: {
    'two have used it': (of) => ({ ...of, together: of.together.map((text, n) => (n < 2 ? bound : text)) }),
    'nobody has': (of) => ({ ...of, together: of.together.map(() => unusable) }),
    'it works when forwarded': (of) => ({ ...of, forwarded: [...of.forwarded, opened] }),
    'a guess hits': (of) => ({ ...of, guesses: of.guesses.map((own, n) => (n === 0 ? [...own, opened] : own)) }),
    'an account guesses on': (of) => ({ ...of, guesses: of.guesses.map((own) => own.map(() => unusable)) }),
    'no alarm': (of) => ({ ...of, alarm: 61 }),
  },
};

type Phone = ReturnType<typeof strangers>[number];

const says = (phone: Phone, words: string): boolean => texts(phone).some((text) => text.includes(words));

function strangers({ sandbox }: Stage, count: number) {
  return Array.from({ length: count }, (_, n) => {
    const messenger: Messenger = n % 2 ? 'telegram' : 'vk';
    const { telegram, vk } = sandbox.addPerson({ name: `Кто-то ${n}`, [messenger]: true });
    const phone = telegram ?? vk;
    if (!phone) throw new Error('no phone');
    return phone;
  });
}

const invited = ({ database }: Stage, organisationId: Awaited<ReturnType<typeof schoolIn>>) =>
  database.store.transaction({ as: 'system' }, async (tx) => {
    const personId = newId<'person'>();
    await tx.people.add({ id: personId, surname: 'Ветрова', name: 'Ирина' });
    const role = { organisationId, personId, role: 'mentor' as const };
    const from = instant('2026-09-01T00:00:00Z').toZonedDateTimeISO('UTC').toPlainDate();
    await tx.roles.add({ ...role, id: newId(), from });
    const now = instant('2026-11-18T11:00:00+03:00');
    return issue({ tx, now, newId }, secrets, { organisationId, personId, purpose: 'join' });
  });

interface Guessing {
  readonly guessers: number;
  readonly each: number;
  readonly random: () => number;
}

async function guessed(
  stage: Stage,
  { guessers, each, random }: Guessing,
): Promise<Pick<Evidence, 'guesses' | 'alarm'>> {
  const phones = strangers(stage, guessers);
  const begun = performance.now();
  const state = { alarm: Number.POSITIVE_INFINITY, over: false };
  const watching = (async () => {
    while (!state.over) {
      if (stage.logs().includes('invitation-guesses'))
        state.alarm = Math.min(state.alarm, (performance.now() - begun) / 1000);
      await pause(200);
    }
  })();
  for (let said = 0; said < each; ) {
    const until = Math.min(each, said + wave);
    for (; said < until; said += 1) for (const phone of phones) phone.say(codeOf(random));
    await awaited('every guess is answered', 600, () => phones.every((phone) => texts(phone).length >= until));
  }
  state.over = true;
  await watching;
  return { guesses: phones.map(texts), alarm: state.alarm };
}

/** Guesses of an account before it waits for its answers. */
const wave = 50;

const codeOf = (random: () => number): string =>
  Array.from({ length: 8 }, () => codeAlphabet[Math.floor(random() * codeAlphabet.length)]).join('');
