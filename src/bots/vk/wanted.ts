/** The events that the bot hears, as VK's settings name them. */
export const wantedEvents = { message_new: 1, message_event: 1, message_allow: 1, message_deny: 1 } as const;
