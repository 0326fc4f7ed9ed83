import { h } from './dom.js';

const TOAST_MS = 4500;

/** Shows the bot's answers to pressed buttons that came since the last time. */
export function drawToasts({ screen }, state, page) {
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
