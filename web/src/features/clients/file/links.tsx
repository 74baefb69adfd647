import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link as RouteLink } from "@tanstack/react-router";
import { useState } from "react";

import { asApiError } from "@/shared/api/error";
import { formatPartialDate } from "@/shared/dictionary/partial-date";
import { fullName, initials } from "@/shared/format/names";
import { formatPercent } from "@/shared/format/numbers";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { Button, IconButton } from "@/shared/ui/button";
import { Avatar } from "@/shared/ui/marks";
import { announce } from "@/shared/ui/toast";

import { addLink, refreshFile, removeLink, type Link } from "./api";
import { useEditing } from "./editing";
import { LinkDialog } from "./link-dialog";
import { linkWords } from "./link-words";

const words = defineMessages({
  fr: {
    none: "Aucun autre dossier n’est lié à celui-ci.", add: "Lier un dossier", edit: (who: string) => `Modifier le lien avec ${who}`, remove: (who: string) => `Retirer le lien avec ${who}`, removed: (who: string) => `Lien avec ${who} retiré des deux dossiers`,
    since: (date: string) => `depuis ${date}`, open: (who: string) => `Ouvrir le dossier de ${who}`, part: (share: string) => `${share} du capital`,
  },
  en: {
    none: "No other file is linked to this one.", add: "Link a file", edit: (who: string) => `Edit the link with ${who}`, remove: (who: string) => `Remove the link with ${who}`, removed: (who: string) => `Link with ${who} removed from both files`,
    since: (date: string) => `since ${date}`, open: (who: string) => `Open the file of ${who}`, part: (share: string) => `${share} of the capital`,
  },
});

/** The files tied to this one: family, company, beneficiary, guardian. One press opens the other. */
export function Links() {
  const m = useMessages(words);
  const t = useMessages(linkWords);
  const locale = useLocale();
  const client = useQueryClient();
  const { file, editable } = useEditing();
  const [asked, setAsked] = useState<Link | "new" | null>(null);
  const removal = useMutation({
    mutationFn: (link: Link) => removeLink(file.id, link),
    onSuccess: (_, { autre, lien, precision, part, depuis }) =>
      announce(m.removed(fullName(autre)), () => void addLink(file.id, { autre: autre.id, lien, precision, part, depuis }).then(() => refreshFile(client))),
    onSettled: () => refreshFile(client),
  });
  return (
    <>
      {file.liens.length ? (
        <ul className="rounded-3 shadow-inset">
          {file.liens.map((link) => {
            const { autre } = link;
            const name = fullName(autre);
            const line = [
              t[link.lien],
              link.part === null ? "" : m.part(formatPercent(link.part, locale)),
              link.precision ?? "",
              link.depuis ? m.since(formatPartialDate(link.depuis, locale)) : "",
            ].filter(Boolean);
            return (
              <li key={link.id} className="flex min-h-12 items-center gap-1 border-line pr-2 not-first:border-t">
                <RouteLink
                  to={paths.client}
                  params={{ matricule: autre.matricule }}
                  aria-label={m.open(name)}
                  className="flex min-w-0 flex-1 items-center gap-3 rounded-3 px-3 py-1.5 hover:bg-hover focus-visible:-outline-offset-2"
                >
                  <Avatar initials={initials(name || "?")} size="md" icon={autre.type_personne === "morale" ? "building" : undefined} />
                  <span className="grid min-w-0 flex-1">
                    <b className="truncate font-medium">{name}</b>
                    <span className="truncate text-small text-text-3">{line.join(" · ")}</span>
                  </span>
                  <span className="code text-small text-text-3 phone:hidden">{autre.matricule}</span>
                </RouteLink>
                {editable ? <IconButton size="sm" icon="pencil" label={m.edit(name)} onClick={() => setAsked(link)} /> : null}
                {editable ? <IconButton size="sm" icon="trash" label={m.remove(name)} onClick={() => removal.mutate(link)} /> : null}
              </li>
            );
          })}
        </ul>
      ) : (
        <p className="text-small text-text-3">{m.none}</p>
      )}
      {removal.error ? <p role="alert" className="mt-1 text-small text-bad">{asApiError(removal.error).message}</p> : null}
      {editable ? <p className="mt-1 -ml-2"><Button variant="ghost" size="sm" icon="link" onClick={() => setAsked("new")}>{m.add}</Button></p> : null}
      {asked ? <LinkDialog link={asked === "new" ? null : asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
