/// <reference lib="webworker" />

// Keeps the pages of the dApp for when there is no network. With a network pages always come from there, so nobody stays on an old
// version; files whose names carry a hash of their content come from here. What is said to a node passes by, and is never kept.
// VERSION and FILES are written in when the export is.

const KEPT = `glasshouse-${VERSION}`;
const HASHED = /\/_next\/static\/(chunks|media)\//;
const root = new URL("./", self.location.href);
const known = new Set(FILES.map((file) => new URL(file, root).href));

self.addEventListener("install", (event) => {
  const requests = FILES.map((file) => {
    // What has its hash in its name may come from what the browser has already loaded.
    const cache = HASHED.test(`/${file}`) ? "default" : "no-cache";
    return new Request(new URL(file, root), { cache });
  });
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter(
        (name) => name.startsWith("glasshouse-") && name !== KEPT,
      );
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  if (event.data === "version") event.source.postMessage(VERSION);
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const file = fileOf(request.url);
  if (!known.has(file)) return;
  event.respondWith(HASHED.test(file) ? keptFirst(request, file) : keptLast(request, file));
});

/** The file that a host would answer with. */
function fileOf(address) {
  const url = new URL(address);
  url.search = "";
  url.hash = "";
  if (url.pathname.endsWith("/")) url.pathname += "index.html";
  return known.has(url.href) ? url.href : `${url.href}/index.html`;
}

async function keptFirst(request, file) {
  return (await kept(file)) ?? fetch(request);
}

async function keptLast(request, file) {
  try {
    return await fetch(request);
  } catch (thrown) {
    const answer = await kept(file);
    if (!answer) throw thrown;
    // A folder without its slash: as a host does, since a page sees all addresses from where it is.
    const url = new URL(request.url);
    const isFolder = file.endsWith(`${url.pathname}/index.html`);
    if (!isFolder) return answer;
    url.pathname += "/";
    return Response.redirect(url, 308);
  }
}

async function kept(file) {
  return (await caches.open(KEPT)).match(file);
}
