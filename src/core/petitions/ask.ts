import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import type { Petition } from './petition.ts';
import { areaOf } from './words.ts';

/** What the colleague is asked: the topic, and not with whom the mentor works. */
export const askScreen = (petition: Petition): Screen =>
  screen(
    lines(
      say`${named(petition.personId)} просит вас помочь в работе наставника.`,
      `Тема: ${areaOf(petition)}`,
      'Если согласны, куратор узнает об этом, а вы будете названы в карточке пары. «Нет» объяснять не нужно.',
    ),
    [button('Да', 'pet.yes', petition.id), button('Нет', 'pet.no', petition.id)],
  );
