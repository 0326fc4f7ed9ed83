import type { OneTimeLink, StoredFile } from '#core/files/file.ts';
import { uploadLimit } from '#core/files/uploads.ts';
import type { Reply, Request, Route } from './server.ts';

export interface FileDesk {
  /** What a token is for, without using it up; undefined for wrong, used and expired alike. */
  readonly look: (token: string) => Promise<OneTimeLink | undefined>;
  /** Uses the token up and hands the file over. */
  readonly take: (token: string) => Promise<StoredFile | undefined>;
  /** Uses the token up and takes the file in. */
  readonly give: (token: string, file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<boolean>;
}

const envelope = 64 * 1024;

/** One-time pages for files that a messenger may not carry. A GET changes nothing: messengers open links to preview them. */
export const fileRoute = (desk: FileDesk): Route => {
  return async (request) => {
    const token = /^\/f\/([\w-]{22})$/.exec(request.url.pathname)?.[1];
    if (!token) return undefined;
    if (request.method === 'POST') return post(desk, token, request);
    const link = await desk.look(token);
    return link ? page(link.fileId ? fetchForm : sendForm) : gone;
  };
};

async function post(desk: FileDesk, token: string, request: Request): Promise<Reply> {
  const link = await desk.look(token);
  if (!link) return gone;
  if (link.fileId) {
    const file = await desk.take(token);
    return file ? download(file) : gone;
  }
  const sent = await fileIn(request);
  if (!sent) return page(`<p>Файл не выбран.</p>${sendForm}`);
  return (await desk.give(token, sent)) ? page('<p>Файл принят. Вернитесь в мессенджер: бот ответит там.</p>') : gone;
}

async function fileIn(request: Request): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined> {
  const body = await request.body(uploadLimit + envelope);
  const type = request.headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  const file = form?.get('file');
  if (!(file instanceof File) || file.size === 0) return undefined;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

const download = (file: StoredFile): Reply => ({
  status: 200,
  type: 'application/octet-stream',
  headers: { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` },
  body: file.bytes,
});

const fetchForm = '<p>Файл откроется один раз.</p><form method="post"><button>Скачать файл</button></form>';
const sendForm =
  '<form method="post" enctype="multipart/form-data"><p><label>Файл до 5 МБ: <input type="file" name="file" required></label></p><button>Отправить</button></form>';

const page = (content: string, status = 200): Reply => ({
  status,
  type: 'text/html; charset=utf-8',
  headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'" },
  body: `<!doctype html><html lang="ru"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>Наставник</title><style>body{font:17px/1.5 system-ui,sans-serif;max-width:32rem;margin:12vh auto;padding:0 1.25rem;color:#1c1c1e;background:#f6f6f4}button{font:inherit;padding:.7rem 1.2rem;border:0;border-radius:.6rem;background:#2f6f5e;color:#fff}input{font:inherit}</style><h1>Наставник</h1>${content}</html>`,
});

const gone = page('<p>Эта ссылка уже использована или больше не действует. Запросите новую в мессенджере.</p>', 410);
