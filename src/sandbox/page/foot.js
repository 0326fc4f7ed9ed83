import { post } from './api.js';
import { h } from './dom.js';

/** What stands beneath the chat: «Начать», the note of a blocked bot, the ordinary keyboard. */
export function drawFoot(parts, state) {
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

export function drawKeys({ keys, composer: { keysSwitch } }, state) {
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
