import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { keepFile } from '#core/files/keep-file.ts';
import type { Id } from '#core/kernel/id.ts';
import { dayIn } from '#core/kernel/time.ts';
import { channelWords } from '#core/people/channel-words.ts';
import { fullName } from '#core/people/full-name.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Person } from '#core/people/person.ts';
import { holdsFrom } from '#core/people/roles.ts';
import { type Consents, consentsOf } from './covered.ts';
import type { ConsentDeps } from './deps.ts';
import type { ConsentPaper } from './papers.ts';
import { type PaperKind, sectionsOf, titles, versions } from './texts.ts';

/** Somebody and what they are to sign. */
export interface Wanted {
  readonly person: Person;
  readonly kind: PaperKind;
}

/** A name stands on every one of these papers, so the file travels only where names may. */
const fileHours = 24;

/** One .docx with these papers, kept for a day: long enough to be sent or fetched. */
export async function printed(
  ctx: Context,
  { papers }: ConsentDeps,
  wanted: readonly Wanted[],
  name: string,
): Promise<Id<'file'>> {
  const people = wanted.map(({ person }) => person.id);
  const consents = await consentsOf(ctx.tx, ctx.me.organisation, people);
  const positions = await positionsOf(ctx, people);
  const bytes = await papers.consents(
    wanted.map((one) => paperOf(ctx.me.organisation, one, consents, positions.get(one.person.id) ?? '')),
  );
  return (await keepFile(ctx, { name, bytes, hasNames: true }, fileHours)).id;
}

/** What somebody is at this school, of the roles they hold today or later. */
export async function positionsOf(
  { tx, me }: Pick<Context, 'tx' | 'me'>,
  people: readonly Id<'person'>[],
): Promise<ReadonlyMap<Id<'person'>, string>> {
  const roles = (await tx.roles.among('personId', [...new Set(people)])).filter(
    (role) => role.organisationId === me.organisation.id && holdsFrom(role, me.today) && role.position !== undefined,
  );
  return new Map(roles.map((role) => [role.personId, role.position ?? '']));
}

function paperOf(
  organisation: Organisation,
  { person, kind }: Wanted,
  consents: Consents,
  position: string,
): ConsentPaper {
  return {
    organisation: organisation.name,
    title: titles[kind],
    person: fullName(person),
    position: kind === 'guardian' ? '' : position,
    guardian: kind === 'guardian',
    blanks: blanks[kind],
    sections: sectionsOf(kind, organisation),
    note: noteOf(organisation, consents, person.id, kind),
  };
}

/** Art. 9, part 4 of 152-FZ wants them on paper; the bot neither asks for them nor keeps them. */
const identity = ['Адрес', 'Документ, удостоверяющий личность (вид, номер, когда и кем выдан)'];
const blanks: Readonly<Record<PaperKind, readonly string[]>> = {
  'personal-data': identity,
  mentor: [],
  mentee: [],
  publication: [
    'Телефон или электронная почта для связи',
    'ИНН, ОГРН и адрес сайта организации',
    'Мои запреты и условия',
  ],
  guardian: [...identity, 'Кем прихожусь ребёнку, документ об этом', 'Класс'],
};

function noteOf({ settings }: Organisation, consents: Consents, person: Id<'person'>, kind: PaperKind): string {
  const { given } = consents.of(person, kind);
  const version = `Версия текста: ${versions[kind]}.`;
  if (!given) return version;
  const day = showDay(dayIn(settings.zone, given.givenAt));
  return `${version} Предварительно дано в боте: ${day}, ${channelWords[given.channel]}. Контрольная сумма слов: ${given.hash.slice(0, 12)}. Нажатие кнопки подпись не заменяет.`;
}
