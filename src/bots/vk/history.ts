import type { API } from 'vk-io';
import { z } from 'zod';

const historyShape = z.object({
  items: z.array(
    z.object({
      random_id: z.number().optional(),
      out: z.number().optional(),
      conversation_message_id: z.number().int(),
    }),
  ),
});

/** The message with this random_id among the last 200 of the dialog: VK itself forgets the number after an hour. */
export async function sentBefore(api: API, address: string, randomId: number): Promise<string | undefined> {
  const answer: unknown = await api.messages.getHistory({ peer_id: Number(address), count: 200 });
  const found = historyShape.parse(answer).items.find((item) => item.out === 1 && item.random_id === randomId);
  return found && String(found.conversation_message_id);
}
