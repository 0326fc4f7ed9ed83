import { button } from '#core/conversation/screen.ts';
import type { HelpPractices } from '#core/help/desk.ts';
import { askToShare } from '#core/practices/share.ts';
import { similarPractice, suggestion } from '#core/practices/suggest.ts';
import { thank } from '#core/practices/thanks.ts';

/** What requests for help and the library of practices have to do with each other. */
export const helpPractices: HelpPractices = {
  similar: async (ctx, { id, area, text }) => {
    const card = text === '' ? undefined : await similarPractice(ctx, { words: text, area });
    return (
      card &&
      suggestion(ctx, card, button('Помогло', 'help.found', id, card.id), button('Всё равно спросить', 'help.ask', id))
    );
  },
  helped: thank,
  solved: async (ctx, { id: helpId, area, personId: asker, helperId: helper }) => {
    if (helper) await askToShare(ctx, { helpId, area, asker, helper });
  },
};
