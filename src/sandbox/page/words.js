import { h } from './dom.js';

const LINK = /(?:https?:\/\/|\b(?:t\.me|vk\.me|vk\.com)\/)[^\s<>«»"]+[^\s<>«»".,;:!?)]/g;
const STYLES = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'code',
  spoiler: 'span',
};

/** Text with its entities and its links; `open(url, element)` is called for every link. */
export function words(text, entities, open) {
  const marks = entities.filter((entity) => STYLES[entity.type] || entity.type === 'text_link');
  const edges = new Set([0, text.length, ...marks.flatMap(({ offset, length }) => [offset, offset + length])]);
  const cuts = [...edges].sort((a, b) => a - b);
  const pieces = cuts.slice(0, -1).map((from, index) => {
    const inside = marks.filter((mark) => mark.offset <= from && from < mark.offset + mark.length);
    const link = inside.find((mark) => mark.type === 'text_link');
    const piece = text.slice(from, cuts[index + 1]);
    const body = link ? [linkTo(link.url, piece, open)] : linked(piece, open);
    return inside.filter((mark) => mark !== link).reduce((inner, mark) => [h(STYLES[mark.type], {}, inner)], body);
  });
  return h('p', { class: 'words' }, pieces.flat());
}

function linked(text, open) {
  const out = [];
  let at = 0;
  for (const found of text.matchAll(LINK)) {
    out.push(text.slice(at, found.index), linkTo(found[0], found[0], open));
    at = found.index + found[0].length;
  }
  return [...out, text.slice(at)];
}

function linkTo(url, label, open) {
  return h('button', { type: 'button', class: 'raw-link', onclick: (event) => open(url, event.currentTarget) }, label);
}

let zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function setZone(name) {
  if (name) zone = name;
}

const format = (at, options) => new Intl.DateTimeFormat('ru-RU', { timeZone: zone, ...options }).format(new Date(at));

export const clockOf = (at) => format(at, { hour: '2-digit', minute: '2-digit' });
export const dayOf = (at) => format(at, { day: 'numeric', month: 'long' });
export const fullDay = (at) => format(at, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
export const dayKey = (at) => format(at, { year: 'numeric', month: '2-digit', day: '2-digit' });
const PLACES = {
  Kaliningrad: 'Калининград',
  Moscow: 'Москва',
  Simferopol: 'Симферополь',
  Volgograd: 'Волгоград',
  Saratov: 'Саратов',
  Astrakhan: 'Астрахань',
  Ulyanovsk: 'Ульяновск',
  Samara: 'Самара',
  Yekaterinburg: 'Екатеринбург',
  Omsk: 'Омск',
  Novosibirsk: 'Новосибирск',
  Barnaul: 'Барнаул',
  Tomsk: 'Томск',
  Novokuznetsk: 'Новокузнецк',
  Krasnoyarsk: 'Красноярск',
  Irkutsk: 'Иркутск',
  Chita: 'Чита',
  Yakutsk: 'Якутск',
  Vladivostok: 'Владивосток',
  Sakhalin: 'Сахалин',
  Magadan: 'Магадан',
  Kamchatka: 'Камчатка',
};

/** The city whose time the clock shows. */
export function placeOf() {
  const city = zone.split('/').at(-1);
  return PLACES[city] ?? city.replaceAll('_', ' ');
}

export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} Б`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} КБ` : `${(kilobytes / 1024).toFixed(1).replace('.', ',')} МБ`;
}
