import { fileURLToPath, URL } from "node:url";

import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const api = process.env["EGIDE_API"] ?? "http://127.0.0.1:8000";
const live = process.env["EGIDE_LIVE"] ?? "ws://127.0.0.1:8001";

export default defineConfig({
  plugins: [react(), tailwindcss()],
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
