import { post } from './api.js';
import { composer } from './composer.js';
import { badge, face, h, icon, openMenu } from './dom.js';
import { drawFoot, drawKeys } from './foot.js';
import { drawLog, drawTyping, isNearEnd } from './log.js';
import { drawToasts } from './toasts.js';

/** One person's phone in one messenger. `update(view)` brings it to what the sandbox says. */
export function phone(view, person, page) {
  const name = view.messenger === 'telegram' ? page.bot.name : page.group.name;
  const state = { view, shown: new Map(), toast: view.toasts.at(-1)?.id ?? 0, keysOpen: true, typing: undefined };
  const parts = build(view, person, page, name);
  const element = frame(view, person, parts);
  parts.composer.keysSwitch.addEventListener('click', () => {
    state.keysOpen = !state.keysOpen;
    drawKeys(parts, state);
  });
  acceptDrops(parts);
  const update = (next) => {
    state.view = next;
    // The keyboard takes room from the chat: whether its end was in view is known only before that.
    state.atEnd = isNearEnd(parts.log);
    drawFoot(parts, state);
    drawLog(parts, state, (url, anchor) => page.openLink(url, anchor));
    drawTyping(parts, state);
    drawToasts(parts, state, page);
  };
  update(view);
  return { element, update, focus: () => element.querySelector('textarea, .begin button')?.focus() };
}

function build(view, person, page, name) {
  const title = h('span', {}, 'бот');
  const log = h('div', { class: 'log', role: 'log', tabindex: 0, 'aria-label': `Чат: ${person.name}` });
  const down = h(
    'button',
    { type: 'button', class: 'to-end', 'aria-label': 'К последнему сообщению', hidden: true },
    icon('down'),
  );
  down.addEventListener('click', () => log.scrollTo({ top: log.scrollHeight, behavior: 'smooth' }));
  log.addEventListener('scroll', () => {
    down.hidden = isNearEnd(log);
  });
  const commands = view.messenger === 'telegram' ? (page.bot.commands ?? []) : [];
  return {
    title,
    log,
    down,
    name,
    nobody: h(
      'div',
      { class: 'nobody' },
      h('img', { src: 'icon.svg', alt: '', width: 54, height: 54 }),
      h('strong', {}, name),
      'Здесь ещё нет сообщений',
    ),
    dots: h('div', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')),
    foot: h('div'),
    keys: h('div', { class: 'keys', hidden: true }),
    composer: composer(view.id, person.name, commands),
    screen: h('section', {
      class: `phone ${view.messenger}`,
      'aria-label': `${person.name}, ${view.messenger === 'vk' ? 'VK' : 'Telegram'}`,
    }),
  };
}

function frame(view, person, parts) {
  const avatar = face(person.name);
  avatar.append(badge(view.messenger));
  parts.screen.append(
    h(
      'div',
      { class: 'bar' },
      h('img', { src: 'icon.svg', alt: '' }),
      h('div', {}, h('strong', {}, parts.name), parts.title),
      h('span', { class: 'net' }, view.messenger === 'telegram' ? 'Telegram' : 'VK'),
    ),
    h('div', { class: 'log-box' }, parts.log, parts.down),
    parts.foot,
    parts.composer.element,
    parts.keys,
  );
  const more = h('button', { type: 'button', 'aria-label': `Действия: ${person.name}`, title: 'Действия' }, '⋯');
  more.addEventListener('click', () => openMenu(more, '', actions(parts, person)));
  return h(
    'article',
    { class: `seat ${view.messenger}`, 'data-phone': view.id },
    h(
      'div',
      { class: 'owner' },
      avatar,
      h(
        'div',
        { class: 'owner-words' },
        h('h2', {}, person.name),
        h('p', { title: person.note }, person.note ?? (view.messenger === 'vk' ? 'VK' : 'Telegram')),
      ),
      more,
    ),
    parts.screen,
  );
}

function actions(parts, person) {
  const { id, blocked, messenger } = parts.screen.view;
  const other = messenger === 'telegram' ? 'vk' : 'telegram';
  const hasOther = person.phones.some((one) => one.messenger === other);
  const act = (name, body) => () => void post(`phones/${id}/${name}`, body).catch(() => {});
  return [
    { label: 'Начать сначала', act: act('start') },
    blocked
      ? { label: 'Разблокировать бота', act: act('unblock') }
      : { label: 'Заблокировать бота', act: act('block'), danger: true },
    ...(hasOther
      ? []
      : [
          {
            label: `Дать телефон с ${other === 'vk' ? 'VK' : 'Telegram'}`,
            act: () => void post(`people/${person.id}/phones`, { messenger: other }).catch(() => {}),
          },
        ]),
    { label: 'Скрыть телефон', act: act('hide') },
  ];
}

function acceptDrops({ screen, composer: { takeFiles } }) {
  const over = (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    screen.classList.add('drop');
  };
  screen.addEventListener('dragenter', over);
  screen.addEventListener('dragover', over);
  screen.addEventListener('dragleave', (event) => {
    if (!screen.contains(event.relatedTarget)) screen.classList.remove('drop');
  });
  screen.addEventListener('drop', (event) => {
    event.preventDefault();
    screen.classList.remove('drop');
    void takeFiles([...(event.dataTransfer?.files ?? [])]);
  });
}
