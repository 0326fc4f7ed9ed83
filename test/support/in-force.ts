import type { Channel } from '#core/kernel/ports.ts';
import { approves, sendsRoadmap } from './curating.ts';
import { type Member, type School, school } from './school.ts';

/** A roadmap as text: a month, a last day, an event of one day, a quarter, a request, and something that never ends. */
export const ordinaryMap = (publisher = 'администратор'): Buffer =>
  Buffer.from(`Дорожная карта системы наставничества школы № 5 на 2026-2027 учебный год

№	Мероприятие	Срок	Ответственный	Результат
1	Издать приказ о системе наставничества	Сентябрь 2026	куратор	Приказ
2	Собрать банк наставляемых	до 15 октября 2026	педагог-психолог	Банк
3	Провести слёт наставников	20 мая 2027	педагог-психолог	Программа слёта
4	Проверить журналы встреч	Раз в квартал	куратор	Справка
5	Ответить на запросы управления образования	По запросу	куратор	Ответ
6	Рассказывать о наставничестве на сайте школы	Постоянно	${publisher}	Новости
`);

export interface InForce {
  readonly here: School;
  readonly curator: Member;
  readonly head: Member;
  readonly psychologist: Member;
}

type Options = NonNullable<Parameters<typeof school>[0]> & { readonly map?: Uint8Array };

/** A school with a curator, a head and a psychologist on one messenger, and an approved roadmap. */
export async function inForce(on: Channel, { map = ordinaryMap(), ...options }: Options = {}): Promise<InForce> {
  const cast = await staffed(on, options);
  await sendsRoadmap(cast.curator[on], map, 'карта.txt');
  await approves(cast.head[on]);
  for (const one of [cast.curator, cast.head, cast.psychologist]) one[on].news();
  return cast;
}

/** The same people before there is any roadmap. */
export async function staffed(on: Channel, options: Options = {}): Promise<InForce> {
  const here = await school(options);
  return {
    here,
    curator: await here.member('Ветрова Ирина Павловна', 'curator', on),
    head: await here.member('Рябинин Олег Сергеевич', 'head', on),
    psychologist: await here.member('Озерова Мария Львовна', 'psychologist', on),
  };
}
