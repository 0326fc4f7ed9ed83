import { curator, head, mine, nothing, of, organisers, type Policy, type Roles, to } from './policy-words.ts';

const readers: Roles = ['curator', 'head', 'council', 'administrator'];
const proposers: Roles = ['curator', 'council'];
const all = of('mentorship', 'mdraft', 'mproposed', 'magreed', 'mordered', 'msigning', 'mforce', 'mended');
const editable = of('mentorship', 'mdraft', 'mproposed', 'magreed');
const proposed = of('mentorship', 'mproposed');
const force = of('mentorship', 'mforce');
const somebody = of('person', 'bystander', 'invited', 'mentor');
const everyOrder = of('order', 'odraft', 'oproposed', 'osigned');
const drafted = of('order', 'odraft');
const onDesk = of('order', 'oproposed');

/** Consents and their papers; pairs, answers and orders. */
export const policy: Policy = {
  verbs: {
    'agree.all': to('anyone', nothing),
    agree: to('anyone', nothing, ':mentor'),
    'agree.give': to('anyone', nothing, ':mentor:1'),
    'agree.off': to('anyone', nothing, ':mentor'),
    'agree.off.yes': to('anyone', nothing, ':mentor'),
    'agree.paper': to('anyone', nothing, ':personal-data'),

    orig: to(organisers, somebody),
    'orig.kind': to(organisers, somebody, ':mentor'),
    'orig.paper': to(organisers, somebody, ':personal-data'),
    'orig.got': to(organisers, somebody, ':personal-data'),
    'orig.day': to(organisers, somebody, ':personal-data'),
    'orig.undo': to(organisers, somebody, ':personal-data'),
    'orig.lack': to(organisers, nothing),
    'orig.all': to(organisers, nothing),

    pairs: to(readers, nothing),
    'pairs.of': to(readers, nothing, ':in-force:0'),
    pair: to(readers, all),
    'pair.new': to(proposers, nothing),
    'pair.all': to(readers, all, ':0'),
    'pair.edit': to(curator, editable),
    'pair.ask': to(curator, editable),
    'pair.drop': to(curator, editable),
    'pair.dropped': to(curator, editable),
    'pair.consents': to(curator, all),
    'pair.paper': to(curator, proposed),
    'pair.open': mine(all),
    'pair.cards': mine(all, ':0'),
    'pair.yes': mine(proposed),
    'pair.talk': mine(proposed),
    'pair.no': mine(proposed),
    'my.pairs': to('anyone', nothing),

    orders: to(organisers, nothing),
    order: to(organisers, everyOrder),
    'order.docx': to(organisers, everyOrder),
    'order.new': to(curator, nothing),
    'order.ask': to(curator, nothing),
    'order.make': to(curator, nothing),
    'order.send': to(curator, drafted),
    'order.recall': to(curator, onDesk),
    'order.drop': to(curator, drafted),
    'order.enter': to(curator, drafted),
    'order.sign': to(head, onDesk),
    'order.return': to(head, onDesk),
    'pair.change': to(curator, force),
    'pair.end': to(curator, force),
  },
  forms: {
    // A new one is opened by its button; here it is a change of a pair.
    pair: to(curator, editable),
    'pair-talk': mine(proposed),
    'pair-no': mine(proposed),
    'pair-paper': to(curator, proposed),
    'pair-change': to(curator, force),
    'pair-end': to(curator, force),
    'order-begin': to(curator, nothing),
    'order-sign': to(head, onDesk),
    'order-enter': to(curator, drafted),
    'order-return': to(head, onDesk),
    'original-day': to(organisers, somebody),
  },
  menu: { Пары: readers, 'Мои пары': ['mentor', 'mentee'] },
};
