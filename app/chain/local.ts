/** The chain id of development networks, where anybody has the keys and coins cost nothing. */
export const LOCAL_CHAIN_ID = 31337;

export function isLocal(chainId: number): boolean {
  return chainId === LOCAL_CHAIN_ID;
}
