import { expect } from "chai";
import type { HouseEvent } from "../../../lib/audit/events.ts";
import { NO_SETTINGS, settingsAfter, settingsOf } from "../../../lib/audit/settings.ts";

const ROUTER = `0x${"Ab".repeat(20)}` as const;
const STABLE = `0x${"cD".repeat(20)}` as const;
const VENUE = {
  router: ROUTER,
  stable: STABLE,
  fee: 500,
  maxSlippage: 10_000,
  ofAsset: { source: ROUTER, maxAge: 3_600 },
  ofStable: { source: STABLE, maxAge: 86_400 },
};

const event = (eventName: string, args: object) => ({ eventName, args }) as HouseEvent;

describe("audit/settings", () => {
  it("are what the events of the owner's acts make them, the last of each", () => {
    const told = [
      event("TargetChanged", { chips: 9n }),
      event("TargetChanged", { chips: 7n }),
      event("BucketChanged", { capacity: 100n, window: 60n }),
      event("HedgeChanged", { share: 3n, band: 1n, capacity: 50n, window: 30n }),
      event("VenueChanged", { venue: VENUE }),
      event("Swept", { chips: 5n }),
    ].reduce(settingsAfter, NO_SETTINGS);
    expect(told).to.deep.equal(settingsOf(7n, [100n, 60n], [3n, 1n, 50n, 30n], VENUE));
    expect(told["venue's router"]).to.equal(ROUTER.toLowerCase());
    expect(Object.keys(told)).to.deep.equal(Object.keys(NO_SETTINGS));
  });
});
