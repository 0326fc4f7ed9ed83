import { type Action, action, type MenuEntry } from '#core/conversation/context.ts';
import { button, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import type { RoleName } from '#core/people/person.ts';

/** Who sees questionnaires and campaigns. */
export const readers: readonly RoleName[] = ['curator', 'head', 'administrator'];
/** Who makes and changes them. */
export const writers: readonly RoleName[] = ['curator', 'administrator'];

export const hubMenu: readonly MenuEntry[] = [{ label: 'Опросы', who: readers, action: 'sv' }];

export const hubActions: readonly Action[] = [
  action('sv', readers, async () =>
    screen(
      lines(
        'Опросы',
        '',
        'Анкета — это вопросы. Опрос — анкета, отправленная людям на несколько дней. Готовые анкеты можно отправлять сразу или изменить под школу.',
      ),
      [button('Новый опрос', 'c.new'), button('Все опросы', 'c.list', '0')],
      [button('Анкеты', 'q.list', '0')],
      [button('Меню', 'menu')],
    ),
  ),
];
