import { post } from './api.js';
import { h, notice } from './dom.js';
import { clockOf, sizeOf, words } from './words.js';

/** One message with the buttons beneath it. */
export function message(view, phone, open) {
  const keys = view.inline.length > 0;
  const stamp = h('span', { class: 'stamp' }, `${view.edited ? 'изменено ' : ''}${clockOf(view.at)}`);
  const said = view.text ? words(view.text, view.entities, open) : undefined;
  said?.append(stamp);
  return h(
    'div',
    { class: `msg ${view.from}${keys ? ' has-keys' : ''}`, 'data-message': view.id },
    h('div', { class: 'bubble' }, view.file ? attached(view.file) : undefined, said, view.text ? undefined : stamp),
    keys ? h('div', { class: 'inline' }, buttons(view, phone, open)) : undefined,
  );
}

function buttons(view, phone, open) {
  let place = 0;
  return view.inline.map((row) =>
    h(
      'div',
      { class: 'inline-row' },
      row.map((button) => inlineButton({ button, place: place++, view, phone, open })),
    ),
  );
}

function inlineButton({ button, place, view, phone, open }) {
  const waiting = phone.waiting.some((press) => press.message === view.id && press.label === button.text);
  const press = async (event) => {
    const target = event.currentTarget;
    if (button.kind === 'link') return open(button.link, target);
    if (button.kind === 'other') return notice('Такие кнопки песочница не нажимает');
    await post(`phones/${phone.id}/press`, { message: view.id, button: place }).catch(() => {});
  };
  const classes = [button.color ?? '', button.kind === 'link' ? 'link' : '', waiting ? 'waiting' : ''].join(' ').trim();
  return h(
    'button',
    { type: 'button', class: classes || undefined, 'aria-busy': waiting, onclick: press },
    button.text,
  );
}

function attached(file) {
  if (file.kind === 'photo') {
    return h(
      'a',
      { href: file.url, target: '_blank', rel: 'noreferrer' },
      h('img', {
        class: 'picture',
        src: file.url,
        alt: `Картинка ${file.name}`,
        width: file.width,
        height: file.height,
      }),
    );
  }
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(file.name)?.[1] ?? 'файл';
  return h(
    'a',
    { class: 'paper', href: file.url, download: file.name, title: 'Скачать' },
    h('span', { class: 'sheet' }, extension),
    h('span', {}, h('strong', {}, file.name), h('small', {}, `${sizeOf(file.size)} · скачать`)),
  );
}
