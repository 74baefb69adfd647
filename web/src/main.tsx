import "@/shared/ui/base.css";

import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { router } from "@/app/router";
import { whenSignedOut } from "@/shared/api/client";
import { queryClient } from "@/shared/api/query-client";
import { paths } from "@/shared/paths";
import { recorder } from "@/shared/recording/here";
import { forgetSession } from "@/shared/session/remembered";
import { sessionQuery } from "@/shared/session/session";

/** A session that ended elsewhere: back to the log-in, then to the same page. A recording under way is finished first. */
whenSignedOut(() => {
  if (recorder.live) return;
  forgetSession();
  if (queryClient.getQueryData(sessionQuery.queryKey) === undefined) return;
  queryClient.clear();
  void router.navigate({ to: paths.login, search: { suite: router.state.location.href } });
});

/** A page opened before an update asks for files that are gone: take the new page, once. */
addEventListener("vite:preloadError", (event) => {
  const last = Number(sessionStorage.getItem("egide-reloaded") ?? 0);
  if (Date.now() - last < 30_000 || recorder.live) return;
  sessionStorage.setItem("egide-reloaded", String(Date.now()));
  event.preventDefault();
  location.reload();
});

/** Opens the application without network (service-worker.js); only a built one has it. */
if (import.meta.env.PROD && "serviceWorker" in navigator) {
  addEventListener("load", () => void navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined));
}

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
