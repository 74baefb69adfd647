/*
 * Opens the application without network. It keeps the files of one build and nothing else: what the API answers,
 * what is sent to it and the live socket never pass through here.
 * Version and files are written by the build (vite.config.ts).
 */
const VERSION = "__VERSION__";
const FILES = __FILES__;
const PREFIX = "egide-";
const CACHE = PREFIX + VERSION;
const PAGE = "/";
/** Longer than this, a network is worth none: the page kept here opens. */
const PATIENCE_MS = 4000;
/** Not the application's: the server alone answers. */
const SERVER = /^\/(api|_allauth|ws|health|metrics)(\/|$)/;

self.addEventListener("install", (event) => {
  const requests = [PAGE, ...FILES].map((url) => new Request(url, { cache: url.startsWith("/assets/") ? "default" : "no-cache" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)).then(() => self.skipWaiting()));
});

/** The build before this one stays: a page opened with it may still ask for its files. */
self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).slice(0, -1))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || SERVER.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (FILES.includes(url.pathname)) event.respondWith(newest(request));
});

/** The server's page when it answers, so that an update is seen at once; the one kept here otherwise. */
async function page(request) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status < 500) return answer;
  } catch {
    /* no network, or too slow */
  }
  return (await (await caches.open(CACHE)).match(PAGE)) ?? Response.error();
}

/** A file whose name holds the hash of its bytes never changes. */
async function asset(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}

async function newest(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request)) ?? Response.error();
  }
}
