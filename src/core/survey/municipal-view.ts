import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { rowsBy } from '#core/kernel/rows-by.ts';
import type { Organisation } from '#core/people/organisation.ts';
import { builtInBy } from './built-in/all.ts';
import type { Campaign } from './campaign.ts';
import { asSystem } from './campaign-access.ts';
import { showsResults, type Turnout, turnoutOfEach } from './campaign-state.ts';
import { counted, type SchoolCount, schoolYear } from './municipal.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { Sheet } from './result.ts';
import { sheetsOfEach } from './result-sheets.ts';

export interface Theme {
  readonly questionnaire: Questionnaire;
  readonly year: number;
  readonly schools: readonly SchoolCount[];
}

type Found = { readonly campaign: Campaign; readonly questionnaire: Questionnaire } & Turnout;

/** Schools that name this organisation as their municipality. */
export const ownSchools = (ctx: Context): Promise<readonly Organisation[]> =>
  asSystem(ctx, async ({ tx, organisation }) =>
    (await tx.organisations.where({})).filter(({ settings }) => settings.municipality === organisation.id),
  );

/** What was asked in its schools with the common questionnaires and is over: by questionnaire and school year, latest first. */
export async function themes(ctx: Context): Promise<readonly Theme[]> {
  const schools = await ownSchools(ctx);
  const names = new Map(schools.map(({ id, name }) => [id, name] as const));
  const found = await closedOnes(ctx, schools);
  const of = rowsBy(found, keyOf);
  return [...new Set(found.map(keyOf))]
    .flatMap((key) => themeOf(of(key), names))
    .sort((a, b) => b.year - a.year || a.questionnaire.family.localeCompare(b.questionnaire.family));
}

/** Keys mean the same in every version of a family, so the newest one asked reads all of them. */
function themeOf(all: readonly Found[], names: ReadonlyMap<Id<'organisation'>, string>): readonly Theme[] {
  const [newest] = [...all].sort((a, b) => b.questionnaire.version - a.questionnaire.version);
  if (!newest) return [];
  const { questionnaire, campaign } = newest;
  return [{ questionnaire, year: schoolYear(campaign.opensOn), schools: counted(all, names) }];
}

const keyOf = ({ campaign, questionnaire }: Pick<Found, 'campaign' | 'questionnaire'>): string =>
  `${questionnaire.family} ${schoolYear(campaign.opensOn)}`;

async function closedOnes(ctx: Context, schools: readonly Organisation[]): Promise<readonly Found[]> {
  return asSystem(ctx, async ({ tx }) => {
    const all = await tx.campaigns.among(
      'organisationId',
      schools.map(({ id }) => id),
    );
    const closed = all.flatMap((campaign) => {
      const questionnaire = campaign.status === 'closed' ? builtInBy(campaign.questionnaire) : undefined;
      return questionnaire ? [{ campaign, questionnaire }] : [];
    });
    const turnout = await turnoutOfEach(
      tx,
      closed.map(({ campaign }) => campaign),
    );
    return closed.map((one) => ({ ...one, ...turnout(one.campaign) }));
  });
}

/** Every sheet of a theme, without a trace of whose or where it is. */
export async function sheetsOfTheme(
  ctx: Context,
  { questionnaire, year }: Theme,
): Promise<readonly Sheet<Id<'person'>>[]> {
  const all = await closedOnes(ctx, await ownSchools(ctx));
  const mine = all.filter(
    (one) => one.questionnaire.family === questionnaire.family && schoolYear(one.campaign.opensOn) === year,
  );
  return asSystem(ctx, async ({ tx }) => {
    const shown = mine.filter(({ campaign, papers }) => showsResults(campaign, { papers }));
    const sheets = await sheetsOfEach(
      tx,
      shown.map(({ campaign }) => campaign),
    );
    return sheets.map(({ said }) => ({ said }));
  });
}
