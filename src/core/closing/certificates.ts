import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { keepFile } from '#core/files/keep-file.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { happened, peopleOn } from '#core/pairing/access.ts';
import { titleOf } from '#core/pairing/words.ts';
import { approvedFor, type Held } from '#core/programmes/access.ts';
import { asSystem } from '#core/survey/campaign-access.ts';
import { certifies, nextNumber, numberOf } from './certificate.ts';
import { certificatePaper } from './certificate-paper.ts';
import type { Certificate } from './closing.ts';
import { closedProgramme } from './ground.ts';
import type { ClosingDeps, ClosingPapers } from './papers.ts';

const curator = ['curator'] as const;
type Format = keyof ClosingPapers['certificate'];

/** Certificates of a closed programme: the curator issues them, the head signs on paper; each side fetches its own. */
export const certificateActions = (deps: ClosingDeps): readonly Action[] => [
  action('cert', curator, (ctx, programme = '', page = '0') => certificatesScreen(ctx, programme, page)),
  action('cert.issue', curator, (ctx, programme = '') => issue(ctx, programme)),
  action('cert.docx', 'anyone', (ctx, certificate = '') => file(deps, ctx, certificate, 'docx'), { below: true }),
  action('cert.png', 'anyone', (ctx, certificate = '') => file(deps, ctx, certificate, 'png'), { below: true }),
  action('cert.one', curator, (ctx, certificate = '') => oneScreen(ctx, certificate)),
  action('cert.mine', 'anyone', (ctx, programme = '') => ownScreen(ctx, programme)),
];

/** Closed, and not for non-performance. Throws not-found, programme-open, certificate-refused. */
async function certified(ctx: Context, programmeId: string): Promise<Held> {
  const ground = await closedProgramme(ctx, programmeId);
  if (!certifies(ground.programme)) throw new Refusal('certificate-refused');
  return ground;
}

interface Due {
  readonly person: Id<'person'>;
  readonly side: Certificate['side'];
}

const dueFor = ({ members }: Held): readonly Due[] =>
  (['mentor', 'mentee'] as const).flatMap((side) => peopleOn(members, side).map((person) => ({ person, side })));

const sideWords = { mentor: 'за наставничество', mentee: 'о прохождении программы' } as const;
const perPage = 6;

async function certificatesScreen(ctx: Context, programmeId: string, wanted: string, note?: string): Promise<Screen> {
  const ground = await certified(ctx, programmeId);
  const { id: programme, closeReason } = ground.programme;
  const given = await ctx.tx.certificates.where({ programmeId: programme });
  const due = dueFor(ground);
  const of = ({ person, side }: Due) => given.find((one) => one.personId === person && one.side === side);
  const page = pageOf(due, perPage, wanted);
  const lacking = due.filter((one) => !of(one)).length;
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      say`Сертификаты: ${titleOf(ground)}`,
      ...(lacking > 0 && closeReason !== 'done'
        ? ['Программа завершена раньше срока: выдавать ли сертификаты, решаете вы.']
        : []),
      '',
      ...page.items.map((one, index): Text => {
        const certificate = of(one);
        const state = certificate ? `${numberOf(certificate)} от ${showDay(certificate.issuedOn)}` : 'не выдан';
        return say`${page.start + index + 1}. ${named(one.person)}, ${sideWords[one.side]}: ${state}`;
      }),
      ...(lacking === 0
        ? ['', 'Распечатайте и отдайте на подпись руководителю. Повторно файл выходит под тем же номером.']
        : []),
    ),
    lacking > 0 ? [button(`Выдать сертификаты: ${lacking}`, 'cert.issue', programme)] : [],
    ...inPairs(
      page.items.flatMap((one, index): readonly Button[] => {
        const certificate = of(one);
        return certificate ? [button(String(page.start + index + 1), 'cert.one', certificate.id)] : [];
      }),
    ),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'cert', programme, String(page.at + 1))] : [],
    [button('К программе', 'closing', programme), button('Меню', 'menu')],
  );
}

