/** The chain ids of development networks, where anybody has the keys and coins cost nothing: the usual one, and the second of two. */
export const LOCAL_CHAIN_IDS: readonly [number, ...number[]] = [31337, 31338];

export function isLocal(chainId: number): boolean {
  return LOCAL_CHAIN_IDS.includes(chainId);
}
