import type { DataSource } from 'typeorm';
import { screen } from '#core/conversation/screen.ts';
import type { InboxDeps } from '#core/delivery/handle-inbox.ts';
import { instant } from '#core/kernel/time.ts';
import { newId } from '#db/new-id.ts';

/** The effect of hearing: one row in the outbox with what was said. A second hearing would make a second row. */
export const echo: InboxDeps['hear'] = async (tx, heard) => {
  const account = await tx.accounts.meet(heard.channel, heard.address, instant('2026-11-18T12:00:00+03:00'));
  const text = heard.input.kind === 'text' ? heard.input.text : heard.input.kind;
  await tx.outbox.post({ key: `echo:${newId()}`, lane: 'reply', to: { account: account.id }, screen: screen(text) });
  return { guided: false };
};

/** What the echo has posted, in order, with the address it came from. */
export const echoes = ({
  dataSource,
}: {
  readonly dataSource: DataSource;
}): Promise<readonly { address: string; text: string }[]> =>
  dataSource.query(
    `select a.address, o.screen -> 'text' ->> 0 as text from outbox o join accounts a on a.id = o.account_id
     where o.key like 'echo:%' order by o.id`,
  );
