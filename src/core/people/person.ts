import type { Id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';

/** Surname, имя and (optional) отчество are three fields. */
export interface Person {
  readonly id: Id<'person'>;
  readonly surname: string;
  readonly name: string;
  readonly patronymic?: string;
  /** Urgent requests for help may come in the evening too, up to ten and never at night. */
  readonly evenings?: boolean;
}

export const roleNames = [
  'curator',
  'head',
  'mentor',
  'mentee',
  'council',
  'psychologist',
  'staff',
  'administrator',
  'municipal',
  'guest',
] as const;
export type RoleName = (typeof roleNames)[number];

/** A role held in an organisation from a day to a day (inclusive). A stand-in acts for `standsInFor` in those days. */
export interface Role {
  readonly id: Id<'role'>;
  readonly organisationId: Id<'organisation'>;
  readonly personId: Id<'person'>;
  readonly role: RoleName;
  readonly position?: string;
  readonly from: PlainDate;
  readonly to?: PlainDate;
  readonly standsInFor?: Id<'person'>;
  /** The order that appoints the curator (4.4.4). */
  readonly orderNumber?: string;
  readonly orderDate?: PlainDate;
}

/** One messenger account. `address` is the chat to write to; `personId` is absent until an invitation is accepted. */
export interface Account {
  readonly id: Id<'account'>;
  readonly channel: Channel;
  readonly address: string;
  readonly personId?: Id<'person'>;
  /** The organisation this account is looking at, when the person is in several. */
  readonly organisationId?: Id<'organisation'>;
  readonly reachable: boolean;
  /** What a typed reply here is for: the question in view, or the conversation (its feature's word, its id) that is held. */
  readonly view?: { readonly form: Id<'form'>; readonly key: string } | { readonly talk: string; readonly id: string };
  /** The link to something open by which somebody came who has not given their name or consent yet. */
  readonly arrival?: string;
  /** Last time the person wrote here; the freshest reachable account is written to first. */
  readonly seenAt: Instant;
}
