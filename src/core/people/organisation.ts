import type { Id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import type { Zone } from '#core/kernel/time.ts';
import type { Weights } from '#core/matching/weights.ts';

/** How a messenger may show people: full names, initials («А. П. И.») or none. */
export type NamesMode = 'full' | 'initials' | 'none';

/** Days are ISO dates here, because settings are stored and exchanged as one JSON value. */
export interface IsoPeriod {
  readonly from: string;
  readonly to: string;
}

export interface Settings {
  /** The operator's address in the consent to the processing of personal data. */
  readonly address?: string;
  /** Where orders are signed: «посёлок Ясный». */
  readonly place?: string;
  /** The municipality that sees this organisation's totals, never its names. */
  readonly municipality?: Id<'organisation'>;
  /** How long those who are asked for help have to answer, and whether other schools of the municipality are asked. */
  readonly help?: HelpSettings;
  /** Mentors between the schools of the municipality; neither where not given. */
  readonly exchange?: ExchangeSettings;
  /** Pupils may be mentees and mentors, with a guardian's consent; off unless switched on. */
  readonly pupils?: boolean;
  /** Working days in which petitions are answered; the usual number where not given. */
  readonly petitionDays?: number;
  /** How much each reason for a pair counts in the matching; the usual where not given. */
  readonly weights?: Partial<Weights>;
  readonly zone: Zone;
  /** Local hours between which nothing but replies is sent, 'HH:MM'. */
  readonly quiet: { readonly from: string; readonly to: string };
  readonly workWeek: 5 | 6;
  /** Local time of the daily digest, 'HH:MM'. */
  readonly remindAt: string;
  /** Days before the due date, largest first. */
  readonly leads: readonly number[];
  readonly names: Readonly<Record<Channel, NamesMode>>;
  readonly terms: readonly IsoPeriod[];
  readonly holidays: readonly IsoPeriod[];
  /** The organisation's own exceptions to the national calendar of working days. */
  readonly dayOverrides: Readonly<Record<string, 'working' | 'off'>>;
}

export interface ExchangeSettings {
  /** Mentors who agreed to it may be proposed to other schools. */
  readonly lends: boolean;
  /** Mentees may be proposed mentors of other schools. */
  readonly seeks: boolean;
}

/** Minutes by urgency: own mentor, the school's bank, whoever comes after it. */
export interface HelpSettings {
  readonly waits: Readonly<Record<'today' | 'days' | 'week', readonly [number, number, number]>>;
  readonly municipality: boolean;
}

export interface Organisation {
  readonly id: Id<'organisation'>;
  readonly name: string;
  readonly settings: Settings;
}

export const defaultSettings: Settings = {
  zone: 'Europe/Moscow',
  quiet: { from: '20:00', to: '08:00' },
  workWeek: 5,
  remindAt: '09:00',
  leads: [14, 7, 1],
  names: { telegram: 'initials', vk: 'full' },
  terms: [],
  holidays: [],
  dayOverrides: {},
};
