import { post, sendFile } from './api.js';
import { h, icon, openMenu } from './dom.js';

const TALLEST = 130;

/** The line at the bottom of a phone: attach, write, send, and the switch of the ordinary keyboard. */
export function composer(id, name, commands) {
  const field = h('textarea', { rows: 1, placeholder: 'Сообщение', 'aria-label': `Сообщение, пишет ${name}` });
  const grow = () => {
    field.style.setProperty('height', 'auto');
    field.style.setProperty('height', `${Math.min(field.scrollHeight, TALLEST)}px`);
  };
  const send = async () => {
    const text = field.value;
    if (text.trim() === '') return;
    field.value = '';
    grow();
    await post(`phones/${id}/text`, { text }).catch(() => {
      field.value = text;
    });
  };
  field.addEventListener('input', grow);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  const takeFiles = async (files) => {
    for (const file of files) {
      const caption = field.value;
      field.value = '';
      await sendFile(id, file, caption).catch(() => {});
    }
  };
  const input = h('input', { type: 'file', multiple: true, 'aria-label': 'Отправить файл', onchange: () => take() });
  const take = () => {
    void takeFiles([...input.files]).then(() => {
      input.value = '';
    });
  };
  const keysSwitch = h(
    'button',
    { type: 'button', title: 'Клавиатура бота', 'aria-label': 'Клавиатура бота', hidden: true },
    icon('keys'),
  );
  const element = h(
    'div',
    { class: 'composer' },
    h('label', { class: 'attach', title: 'Отправить файл' }, icon('clip'), input),
    field,
    commandsButton(id, commands),
    keysSwitch,
    h(
      'button',
      { type: 'button', class: 'send', title: 'Отправить', 'aria-label': 'Отправить', onclick: send },
      icon('send'),
    ),
  );
  return { element, takeFiles, keysSwitch };
}

function commandsButton(id, commands) {
  if (commands.length === 0) return undefined;
  const items = commands.map(({ command, description }) => ({
    label: `/${command}: ${description}`,
    act: () => void post(`phones/${id}/text`, { text: `/${command}` }).catch(() => {}),
  }));
  const open = (event) => openMenu(event.currentTarget, 'Команды бота', items);
  return h(
    'button',
    { type: 'button', title: 'Команды бота', 'aria-label': 'Команды бота', onclick: open },
    icon('slash'),
  );
}
