import type { ReactNode } from "react";

import { ApiError } from "@/shared/api/error";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { ButtonLink } from "@/shared/ui/button";
import { PageHead } from "@/shared/ui/page";
import { EmptyState, ErrorState } from "@/shared/ui/states";

const words = defineMessages({
  fr: {
    missing: "Page introuvable",
    missingText: "Elle n’existe pas, ou elle n’appartient pas à votre cabinet.",
    failed: "La page n’a pas pu être ouverte",
    home: "Retour à l’accueil",
  },
  en: {
    missing: "Page not found",
    missingText: "It does not exist, or does not belong to your firm.",
    failed: "The page could not be opened",
    home: "Back to the home page",
  },
});

/** Outside the shell, the page brings its own landmark. */
function Frame({ alone, children }: { alone: boolean; children: ReactNode }) {
  return alone ? <main className="flex min-h-dvh flex-col bg-surface">{children}</main> : children;
}

/** Missing and not yours are the same page. */
export function MissingPage({ alone = false }: { alone?: boolean }) {
  const m = useMessages(words);
  return (
    <Frame alone={alone}>
      <PageHead title={m.missing} />
      <EmptyState title={m.missing} actions={<ButtonLink to={paths.home}>{m.home}</ButtonLink>}>
        {m.missingText}
      </EmptyState>
    </Frame>
  );
}

export function CrashPage({ error, onRetry, alone = false }: { error: unknown; onRetry: () => void; alone?: boolean }) {
  const m = useMessages(words);
  if (error instanceof ApiError && error.status === 404) return <MissingPage alone={alone} />;
  return (
    <Frame alone={alone}>
      <PageHead title={m.failed} />
      <ErrorState title={m.failed} error={error} onRetry={onRetry} actions={<ButtonLink to={paths.home}>{m.home}</ButtonLink>} />
    </Frame>
  );
}