/** Numbers are given one after the other: whoever else issues at this moment waits for the organisation's row. */
async function issue(ctx: Context, programmeId: string): Promise<Screen> {
  const ground = await certified(ctx, programmeId);
  const { organisation, today, person } = ctx.me;
  const { id: programme, mentorshipId } = ground.programme;
  await asSystem(ctx, ({ tx }) => tx.organisations.lock(organisation.id));
  const register = await ctx.tx.certificates.where({ organisationId: organisation.id, year: today.year });
  const given = await ctx.tx.certificates.where({ programmeId: programme });
  const fresh = dueFor(ground).filter(
    (due) => !given.some((one) => one.personId === due.person && one.side === due.side),
  );
  if (fresh.length === 0) throw new Refusal('stale');
  const first = nextNumber(register, today.year);
  const issued = fresh.map(
    (due, index): Certificate => ({
      ...{ id: ctx.newId<'certificate'>(), organisationId: organisation.id, programmeId: programme, side: due.side },
      ...{ personId: due.person, year: today.year, number: first + index, issuedOn: today, issuedBy: person.id },
    }),
  );
  await ctx.tx.certificates.add(...issued);
  await happened(ctx, mentorshipId, 'certificates-issued', { numbers: issued.map(numberOf).join(', ') });
  for (const one of issued)
    await tellHere(
      ctx,
      `certificate:${one.id}`,
      [one.personId].filter((holder) => holder !== person.id),
      screen(`Вам выдан сертификат ${numberOf(one)}. Подписанный оригинал будет у куратора.`, [
        button('Мой сертификат', 'cert.mine', programme),
      ]),
    );
  return certificatesScreen(
    ctx,
    programme,
    '0',
    `Выдано сертификатов: ${issued.length}. Участникам отправлено сообщение.`,
  );
}

async function oneScreen(ctx: Context, certificateId: string): Promise<Screen> {
  const { one, ground } = await certificateFor(ctx, certificateId);
  return screen(
    lines(
      say`Сертификат ${numberOf(one)} от ${showDay(one.issuedOn)}`,
      say`${named(one.personId)}, ${sideWords[one.side]}`,
    ),
    formats(one),
    [button('Все сертификаты', 'cert', ground.programme.id), button('Меню', 'menu')],
  );
}

const formats = ({ id }: Certificate, number = ''): readonly Button[] => [
  button(`Word${number}`, 'cert.docx', id),
  button(`Картинка${number}`, 'cert.png', id),
];

/** The presser's own; in a reverse pair there are two. */
async function ownScreen(ctx: Context, programmeId: string): Promise<Screen> {
  const { programme } = await approvedFor(ctx, programmeId);
  const own = await ctx.tx.certificates.where({ programmeId: programme.id, personId: ctx.me.person.id });
  if (own.length === 0) throw new Refusal('not-found');
  return screen(
    lines(...own.map((one) => `Сертификат ${numberOf(one)} от ${showDay(one.issuedOn)}, ${sideWords[one.side]}`)),
    ...own.map((one) => formats(one, own.length > 1 ? ` ${one.number}` : '')),
    [button('К программе', 'closing', programme.id), button('Меню', 'menu')],
  );
}

/** For whoever holds it, and the curator. Throws not-found. */
async function certificateFor(ctx: Context, certificateId: string) {
  const one = await ctx.tx.certificates.get(id<'certificate'>(certificateId));
  const ground = await approvedFor(ctx, one.programmeId);
  if (one.personId !== ctx.me.person.id && !ctx.me.roles.includes('curator')) throw new Refusal('not-found');
  return { one, ground };
}

/** The name stands on it in full, so it travels only where names may, or by a one-time link. */
async function file({ papers }: ClosingDeps, ctx: Context, certificateId: string, format: Format): Promise<Screen> {
  const { one, ground } = await certificateFor(ctx, certificateId);
  const paper = await asSystem(ctx, () => certificatePaper(ctx, ground, one));
  const bytes = await papers.certificate[format](paper);
  const name = `Сертификат ${one.number}-${one.year}.${format}`;
  const kept = await keepFile(ctx, { name, bytes, hasNames: true });
  const back =
    one.personId === ctx.me.person.id
      ? button('К программе', 'closing', ground.programme.id)
      : button('К сертификату', 'cert.one', one.id);
  return { ...screen(`Сертификат ${numberOf(one)}`, [back, button('Меню', 'menu')]), file: kept.id };
}
