/**
 * The address of somebody's private chat with the bot, with `words` in the box, still to be sent. Whoever sees the address sees the
 * words: a reference at most.
 * https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams
 */
export const privateChatOf =
  (appId: string) =>
  (words: string): string =>
    `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}&message=${encodeURIComponent(words)}`;
