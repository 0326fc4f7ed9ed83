import type { Area } from '#core/bank/codes.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { figures } from '#core/pairing/order-paper.ts';
import type { Programme } from '#core/programmes/programme.ts';
import type { Tx } from '#core/store.ts';
import { planOf } from './access.ts';
import { doersIn, type Item, itemsOf, type Plan, stateOf } from './items.ts';

/** A line of the plan as the paper has it: № · задание · срок · планируемый результат · фактический результат · оценка наставника. */
export interface PlanRow {
  readonly number: number;
  readonly title: string;
  /** The difficulty it is against; absent: in support of a strength. */
  readonly area?: Area;
  /** Whose it is, where it is one person's. */
  readonly personId?: Id<'person'>;
  readonly due: PlainDate;
  readonly expected?: string;
  /** Of a group a line each, with a name before it; people stand in it by id. */
  readonly actual: Text;
  readonly assessment: Text;
}

export async function planRows(tx: Tx, programme: Programme): Promise<readonly PlanRow[]> {
  return rowsOf(await planOf(tx, programme));
}

/** Lines that were taken out stay where somebody had done them. */
export function rowsOf(plan: Plan): readonly PlanRow[] {
  const several = doersIn(plan).length > 1;
  const items = itemsOf(plan);
  return [...plan.activities]
    .filter((activity) => !activity.droppedOn || items.some((item) => item.activity.id === activity.id))
    .sort((a, b) => a.number - b.number)
    .map(({ id, number, title, area, due, expected, personId }) => {
      const here = items.filter(({ activity }) => activity.id === id);
      const column = (of: (item: Item) => string) =>
        lines(
          ...here
            .filter((item) => of(item) !== '')
            .map((item) => (several ? say`${named(item.personId)}: ${of(item)}` : of(item))),
        );
      return {
        ...{ number, title, due, actual: column(actualOf), assessment: column(assessmentOf) },
        ...(area ? { area } : {}),
        ...(personId ? { personId } : {}),
        ...(expected ? { expected } : {}),
      };
    });
}

function actualOf(item: Item): string {
  const { result } = item;
  if (!result) return '';
  const said = [
    `${stateOf(item) === 'returned' ? 'На доработке' : 'Выполнено'} ${figures(result.doneOn)}`,
    ...(result.text ? [result.text] : []),
    ...(result.fileId ? ['Файл приложен'] : []),
  ];
  return said.join('\n');
}

const assessmentOf = ({ result }: Item): string => {
  if (result?.status !== 'accepted') return '';
  return result.assessment ?? 'Принято';
};
