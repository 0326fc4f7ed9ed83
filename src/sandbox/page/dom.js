/** Builds an element: `h('button', { class: 'main', onclick }, 'Текст')`. Text is never read as markup. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== false && child !== ''));
  return element;
}

const PATHS = {
  clip: 'm20 11-8.5 8.5a5.5 5.5 0 0 1-7.8-7.8L12.5 3a3.7 3.7 0 0 1 5.2 5.2L9 17a1.8 1.8 0 0 1-2.6-2.6l8-8',
  send: 'M4 12 3 4l18 8-18 8 1-8Zm0 0h9',
  keys: 'M3 7.5A1.5 1.5 0 0 1 4.5 6h15A1.5 1.5 0 0 1 21 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 16.5Zm4 3h.01M12 10.500h.01M17 10.500h.01M8 14.500h8',
  slash: 'M9 19 15 5',
  down: 'm6 9 6 6 6-6',
  telegram: 'm3 12 18-8-4 17-6-6-2 4-1-6 8-6-11 6Z',
  vk: 'M3 7c1 6 4 9.500 9 9.500V7m0 5c3-.4 5-2.600 6-5m-6 5c3 .3 5 2 6.500 4.500',
};

export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const path = document.createElementNS(space, 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const [key, value] of [
    ['d', PATHS[name]],
    ['fill', 'none'],
    ['stroke', 'currentColor'],
    ['stroke-width', name === 'vk' || name === 'telegram' ? '2.6' : '1.8'],
    ['stroke-linecap', 'round'],
    ['stroke-linejoin', 'round'],
  ]) {
    path.setAttribute(key, value);
  }
  svg.append(path);
  return svg;
}

/** A circle with initials, in a colour that stays with the name. */
export function face(name, small = false) {
  const words = name.trim().split(/\s+/);
  const initials = (words[0]?.[0] ?? '') + (words[1]?.[0] ?? '');
  const sum = [...name].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return h(
    'span',
    { class: `face face-${sum % 8}${small ? ' small' : ''}`, 'aria-hidden': 'true' },
    initials.toUpperCase(),
  );
}

export function badge(messenger) {
  const title = messenger === 'telegram' ? 'Telegram' : 'VK';
  return h('span', { class: `badge ${messenger}`, title }, icon(messenger));
}

/** Makes these the children of a box; what stays in its place is not touched, so it keeps its scroll and its focus. */
export function place(box, wanted) {
  for (const child of [...box.children]) if (!wanted.includes(child)) child.remove();
  wanted.forEach((element, index) => {
    if (box.children[index] !== element) box.insertBefore(element, box.children[index] ?? null);
  });
}

let closeMenu = () => {};

/** A small menu beside an element. Items: { label, act, danger }. */
export function openMenu(anchor, title, items) {
  closeMenu();
  const menu = document.getElementById('menu');
  const buttons = items.map(({ label, act, danger }) =>
    h(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        class: danger ? 'danger' : undefined,
        onclick: () => {
          closeMenu();
          act();
        },
      },
      label,
    ),
  );
  menu.replaceChildren(...(title ? [h('p', {}, title)] : []), ...buttons);
  menu.hidden = false;
  const at = anchor.getBoundingClientRect();
  const left = Math.min(at.left, window.innerWidth - menu.offsetWidth - 8);
  const below = at.bottom + 6 + menu.offsetHeight < window.innerHeight;
  menu.style.setProperty('left', `${Math.max(8, left)}px`);
  menu.style.setProperty('top', `${below ? at.bottom + 6 : Math.max(8, at.top - menu.offsetHeight - 6)}px`);
  buttons[0]?.focus();
  const outside = (event) => {
    if (event.type === 'keydown' && event.key !== 'Escape') return;
    if (event.type === 'pointerdown' && menu.contains(event.target)) return;
    closeMenu();
    if (event.type === 'keydown') anchor.focus();
  };
  closeMenu = () => {
    menu.hidden = true;
    document.removeEventListener('pointerdown', outside, true);
    document.removeEventListener('keydown', outside, true);
    closeMenu = () => {};
  };
  setTimeout(() => document.addEventListener('pointerdown', outside, true));
  document.addEventListener('keydown', outside, true);
}

/** A line at the corner of the page that goes away by itself. */
export function notice(text) {
  const element = h('div', { class: 'notice' }, text);
  document.getElementById('notices').append(element);
  setTimeout(() => element.remove(), 5000);
}
