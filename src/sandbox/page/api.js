import { notice } from './dom.js';

/** Calls the sandbox; what it refuses is shown as a notice and rejects. */
export async function call(method, path, body) {
  const raw = body instanceof Blob;
  const response = await fetch(`/control/${path}`, {
    method,
    headers: raw || body === undefined ? {} : { 'content-type': 'application/json' },
    body: raw ? body : body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => undefined);
  const answer = await response?.json().catch(() => undefined);
  if (response?.ok) return answer;
  const why = answer?.error ?? 'Песочница не отвечает';
  notice(why);
  throw new Error(why);
}

export const get = (path) => call('GET', path);
export const post = (path, body = {}) => call('POST', path, body);
export const remove = (path) => call('DELETE', path);

export function sendFile(phone, file, caption) {
  const kind = /^image\/(png|jpeg)$/.test(file.type) ? 'photo' : 'file';
  const query = new URLSearchParams({ name: file.name, caption });
  return call('POST', `phones/${phone}/${kind}?${query}`, file);
}
