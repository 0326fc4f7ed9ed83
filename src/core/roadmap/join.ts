import type { NewId } from '#core/kernel/id.ts';
import type { Sheet } from './access.ts';
import type { Roadmap, Stage } from './roadmap.ts';

/** A draft with another one at its end. */
export const appended = {
  /** Of the two the first names the title, the period and the order; what it lacks the second may know. */
  plan: (first: Roadmap, second: Roadmap): Roadmap => ({
    ...first,
    ...(first.planFrom || !second.planFrom || !second.planTo
      ? {}
      : { planFrom: second.planFrom, planTo: second.planTo }),
    ...(first.orderNumber || !second.orderNumber || !second.orderDate
      ? {}
      : { orderNumber: second.orderNumber, orderDate: second.orderDate }),
  }),
  /** The stages of the second as stages of the first; only one asks for publication. */
  stages: (first: Sheet, second: Sheet, newId: NewId): readonly Stage[] => {
    const start = Math.max(-1, ...first.stages.map((one) => one.position)) + 1;
    const publishes = first.stages.some((one) => one.publishes);
    return second.stages.map((stage, index) => ({
      ...stage,
      id: newId<'stage'>(),
      roadmapId: first.roadmap.id,
      position: start + index,
      publishes: stage.publishes && !publishes,
    }));
  },
};
