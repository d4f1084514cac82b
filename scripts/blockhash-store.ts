import { parseAbi } from "viem";

/** Chainlink's store of block hashes, which a contract alone can read for 256 blocks only. */
export const blockhashStoreAbi = parseAbi([
  "function store(uint256 blockNumber)",
  "function getBlockhash(uint256 blockNumber) view returns (bytes32)",
]);
