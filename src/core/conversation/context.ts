import type { NewId } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import type { Text } from '#core/kernel/text.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Account, Person, RoleName } from '#core/people/person.ts';
import type { Tx } from '#core/store.ts';
import type { AnyForm } from './form.ts';
import type { Input } from './input.ts';
import type { Button, Screen } from './screen.ts';

/** Addresses that lead back to the bot. */
export interface Links {
  /** Deep links that open the bot with an invitation's token, one per messenger that is connected. */
  start(token: string): readonly { readonly channel: Channel; readonly url: string }[];
  /** The bot's own page for a file a messenger may not carry; undefined when no public address is configured. */
  page(token: string): string | undefined;
}

/** Who is talking, in which organisation, with the roles of today (stand-ins included). */
export interface Me {
  readonly person: Person;
  readonly organisation: Organisation;
  /** The other organisations in which they hold a role today: the wall hides these. */
  readonly elsewhere: readonly Organisation[];
  readonly roles: readonly RoleName[];
  readonly today: PlainDate;
}

/** An account nobody has claimed yet. */
export interface StrangerContext {
  readonly tx: Tx;
  readonly now: Instant;
  readonly newId: NewId;
  readonly account: Account;
  readonly links: Links;
  /** The message under which a button was pressed. */
  readonly under?: string;
  /** What was said, by the number the messenger gives it. */
  readonly said?: string;
}

/** What every act gets: one transaction, one moment, the presser. The database sees the same scope as `me`. */
export interface Context extends StrangerContext {
  readonly me: Me;
  /**
   * Opens (or goes on with) a guided form about `subject` and shows its question here. With answers given, in words as they would be
   * typed, it is begun anew.
   */
  readonly fill: (form: string, subject: string, given?: Readonly<Record<string, string>>) => Promise<Screen>;
  /** The first screen: what is expected now, and the menu. */
  readonly home: () => Promise<Screen>;
}

export const holds = (me: Me, ...roles: readonly RoleName[]): boolean => roles.some((role) => me.roles.includes(role));

/** Roles that may do something; `anyone` is everyone who belongs to the organisation, `everyone` its guests too. */
export type Who = readonly RoleName[] | 'anyone' | 'everyone';

export const allowed = (who: Who, me: Me): boolean =>
  who === 'everyone' || (who === 'anyone' ? me.roles.some((role) => role !== 'guest') : holds(me, ...who));

/** What a button does. Who may press it is checked here; whether this object is theirs, inside `run`, at that moment. */
export interface Action {
  readonly verb: string;
  readonly who: Who;
  /** Available before consent to the processing of personal data (the consent screen itself). */
  readonly beforeConsent?: true;
  /** Shown as a message of its own instead of editing the one the button stands under. */
  readonly below?: true;
  readonly run: (ctx: Context, ...targets: readonly string[]) => Promise<Screen>;
}

export const action = (
  verb: string,
  who: Who,
  run: Action['run'],
  options: { readonly beforeConsent?: true; readonly below?: true } = {},
): Action => ({ verb, who, run, ...options });

/** A line of the main menu; its label is also understood when typed. */
export interface MenuEntry {
  readonly label: string;
  readonly who: Who;
  readonly action: string;
}

/** What is expected of a person now: shown first on /start, with the button that does it. */
export interface Duty {
  readonly text: Text;
  readonly label: string;
  readonly action: string;
  readonly due?: PlainDate;
}

/** What can be said into a conversation. */
export type Said = Extract<Input, { readonly kind: 'text' | 'file' }>;

/** A folder of the programme as the one door sees it. */
export interface Feature {
  readonly actions: readonly Action[];
  readonly menu: readonly MenuEntry[];
  readonly forms: readonly GuidedForm[];
  readonly duties?: (ctx: Context) => Promise<readonly Duty[]>;
  /** Buttons that stand under what is expected on /start, in this order. */
  readonly shortcuts?: (ctx: Context) => Promise<readonly Button[]>;
  /** A file or a long pasted text that no open question asked for; undefined passes it on. */
  readonly unasked?: (ctx: Context, input: Input) => Promise<Screen | undefined>;
  /** Takes everything typed or sent on an account that holds a conversation of this word. */
  readonly talk?: {
    readonly word: string;
    readonly take: (ctx: Context, id: string, input: Said) => Promise<Screen>;
  };
  /** Words that cannot be an answer to the question in view, whatever it is; undefined lets them be one. */
  readonly interrupts?: (ctx: Context, input: Input) => Promise<Screen | undefined>;
}

/** A guided form bound to what happens when it is sent. Answers are typed inside, where the form is defined. */
export interface GuidedForm {
  readonly name: string;
  readonly who: Who;
  /** The form for this subject at this moment, or a Refusal where the presser may not fill it. */
  readonly open: (ctx: Context, subject: string) => Promise<OpenForm>;
  /** Its feature leads back to it by a duty of its own, so an unfinished one is not told twice. */
  readonly remembered?: true;
  /** Its feature speaks of it in the digest too: the line about forms that were left leaves it out. */
  readonly reminded?: true;
}

export interface OpenForm {
  readonly form: AnyForm;
  /** Answers a fresh form starts with, in words as they would be typed; an empty one is a skipped question. */
  readonly prefill?: Readonly<Record<string, string>>;
  readonly send: (ctx: Context, answers: Readonly<Record<string, unknown>>) => Promise<Screen>;
}

/** Binds a typed form to its use case. */
export const guided = <A>(
  name: string,
  who: Who,
  open: (
    ctx: Context,
    subject: string,
  ) => Promise<{
    readonly form: AnyForm & { readonly answers?: A };
    readonly prefill?: Readonly<Record<string, string>>;
    readonly send: (ctx: Context, answers: NoInfer<A>) => Promise<Screen>;
  }>,
): GuidedForm => ({
  name,
  who,
  open: async (ctx, subject) => {
    const opened = await open(ctx, subject);
    // `advance` hands over exactly the answers of this form, each read by its own question.
    return {
      form: opened.form,
      ...(opened.prefill ? { prefill: opened.prefill } : {}),
      send: (inside, answers) => opened.send(inside, answers as A),
    };
  },
});
