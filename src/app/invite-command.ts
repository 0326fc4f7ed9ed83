import { z } from 'zod';
import type { Links } from '#core/conversation/context.ts';
import { fold } from '#core/kernel/fold.ts';
import type { NewId } from '#core/kernel/id.ts';
import type { Clock } from '#core/kernel/ports.ts';
import { firstInvitation } from '#core/people/first-invitation.ts';
import { fullName } from '#core/people/full-name.ts';
import { roleNames } from '#core/people/person.ts';
import { readFullName } from '#core/people/read-person.ts';
import { type Secrets, showCode } from '#core/people/secrets.ts';
import { readZone } from '#core/people/settings-read.ts';
import type { Store } from '#core/store.ts';
import { DatabaseProblem } from '#db/problem.ts';

export interface InviteDeps {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly links: Pick<Links, 'start'>;
  readonly newId: NewId;
  readonly clock: Clock;
}

const order = z.object({
  organisation: z.string('укажите --organisation "Школа № 5"').trim().min(1).max(200),
  name: z.string('укажите --name "Фамилия Имя Отчество"').transform((words, context) => {
    const name = readFullName(words);
    if (!name) context.addIssue({ code: 'custom', message: 'нужно «Фамилия Имя Отчество» (отчество необязательно)' });
    return name;
  }),
  role: z.enum(roleNames, `роль — одно из: ${roleNames.join(', ')}`),
  municipality: z.string().trim().min(1).max(200).optional(),
  zone: z
    .string()
    .optional()
    .transform((words, context) => {
      const zone = words === undefined ? undefined : readZone(words);
      if (words !== undefined && !zone) context.addIssue({ code: 'custom', message: 'пояс вида Europe/Moscow' });
      return zone;
    }),
});

export interface InvitationPrinted {
  readonly organisation: string;
  readonly person: string;
  readonly role: string;
  readonly code: string;
  /** One per messenger that is connected. */
  readonly links: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

/** npm run invite: makes what is missing and prints the way in. DatabaseProblem tells the operator what is wrong with the order. */
export const inviteCommand =
  ({ store, secrets, links, newId, clock }: InviteDeps) =>
  async (body: unknown): Promise<InvitationPrinted> => {
    const read = order.safeParse(body);
    if (!read.success)
      throw new DatabaseProblem(read.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`).join('\n'));
    const { organisation, name, role, zone, municipality } = read.data;
    if (!name) throw new DatabaseProblem('name: нужно «Фамилия Имя Отчество»');
    if (municipality !== undefined && fold(municipality) === fold(organisation))
      throw new DatabaseProblem('municipality: школа не может быть муниципалитетом самой себе');
    const wanted = { organisation, name, role, ...(zone ? { zone } : {}), ...(municipality ? { municipality } : {}) };
    const issued = await store.transaction({ as: 'system' }, (tx) =>
      firstInvitation({ tx, newId, now: clock() }, secrets, wanted),
    );
    return {
      organisation: issued.organisation.name,
      person: fullName(name),
      role,
      code: showCode(issued.code),
      links: Object.fromEntries(links.start(issued.token).map((one) => [one.channel, one.url])),
      expiresAt: issued.invitation.expiresAt.toString({ smallestUnit: 'second' }),
    };
  };
