import { post } from './api.js';
import { badge, face, h } from './dom.js';

/** The row of names above the phones: a press brings a phone into view, or back from being hidden. */
export function drawChips(people, page) {
  const chips = people.flatMap((person) =>
    person.phones.map((one) =>
      h(
        'button',
        {
          type: 'button',
          class: `chip${one.hidden ? ' off' : ''}${page.news.has(one.id) ? ' news' : ''}`,
          'data-chip': one.id,
          title: one.hidden ? 'Телефон скрыт: показать' : person.note,
          onclick: () => page.show(one),
        },
        face(person.name, true),
        shortName(person.name),
        badge(one.messenger),
      ),
    ),
  );
  document.getElementById('chips').replaceChildren(...chips);
}

const PATRONYMIC = /(вич|ич|вна|ична)$/i;

/** «Ольга Павловна Ветрова» and «Ветрова Ольга Павловна» are «Ветрова О. П.» where there is little room. */
function shortName(name) {
  const words = name.trim().split(/\s+/);
  if (words.length !== 3) return name;
  const [surname, ...given] = PATRONYMIC.test(words[2]) ? words : [words[2], words[0], words[1]];
  return `${surname} ${given.map((word) => `${word[0]}.`).join('\u00a0')}`;
}

export function startPersonBox() {
  const box = document.getElementById('person-box');
  const form = document.getElementById('person-form');
  const error = document.getElementById('person-error');
  document.getElementById('add-person').addEventListener('click', () => {
    form.reset();
    error.textContent = '';
    box.showModal();
  });
  document.getElementById('person-cancel').addEventListener('click', () => box.close());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const telegram = form.elements.telegram.checked;
    const vk = form.elements.vk.checked;
    if (!telegram && !vk) {
      error.textContent = 'Отметьте хотя бы один мессенджер.';
      return;
    }
    const person = { name: form.elements.name.value, telegram, vk, note: 'Пока без приглашения' };
    void post('people', { people: [person] }).then(
      () => box.close(),
      (why) => {
        error.textContent = why.message;
      },
    );
  });
}

const SEEN = 'sandbox-hints-closed';

/** What a newcomer can do here, with the people of the invented school and their invitations. */
export function hints(people, page) {
  const close = () => {
    localStorage.setItem(SEEN, 'yes');
    page.draw();
  };
  const step = (...words) => h('li', {}, ...words);
  const cast = people.filter((person) => person.phones.length > 0);
  return h(
    'aside',
    { class: 'hints', 'aria-labelledby': 'hints-title' },
    h(
      'div',
      { class: 'hints-head' },
      h('h2', { id: 'hints-title' }, 'Что здесь можно сделать'),
      h('button', { type: 'button', 'aria-label': 'Закрыть подсказку', onclick: close }, '×'),
    ),
    h(
      'div',
      { class: 'hints-body' },
      h(
        'ol',
        {},
        step('Выберите человека из списка ниже и нажмите в его телефоне «Начать».'),
        step(
          'Пишите, нажимайте кнопки, перетаскивайте файлы в чат: например, дорожную карту в .docx от имени куратора.',
        ),
        step('Переведите часы вверху страницы, чтобы дождаться напоминаний.'),
        step('Включите «Сбои» и посмотрите, как бот их переживает.'),
      ),
      h('h3', {}, cast.length > 0 ? 'Кто есть в школе' : 'Людей пока нет: добавьте кнопкой вверху'),
      h(
        'ul',
        { class: 'cast' },
        cast.map((person) => castLine(person, page)),
      ),
    ),
  );
}

function castLine(person, page) {
  const [first] = person.phones;
  const links = person.phones.flatMap((one) => page.invitation(one.id) ?? []);
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', class: 'who', onclick: () => page.show(first) },
      face(person.name),
      h('span', {}, h('strong', {}, person.name), h('span', {}, person.note ?? '')),
    ),
    links.map((link) =>
      h(
        'a',
        {
          class: 'link',
          href: `https://${link}`,
          title: 'Открыть в телефоне этого человека',
          onclick: (event) => {
            event.preventDefault();
            page.openLink(link, event.currentTarget);
          },
        },
        link,
      ),
    ),
  );
}

export const hintsAreOpen = () => localStorage.getItem(SEEN) === null;
export const openHints = () => localStorage.removeItem(SEEN);
export const closeHints = () => localStorage.setItem(SEEN, 'yes');
