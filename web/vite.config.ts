import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, URL } from "node:url";

import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const api = process.env["EGIDE_API"] ?? "http://127.0.0.1:8000";
const live = process.env["EGIDE_LIVE"] ?? "ws://127.0.0.1:8001";

/** Letters that French and English do not use: loaded when a page shows them. */
const RARE = /InterVariable-(?!subset)/;

/** Writes the service worker beside the built files, with their list; its version is the hash of them all. */
function serviceWorker(): Plugin {
  return {
    name: "egide-service-worker",
    apply: "build",
    writeBundle({ dir }) {
      const folder = dir ?? "dist";
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== "sw.js" && !RARE.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/"))
        .sort();
      const source = readFileSync(new URL("./service-worker.js", import.meta.url), "utf-8");
      const hash = createHash("sha256").update(source);
      files.forEach((file) => hash.update(file).update(readFileSync(join(folder, file))));
      const kept = files.filter((file) => file !== "index.html").map((file) => `/${file}`);
      writeFileSync(
        join(folder, "sw.js"),
        source.replace("__VERSION__", hash.digest("hex").slice(0, 16)).replace("__FILES__", JSON.stringify(kept)),
      );
    },
  };
}

export default defineConfig({
  plugins: [react(), tailwindcss(), serviceWorker()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: { target: "es2022", assetsInlineLimit: 0, sourcemap: false },
  server: {
    port: 5173,
    proxy: {
      "/api": { target: api },
      "/_allauth": { target: api },
      "/ws": { target: live, ws: true },
    },
  },
  test: { environment: "happy-dom", css: true, include: ["src/**/*.test.{ts,tsx}"] },
});
