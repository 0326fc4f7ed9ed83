import { get, post, remove } from './api.js';
import { h, notice } from './dom.js';
import { clockOf, fullDay, placeOf, setZone } from './words.js';

const ASK_MS = 5000;

/** The clock of the program and the buttons that move it. `changed` is called when the zone becomes known. */
export function startClock(changed) {
  const box = document.querySelector('.clock');
  const seen = { now: Date.now(), at: Date.now(), zone: undefined };
  const draw = () => {
    const now = seen.now + Date.now() - seen.at;
    document.getElementById('clock-time').textContent = clockOf(now);
    document.getElementById('clock-date').textContent = `${fullDay(now)} · ${placeOf()}`;
  };
  const take = ({ now, zone, movable }) => {
    Object.assign(seen, { now: Date.parse(now), at: Date.now() });
    if (zone && zone !== seen.zone) {
      seen.zone = zone;
      setZone(zone);
      changed();
    }
    for (const button of box.querySelectorAll('[data-advance]')) {
      button.disabled = !movable || box.classList.contains('busy');
      button.title = movable ? '' : 'Часы идут у бота, а он не отвечает';
    }
    draw();
  };
  const advance = async (by) => {
    box.classList.add('busy');
    for (const button of box.querySelectorAll('[data-advance]')) button.disabled = true;
    const told = await post('clock', { advance: by }).catch(() => undefined);
    box.classList.remove('busy');
    take(told ?? (await get('clock')));
  };
  box.addEventListener('click', (event) => {
    const by = event.target.closest('[data-advance]')?.dataset.advance;
    if (by) void advance(by);
  });
  const ask = () => void get('clock').then(take, () => {});
  setInterval(draw, 1000);
  setInterval(ask, ASK_MS);
  return { take };
}

const PRESETS = [
  ['telegram', '429: слишком часто', { kind: '429', retryAfter: 10 }],
  ['telegram', 'Недоступен', { kind: 'down' }],
  ['telegram', 'Ошибка 502', { kind: '5xx' }],
  ['telegram', 'Принимает, но не отвечает', { kind: 'reset-after-accept' }],
  ['telegram', 'Медленный: 3 секунды', { kind: 'slow', ms: 3000 }],
  ['vk', 'Недоступен', { kind: 'down' }],
  ['vk', 'Ошибка 6: слишком часто', { kind: 'error', code: 6 }],
  ['vk', 'Ошибка 9: однотипные действия', { kind: 'error', code: 9 }],
  ['vk', 'Ошибка 29: лимит метода', { kind: 'error', code: 29 }],
  ['vk', 'Принимает, но не отвечает', { kind: 'reset-after-accept' }],
  ['vk', 'Медленный: 3 секунды', { kind: 'slow', ms: 3000 }],
];

/** The switches of what goes wrong between the bot and the messengers. */
export function drawFaults(faults) {
  const count = document.getElementById('faults-count');
  count.textContent = String(faults.length);
  count.hidden = faults.length === 0;
  const group = (messenger, title) => [
    h('h2', {}, title),
    ...PRESETS.filter(([one]) => one === messenger).map(([, label, order]) =>
      faultSwitch(faults, label, { messenger, ...order }),
    ),
  ];
  const note = 'Заблокировать бота можно в меню «⋯» над телефоном.';
  const box = document.getElementById('faults-body');
  box.replaceChildren(...group('telegram', 'Telegram'), ...group('vk', 'VK'), h('p', { class: 'pop-note' }, note));
}

function faultSwitch(faults, label, order) {
  const on = faults.find(
    (fault) => Object.entries(order).every(([key, value]) => fault[key] === value) && !fault.phone,
  );
  const turn = () => {
    const done = on ? remove(`faults/${on.id}`) : post('faults', order);
    void done.then(
      () => notice(on ? `${label}: выключено` : `${label}: включено`),
      () => {},
    );
  };
  return h(
    'label',
    { class: 'switch' },
    label,
    h('input', { type: 'checkbox', role: 'switch', checked: on !== undefined, onchange: turn }),
  );
}
