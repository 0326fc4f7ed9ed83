import { action, guided } from '#core/conversation/context.ts';
import type { Door } from '#core/conversation/door.ts';
import type { AnyForm } from '#core/conversation/form.ts';
import { button, screen } from '#core/conversation/screen.ts';
import { doorOf, type HouseDeps } from '../../src/app/house.ts';

export interface Probe {
  /** What was sent, answers by key, in the order of sending. */
  readonly sent: Readonly<Record<string, unknown>>[];
  /** The house with this form behind the menu line «Проба». Another shape of it is tomorrow's deploy. */
  readonly doorOf: (form: AnyForm) => { readonly doorOf: (house: HouseDeps) => Door };
}

/** A form of a test's own in the real bot. */
export function probe(): Probe {
  const sent: Readonly<Record<string, unknown>>[] = [];
  const feature = (form: AnyForm): Door['features'][number] => ({
    actions: [action('probe', 'anyone', (ctx) => ctx.fill('probe', 'subject'))],
    menu: [{ label: 'Проба', who: 'anyone', action: 'probe' }],
    forms: [
      guided<Readonly<Record<string, unknown>>>('probe', 'anyone', async () => ({
        form,
        send: async (_ctx, answers) => {
          sent.push(answers);
          return screen('Спасибо, ответы отправлены.', [button('Меню', 'menu')]);
        },
      })),
    ],
  });
  return {
    sent,
    doorOf: (form) => ({
      doorOf: (house) => {
        const door = doorOf(house);
        return { ...door, features: [...door.features, feature(form)] };
      },
    }),
  };
}
