import { post } from './api.js';
import { composer } from './composer.js';
import { badge, face, h, icon, openMenu, place } from './dom.js';
import { message } from './message.js';
import { dayKey, dayOf } from './words.js';

const NEAR_END = 60;
const TOAST_MS = 4500;

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
    drawLog(parts, state, (url, anchor) => page.openLink(url, anchor));
    drawFoot(parts, state);
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

/** Replaces only messages that changed, and stays at the end if it was there. */
function drawLog({ log, nobody }, state, open) {
  const atEnd = isNearEnd(log) || state.shown.size === 0;
  const { messages, waiting } = state.view;
  const next = new Map();
  let day = '';
  for (const one of messages) {
    const key = dayKey(one.at);
    if (key !== day)
      next.set(
        `day ${key}`,
        keep(state, `day ${key}`, key, () => h('div', { class: 'day' }, dayOf(one.at))),
      );
    day = key;
    const look = JSON.stringify([one, waiting.filter((press) => press.message === one.id)]);
    next.set(
      one.id,
      keep(state, one.id, look, () => message(one, state.view, open)),
    );
  }
  const wanted = [...next.values()].map((entry) => entry.element);
  place(log, wanted.length > 0 ? wanted : [nobody]);
  state.shown = next;
  if (atEnd) log.scrollTop = log.scrollHeight;
}

function keep(state, key, look, make) {
  const before = state.shown.get(key);
  return before?.look === look ? before : { look, element: make() };
}

function drawFoot(parts, state) {
  const { id, started, blocked, offer, messages } = state.view;
  parts.screen.view = state.view;
  const empty = !started && messages.length === 0;
  parts.composer.element.hidden = blocked || (empty && offer !== undefined);
  const act = (name, body) => () => void post(`phones/${id}/${name}`, body).catch(() => {});
  if (blocked) {
    parts.foot.replaceChildren(
      h(
        'div',
        { class: 'blocked-note' },
        'Бот заблокирован',
        h('button', { type: 'button', onclick: act('unblock') }, 'Разблокировать'),
      ),
    );
  } else if (empty) {
    const start = h('button', { type: 'button', onclick: act('start', { payload: offer ?? '' }) }, 'Начать');
    parts.foot.replaceChildren(
      h('div', { class: 'begin' }, start, offer ? h('p', {}, 'по ссылке из приглашения') : ''),
    );
  } else {
    parts.foot.replaceChildren();
  }
  drawKeys(parts, state);
}

function drawKeys({ keys, composer: { keysSwitch } }, state) {
  const { id, keyboard, blocked } = state.view;
  keysSwitch.hidden = keyboard === undefined;
  keysSwitch.classList.toggle('on', state.keysOpen);
  keys.hidden = keyboard === undefined || !state.keysOpen || blocked;
  const look = JSON.stringify(keyboard ?? null);
  if (state.keysLook === look) return;
  state.keysLook = look;
  let place = 0;
  const button = ({ text, color }) => {
    const at = place++;
    return h(
      'button',
      {
        type: 'button',
        class: color,
        onclick: () => void post(`phones/${id}/keyboard`, { button: at }).catch(() => {}),
      },
      text,
    );
  };
  keys.replaceChildren(...(keyboard?.rows ?? []).map((row) => h('div', { class: 'keys-row' }, row.map(button))));
}

function drawTyping({ title, log, dots }, state) {
  clearTimeout(state.typing);
  const on = state.view.typingMs > 0;
  title.textContent = on ? 'печатает…' : 'бот';
  title.classList.toggle('typing', on);
  const atEnd = isNearEnd(log);
  if (!on) return dots.remove();
  log.append(dots);
  if (atEnd) log.scrollTop = log.scrollHeight;
  state.typing = setTimeout(
    () => drawTyping({ title, log, dots }, { ...state, view: { ...state.view, typingMs: 0 } }),
    state.view.typingMs,
  );
}

function drawToasts({ screen }, state, page) {
  for (const toast of state.view.toasts.filter((one) => one.id > state.toast)) {
    state.toast = toast.id;
    if (toast.link) page.openLink(toast.link, screen);
    else if (toast.alert) showAlert(screen, toast.text);
    else showToast(screen, toast.text);
  }
}

function showToast(screen, text) {
  screen.querySelector('.toast')?.remove();
  const element = h('div', { class: 'toast', role: 'status' }, text);
  screen.append(element);
  setTimeout(() => element.remove(), TOAST_MS);
}

function showAlert(screen, text) {
  const close = h('button', { type: 'button', class: 'main', onclick: () => box.remove() }, 'Хорошо');
  const box = h(
    'div',
    { class: 'alert', role: 'alertdialog', 'aria-label': 'Сообщение бота' },
    h('div', {}, h('p', {}, text), close),
  );
  screen.append(box);
  close.focus();
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

function isNearEnd(log) {
  return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
}
