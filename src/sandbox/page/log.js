import { h, place } from './dom.js';
import { message } from './message.js';
import { dayKey, dayOf } from './words.js';

const NEAR_END = 60;

/** Replaces only messages that changed, stays at the end if it was there, and follows what the person does to the answer. */
export function drawLog({ log, nobody }, state, open) {
  const { messages, waiting } = state.view;
  const said = messages.some((one) => one.from === 'person' && !state.shown.has(one.id));
  if (said || waiting.length > 0) state.follows = true;
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
  const newest = messages.at(-1);
  const isFresh = newest !== undefined && !state.shown.has(newest.id);
  const wasEmpty = state.shown.size === 0;
  state.shown = next;
  if (state.atEnd || wasEmpty || (state.follows && isFresh)) showEnd(log, isFresh ? wanted.at(-1) : undefined);
  if (isFresh && newest.from === 'bot') state.follows = false;
}

/** The end of the chat, or the beginning of a new message that is longer than the screen. */
function showEnd(log, fresh) {
  log.scrollTop = log.scrollHeight;
  if (fresh === undefined || fresh.offsetHeight < log.clientHeight || fresh.classList.contains('person')) return;
  log.scrollTop += fresh.getBoundingClientRect().top - log.getBoundingClientRect().top - 8;
}

export function drawTyping({ title, log, dots }, state) {
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

export function isNearEnd(log) {
  return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
}

function keep(state, key, look, make) {
  const before = state.shown.get(key);
  return before?.look === look ? before : { look, element: make() };
}
