import { type Questionnaire, refOf } from '../questionnaire.ts';
import { closingMentee, closingMenteeFirst } from './closing-mentee.ts';
import { closingMentor, closingMentorFirst } from './closing-mentor.ts';
import { mentee } from './mentee.ts';
import { menteeAfter } from './mentee-after.ts';
import { menteeBefore } from './mentee-before.ts';
import { mentor } from './mentor.ts';
import { mentorAfter } from './mentor-after.ts';
import { mentorBefore } from './mentor-before.ts';

/** Every version ever released stays here: what was answered is read by the version it was answered in. */
export const builtIn: readonly Questionnaire[] = [
  mentor,
  mentee,
  mentorBefore,
  mentorAfter,
  menteeBefore,
  menteeAfter,
  closingMentorFirst,
  closingMenteeFirst,
  closingMentor,
  closingMentee,
];

/** `family.version`; undefined where it is none of the program's own. */
export const builtInBy = (ref: string): Questionnaire | undefined => builtIn.find((one) => refOf(one) === ref);
