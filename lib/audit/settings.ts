import { zeroAddress } from "viem";
import type { HouseEvent } from "./events.ts";

/** What a reserve was told by its owner, by the names of its settings: as its events have it, or as it says itself. */
export type Settings = Readonly<Record<string, string>>;

type Feed = { source: string; maxAge: number };

type Venue = {
  router: string;
  stable: string;
  fee: number;
  maxSlippage: number;
  ofAsset: Feed;
  ofStable: Feed;
};

const ofTarget = (chips: bigint): Settings => ({ hotTarget: `${chips}` });

const ofBucket = (capacity: bigint, window: bigint): Settings => ({
  "bucket's capacity": `${capacity}`,
  "bucket's window": `${window}`,
});

const ofHedge = (share: bigint, band: bigint, capacity: bigint, window: bigint): Settings => ({
  "hedge's share": `${share}`,
  "hedge's band": `${band}`,
  "hedge's capacity": `${capacity}`,
  "hedge's window": `${window}`,
});

const ofVenue = ({ ofAsset, ofStable, ...venue }: Venue): Settings => ({
  "venue's router": venue.router.toLowerCase(),
  "venue's stablecoin": venue.stable.toLowerCase(),
  "venue's fee": `${venue.fee}`,
  "venue's slippage": `${venue.maxSlippage}`,
  "feed of the asset": ofAsset.source.toLowerCase(),
  "age of the asset's price": `${ofAsset.maxAge}`,
  "feed of the stablecoin": ofStable.source.toLowerCase(),
  "age of the stablecoin's price": `${ofStable.maxAge}`,
});

/** All that a reserve says of its settings. */
export function settingsOf(
  target: bigint,
  bucket: readonly [bigint, bigint],
  hedge: readonly [bigint, bigint, bigint, bigint],
  venue: Venue,
): Settings {
  return { ...ofTarget(target), ...ofBucket(...bucket), ...ofHedge(...hedge), ...ofVenue(venue) };
}

const NO_FEED: Feed = { source: zeroAddress, maxAge: 0 };

/** Before its owner has told it anything: nothing goes cold, comes back, or is traded. */
export const NO_SETTINGS: Settings = settingsOf(2n ** 256n - 1n, [0n, 0n], [0n, 0n, 0n, 0n], {
  router: zeroAddress,
  stable: zeroAddress,
  fee: 0,
  maxSlippage: 0,
  ofAsset: NO_FEED,
  ofStable: NO_FEED,
});

/** A reserve's settings after an event of its own. */
export function settingsAfter(settings: Settings, event: HouseEvent): Settings {
  switch (event.eventName) {
    case "TargetChanged":
      return { ...settings, ...ofTarget(event.args.chips) };
    case "BucketChanged":
      return { ...settings, ...ofBucket(event.args.capacity, event.args.window) };
    case "HedgeChanged": {
      const { share, band, capacity, window } = event.args;
      return { ...settings, ...ofHedge(share, band, capacity, window) };
    }
    case "VenueChanged":
      return { ...settings, ...ofVenue(event.args.venue) };
    default:
      return settings;
  }
}
