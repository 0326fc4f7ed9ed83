import { get, post } from './api.js';
import { h, notice, openMenu, place } from './dom.js';
import { closeHints, drawChips, hints, hintsAreOpen, openHints, startPersonBox } from './people.js';
import { phone } from './phone.js';
import { drawFaults, startClock } from './top.js';

const desk = document.getElementById('desk');
const shown = new Map();
const state = { people: [], phones: new Map() };

const page = {
  bot: {},
  group: {},
  news: new Set(),
  show,
  draw,
  openLink,
  invitation: (id) => {
    const view = state.phones.get(id);
    if (view?.offer === undefined) return undefined;
    return view.messenger === 'telegram'
      ? `t.me/${page.bot.username}?start=${view.offer}`
      : `vk.me/${page.group.screenName}?ref=${view.offer}`;
  },
};

const clock = startClock(() => {
  shown.clear();
  draw();
});

async function load() {
  const told = await get('state');
  page.bot = told.bot;
  page.group = told.group;
  state.people = told.people;
  state.phones = new Map(told.phones.map((view) => [view.id, view]));
  clock.take(told.clock);
  drawFaults(told.faults);
  draw();
}

/** Lays the phones out in the order of people; those already there keep what is typed in them. */
function draw() {
  const seats = [];
  for (const person of state.people) {
    for (const { id } of person.phones) {
      const view = state.phones.get(id);
      if (view === undefined || view.hidden) continue;
      const look = JSON.stringify([person.name, person.note, person.phones.length, page.bot.commands]);
      if (shown.get(id)?.look !== look) shown.set(id, { look, ...phone(view, person, page) });
      else shown.get(id).update(view);
      seats.push(shown.get(id).element);
    }
  }
  const empty = h('p', { class: 'empty' }, 'Телефонов пока нет. Нажмите «Добавить» вверху страницы.');
  const wanted = [...(hintsAreOpen() ? [hints(state.people, page)] : []), ...(seats.length > 0 ? seats : [empty])];
  place(desk, wanted);
  for (const seat of seats) scrollDown(seat);
  drawChips(state.people, page);
}

/** A log that was just put on the page has no height until now. */
function scrollDown(seat) {
  if (seat.dataset.settled) return;
  seat.dataset.settled = 'yes';
  const log = seat.querySelector('.log');
  log.scrollTop = log.scrollHeight;
}

function takePhone(view) {
  const before = state.phones.get(view.id);
  state.phones.set(view.id, view);
  const entry = shown.get(view.id);
  if (before?.offer !== view.offer || before?.hidden !== view.hidden) draw();
  else entry?.update(view);
  const fresh = view.messages.at(-1);
  if (fresh?.from !== 'bot' || fresh.id === before?.messages.at(-1)?.id || isInSight(entry?.element)) return;
  page.news.add(view.id);
  drawChips(state.people, page);
}

function isInSight(element) {
  if (!element?.isConnected) return false;
  const { left, right } = element.getBoundingClientRect();
  return left > -80 && right < window.innerWidth + 80;
}

async function show({ id }) {
  page.news.delete(id);
  const view = state.phones.get(id);
  if (view?.hidden) {
    await post(`phones/${id}/show`).catch(() => {});
    await load();
  }
  const entry = shown.get(id);
  entry?.element.scrollIntoView({ inline: 'center', block: 'nearest' });
  entry?.focus();
  drawChips(state.people, page);
}

/** An invitation is opened on a phone of the same messenger, chosen from a menu; other links in a new tab. */
function openLink(url, anchor) {
  const messenger = messengerOf(url);
  if (messenger === undefined) {
    window.open(/^[a-z]+:\/\//i.test(url) ? url : `https://${url}`, '_blank', 'noopener');
    return;
  }
  const phones = state.people.flatMap((person) =>
    person.phones.filter((one) => one.messenger === messenger).map((one) => ({ person, one })),
  );
  const items = phones.map(({ person, one }) => ({
    label: `${person.name}${one.started ? '' : ' · ещё не в боте'}`,
    act: () => {
      void post(`phones/${one.id}/link`, { url }).then(
        ({ opened }) => {
          if (!opened) notice('Эта ссылка ведёт не к нашему боту');
          void show(one);
        },
        () => {},
      );
    },
  }));
  openMenu(anchor, items.length > 0 ? 'Открыть у:' : 'Нет телефона с этим мессенджером', items);
}

function messengerOf(url) {
  const host = url
    .replace(/^https?:\/\//i, '')
    .split(/[/?#]/)[0]
    .toLowerCase();
  if (host === 't.me' || host === 'telegram.me') return 'telegram';
  return host === 'vk.me' ? 'vk' : undefined;
}

function listen() {
  const events = new EventSource('/control/events');
  const on = (name, act) => events.addEventListener(name, (event) => act(JSON.parse(event.data)));
  on('phone', takePhone);
  on('people', () => void load());
  on('faults', () => void get('faults').then(drawFaults, () => {}));
  on('clock', clock.take);
  let lost = false;
  events.addEventListener('error', () => {
    if (!lost) notice('Песочница остановлена. Страница подключится сама, когда она запустится.');
    lost = true;
  });
  events.addEventListener('open', () => {
    if (lost) void load();
    lost = false;
  });
}

document.getElementById('show-hints').addEventListener('click', () => {
  if (hintsAreOpen()) closeHints();
  else openHints();
  draw();
  desk.scrollTo({ left: 0 });
});
document.addEventListener('click', (event) => {
  const faults = document.getElementById('faults');
  if (faults.open && !faults.contains(event.target)) faults.open = false;
});
desk.addEventListener('scroll', () => {
  for (const id of [...page.news]) {
    if (!isInSight(shown.get(id)?.element)) continue;
    page.news.delete(id);
    document.querySelector(`[data-chip="${id}"]`)?.classList.remove('news');
  }
});
startPersonBox();
listen();
await load();
