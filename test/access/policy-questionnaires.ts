import type { Policy } from './policy-words.ts';
import { nothing, of, organisers, type Roles, to } from './policy-words.ts';

/** The head looks; curators and administrators make. */
const writers: Roles = ['curator', 'administrator'];
const any = of('questionnaire', 'qdraft', 'qpublished');
const draft = of('questionnaire', 'qdraft');

export const policy: Policy = {
  verbs: {
    'q.list': to(organisers, nothing, ':0'),
    'q.card': to(organisers, any),
    'q.look': to(organisers, any, ':1'),
    'q.xlsx': to(organisers, any),
    'q.copy': to(writers, any),
    'q.edit': to(writers, any),
    'q.publish': to(writers, draft),
    'q.published': to(writers, any),
    'q.delete': to(writers, draft),
    'q.deleted': to(writers, draft),
    'q.new': to(writers, nothing),
    'q.blank': to(writers, nothing),
    'q.template': to(writers, nothing),
    'q.file': to(writers, nothing),
    // A table of one's own that was looked through: the file there is another one.
    'q.import': to('nobody', of('file')),
    'q.title': to(writers, draft),
    'q.add': to(writers, draft),
    'q.items': to(writers, draft, ':0'),
    'q.item': to(writers, draft, ':q1'),
    'q.move': to(writers, draft, ':q1:up'),
    'q.must': to(writers, draft, ':q1'),
    'q.drop': to(writers, draft, ':q1'),
    'q.dropped': to(writers, draft, ':q1'),
    'q.text': to(writers, draft, ':q1'),
    'q.kind': to(writers, draft, ':q1'),
    'q.help': to(writers, draft, ':q1'),
    'q.when': to(writers, draft, ':q1'),
    'q.opts': to(writers, draft, ':q2'),
  },
  forms: {
    'q-new': to(writers, nothing),
    'q-file': to(writers, nothing),
    'q-title': to(writers, draft),
    'q-add': to(writers, draft),
    'q-text': to(writers, draft, ':q1'),
    'q-kind': to(writers, draft, ':q1'),
    'q-help': to(writers, draft, ':q1'),
    'q-when': to(writers, draft, ':q1'),
    'q-options': to(writers, draft, ':q2'),
  },
  menu: {},
};
