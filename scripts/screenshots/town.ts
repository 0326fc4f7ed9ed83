import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import type { Desk, Hand, Messenger } from './desk.ts';
import type { Program } from './program.ts';

const above = 'Управление образования района';
const school = 'Школа хутора Малый';
const lyceum = 'Лицей № 2';
const heading = ['ФИО', 'Роль', 'Предмет', 'Стаж, лет', 'Направления'];

const mentors = [
  ['Физикова Анна Петровна', 'наставник', 'физика', '21', 'ИКТ и цифровые ресурсы; Дисциплина'],
  ['Громова Вера Ильинична', 'наставник', 'физика', '12', 'Дисциплина'],
  ['Тополев Сергей Андреевич', 'наставник', 'история', '18', 'Методы, активность на уроке'],
  ['Лесная Ольга Викторовна', 'наставник', 'химия', '25', 'Работа с родителями'],
  ['Орлов Пётр Денисович', 'наставник', 'математика', '9', 'ИКТ и цифровые ресурсы'],
] as const;

const mentees = [
  ['Ким Олег Игоревич', 'наставляемый', 'физика', '1', 'ИКТ и цифровые ресурсы (3)'],
  ['Хан Алина Ивановна', 'наставляемый', 'химия', '2', 'Работа с родителями (2)'],
  ['Сафина Роза Ильдаровна', 'наставляемый', 'математика', '1', 'Дисциплина (3)'],
  ['Жуков Павел Олегович', 'наставляемый', 'история', '3', 'Методы, активность на уроке (2)'],
  ['Белова Инна Львовна', 'наставляемый', 'физика', '2', 'Дисциплина (1)'],
] as const;

/** Two more schools and their municipality: a mentor of one comes to a mentee of the other. */
export async function playTown(desk: Desk, program: Program): Promise<void> {
  const joins = joining(desk, program);
  const town = await joins(above, 'Горная Нина Олеговна', 'municipal', 'VK');
  const seeking = await joins(school, 'Степнова Мария Павловна', 'curator', 'VK');
  const lending = await joins(lyceum, 'Дубова Зоя Павловна', 'curator', 'VK');
  await exchange(lending, '17. …');
  await exchange(seeking, '18. …');
  await fill(lending, mentors);
  await fill(seeking, mentees);
  const ready: Hand[] = [];
  for (const [name] of mentors.slice(0, 3)) {
    const mentor = await joins(lyceum, name, 'mentor', 'Telegram');
    await mentor.menu('Моя карточка', 'Вы в банке наставников');
    await mentor.press('Можно и в другой школе', 'вас сначала спросят');
    ready.push(mentor);
  }
  await town.menu('Подбор по школам', 'Школ: 2');
  await town.press('Подобрать пары', 'Подобрано между школами: 3');
  await town.picture('town-draft', 'folded');
  await town.press('1', 'Кому: ');
  await town.press('Другой наставник', 'Кто ещё подойдёт');
  await town.picture('town-others', 'folded');
  await town.press('К паре', 'Закреплённые останутся вместе');
  await town.press('Весь подбор', 'Подобрано между школами: 3');
  await town.press('Отправить школам: 3', 'Отправить предложений: 3');
  await town.press('Отправить', 'Отправлено предложений: 3');
  await seeking.hears('Нашёлся наставник в другой школе');
  await seeking.picture('loan-asked', 'folded');
}

/** The operator's command, a phone on the page, and the first taps. */
const joining =
  (desk: Desk, program: Program) =>
  async (organisation: string, name: string, role: string, messenger: Messenger): Promise<Hand> => {
    const start = await program.invite({
      organisation,
      name,
      role,
      ...(role === 'municipal' ? {} : { municipality: above }),
    });
    await desk.seat({ name, messenger, start });
    const hand = desk.phone(name, messenger);
    await hand.begin('Вы —');
    await hand.press('Да, это я', 'Согласие на обработку персональных данных');
    await hand.press('Даю согласие', 'Согласие записано.');
    return hand;
  };

async function exchange(curator: Hand, question: string): Promise<void> {
  await curator.menu('Настройки', 'Настройки: ');
  await curator.press('Изменить', 'проверьте ответы');
  await curator.press('Изменить ответ', 'Какой ответ изменить?');
  await curator.press('Дальше (1 из 4)', '12. ');
  await curator.press('Дальше (2 из 4)', '18. ');
  await curator.press(question, 'Сейчас: Нет');
  await curator.press('Да', 'проверьте ответы');
  await curator.press('Отправить', 'Настройки сохранены.');
}

async function fill(curator: Hand, rows: readonly (readonly string[])[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bank-'));
  const file = join(folder, 'bank.xlsx');
  const cells = [heading, ...rows].map((row) => row.map((value) => ({ value, type: String })));
  await writeFile(file, await writeXlsxFile(cells, { columns: heading.map(() => ({ width: 32 })) }).toBuffer());
  await curator.menu('Банк', 'Банк наставников и наставляемых');
  await curator.press('Загрузить список', 'Пришлите файл .xlsx');
  await curator.send(file, 'Новых: 5');
  await curator.press('Импортировать', 'Загружено.');
  await curator.menu('Банк', 'ждут утверждения: 5');
  await curator.press('На утверждение', 'Ждут утверждения: 5');
  await curator.press('Утвердить: 5', 'Утверждено: 5');
  await rm(folder, { recursive: true });
}
