/**
 * The link of a bet, for everybody. It names the network, so that it means the same house wherever it is opened.
 *
 * @param page The address of the page that checks bets, wherever it is published.
 */
export function linkTo(page: string, bet: string, chainId: number): string {
  const url = new URL(page);
  url.search = new URLSearchParams({ bet, chain: `${chainId}` }).toString();
  url.hash = "";
  return url.href;
}
