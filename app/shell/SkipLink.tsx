"use client";

/** Leads past the header with a key. No link: addresses are seen from the root of the site, so that `#main` alone would be the lobby. */
export function SkipLink() {
  return (
    <button type="button" className="skip" onClick={() => document.getElementById("main")?.focus()}>
      Skip to the page
    </button>
  );
}
