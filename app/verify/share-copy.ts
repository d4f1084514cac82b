/** The words of a bet's link. */
export const share = {
  share: "Share",
  copied: "Link copied",
  refused: "The browser copies nothing here. Take the link from the address bar.",
  title: (id: string) => `Bet ${id}, for everybody to check`,
};
