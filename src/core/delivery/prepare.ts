import { isQuiet, quietUntil, untilTen } from '#core/calendar/quiet.ts';
import type { IsWorkingDay } from '#core/calendar/working-days.ts';
import { link, type Screen } from '#core/conversation/screen.ts';
import type { StoredFile } from '#core/files/file.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { lines } from '#core/kernel/text.ts';
import type { Instant } from '#core/kernel/time.ts';
import { consentState } from '#core/people/names.ts';
import { defaultSettings, type Settings } from '#core/people/organisation.ts';
import type { Account } from '#core/people/person.ts';
import type { Tx } from '#core/store.ts';
import type { Outgoing } from './messenger.ts';
import { nameThem } from './name-them.ts';
import { type Claimed, poolOf, type Settlement } from './queue.ts';
import { targetAmong } from './target.ts';

/** Whether a row is still true, by the kind that its `about` begins with; a screen is what is sent instead of the row's own. */
export type Check = (tx: Tx, row: Claimed) => Promise<Screen | 'drop' | undefined>;

export interface PrepareDeps {
  readonly connected: readonly Channel[];
  readonly checks: Readonly<Record<string, Check>>;
  /** Kinds of messages whose recipients allowed them in the evening, until ten. */
  readonly late?: readonly string[];
  readonly isWorkingDay: (settings: Settings) => IsWorkingDay;
  /** A one-time address of the row's file, for a messenger that may not carry it; undefined where the bot has no pages. */
  readonly oneTimeLink: (
    tx: Tx,
    row: Claimed & { readonly accountId: Account['id'] },
    file: StoredFile,
  ) => Promise<string | undefined>;
}

export type Prepared = { readonly send: Outgoing } | { readonly settle: Settlement };

/** Asks a claimed row, in one transaction, whether it may go now, and makes the message of it. `now` is program time. */
export async function prepare(deps: PrepareDeps, tx: Tx, row: Claimed, now: Instant): Promise<Prepared> {
  const organisation = row.organisationId && (await tx.organisations.find(row.organisationId));
  const settings = organisation?.settings ?? defaultSettings;
  if (organisation && poolOf(row.lane) === 'bulk') {
    const isWorking = deps.isWorkingDay(settings);
    const quiet = deps.late?.includes(kindOf(row)) ? untilTen(settings) : settings;
    if (isQuiet(quiet, isWorking, now)) {
      return { settle: { to: 'later', notBefore: quietUntil(quiet, isWorking, now) } };
    }
    if (!(await consents(tx, row))) return dropped('no-consent');
  }
  const checked = await deps.checks[kindOf(row)]?.(tx, row);
  if (checked === 'drop') return dropped('no-longer-true');
  const screen = checked ?? row.screen;
  if (!screen) return { settle: { to: 'failed', code: 'no-screen' } };
  const file = screen.file && (await tx.files.find(screen.file));
  return addressed(deps, tx, { row, screen, file, settings });
}

const kindOf = ({ about }: Pick<Claimed, 'about'>): string => about?.split(':')[0] ?? '';

interface Letter {
  readonly row: Claimed;
  readonly screen: Screen;
  readonly file: StoredFile | undefined;
  readonly settings: Settings;
}

async function addressed(deps: PrepareDeps, tx: Tx, letter: Letter): Promise<Prepared> {
  const { row, file, settings } = letter;
  const target = targetAmong(await candidates(tx, row), {
    connected: deps.connected,
    names: settings.names,
    namesInFile: file?.hasNames === true,
    triedAt: row.attempt > 1 ? row.accountId : undefined,
  });
  if (!target) {
    return { settle: row.personId ? { to: 'anew', code: 'unreachable' } : { to: 'failed', code: 'unreachable' } };
  }
  const { account } = target;
  // Chosen when nothing else was known; the person has moved since, or the file may not go there.
  if (account.id !== row.accountId || account.channel !== row.channel) {
    return { settle: { to: 'anew', code: 'moved', account } };
  }
  const screen = await withFile(deps, tx, letter, target);
  const sent = target.file === 'itself' && file ? { name: file.name, bytes: file.bytes } : undefined;
  const name = await nameThem(tx, {
    screen,
    mode: settings.names[account.channel],
    organisationId: row.organisationId,
  });
  const { address } = account;
  const { randomId, edits } = row;
  return { send: { address, screen, name, randomId, ...(sent ? { file: sent } : {}), ...(edits ? { edits } : {}) } };
}

/** A reply goes where the button was pressed, whatever is known about that chat; anything else only where it can arrive. */
async function candidates(tx: Tx, row: Claimed): Promise<readonly Account[]> {
  if (row.personId) return tx.accounts.where({ personId: row.personId });
  const account = row.accountId && (await tx.accounts.find(row.accountId));
  if (!account) return [];
  return [row.lane === 'reply' ? { ...account, reachable: true } : account];
}

/** A file that may not travel here is replaced by an address to fetch it at, once. */
async function withFile(
  deps: PrepareDeps,
  tx: Tx,
  { row, screen, file }: Letter,
  { account, file: as }: { readonly account: Account; readonly file: 'itself' | 'link' },
): Promise<Screen> {
  const { file: _left, ...bare } = screen;
  if (!screen.file) return screen;
  if (!file) return { ...bare, text: lines(screen.text, '', 'Файл больше не хранится.') };
  if (as === 'itself') return screen;
  const url = await deps.oneTimeLink(tx, { ...row, accountId: account.id }, file);
  return url === undefined
    ? {
        ...bare,
        text: lines(
          screen.text,
          '',
          'В файле есть имена, а здесь школа их не передаёт. Откройте раздел в другом мессенджере.',
        ),
      }
    : {
        ...bare,
        text: lines(screen.text, '', 'Файл с именами откроется по ссылке, один раз.'),
        rows: [[link('Получить файл', url)], ...screen.rows],
      };
}

async function consents(tx: Tx, { organisationId, personId }: Claimed): Promise<boolean> {
  if (!organisationId || !personId) return true;
  return consentState(await tx.consents.where({ organisationId, personId })) === 'given';
}

const dropped = (code: string): Prepared => ({ settle: { to: 'dropped', code } });
