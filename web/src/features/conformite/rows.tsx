import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { formatDate, formatDay } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Tag, type Tone } from "@/shared/ui/marks";
import type { IconName } from "@/shared/ui/icons";
import { Progress } from "@/shared/ui/states";

import { exportAddress, type Erasure, type Export } from "./queries";
import { words } from "./words";

const EXPORT_LOOK: Record<Export["state"], [Tone, IconName]> = {
  en_cours: ["accent", "hourglass"], pret: ["ok", "check"], echec: ["bad", "alert-circle"], expire: ["neutral", "trash"],
};
const ERASURE_LOOK: Record<Erasure["state"], [Tone, IconName]> = {
  en_cours: ["accent", "hourglass"], fait: ["ok", "check"], echec: ["bad", "alert-circle"],
};

export function ExportRow({ one, named }: { one: Export; named: boolean }) {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const name = fullName(one.client);
  // The browser takes the archive itself: that it was taken is known a moment later.
  const recount = () => setTimeout(() => void client.invalidateQueries({ queryKey: ["conformite"] }), 1500);
  const [tone, icon] = EXPORT_LOOK[one.state];
  const facts = [
    m.askedBy(one.demandeur, formatDay(one.created_at, locale)),
    one.state === "pret" && one.expire_at ? m.until(formatDate(one.expire_at, locale)) : null,
    one.state === "pret" ? m.taken(one.telechargements) : null,
  ];
  return (
    <li className="flex min-h-14 items-center gap-4 border-b border-line py-2 phone:flex-wrap">
      <Icon name="upload" className="text-text-3" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {named ? name : m.archive} {named ? <span className="code text-small font-normal text-text-3">{one.client.matricule}</span> : null}
          <Tag tone={tone} icon={icon}>{m[`e_${one.state}`]}</Tag>
        </p>
        <p className="text-small text-text-3">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      {one.state === "pret" ? (
        <a className="inline-flex h-7 items-center gap-1.5 rounded-2 bg-raised px-2 text-small font-medium shadow-1 hover:bg-hover phone:h-9" href={exportAddress(one.id)} download onClick={recount} aria-label={m.downloadOf(name)}>
          <Icon name="download" size={14} />{m.download}
        </a>
      ) : null}
    </li>
  );
}

export function ErasureRow({ one }: { one: Erasure }) {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const [tone, icon] = ERASURE_LOOK[one.state];
  const resume = useMutation({
    mutationFn: () => unwrap(api.POST("/conformite/effacements/{id}", { params: { path: { id: one.id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["conformite"] }),
  });
  const facts = [
    one.motif === "demande" ? m.askedBy(one.demandeur, formatDay(one.created_at, locale)) : formatDay(one.created_at, locale),
    m[`m_${one.motif}`],
    one.archives.length ? `${m.stays.toLocaleLowerCase(locale)} : ${one.archives.length}` : null,
  ];
  return (
    <li className="flex min-h-14 items-center gap-4 border-b border-line py-2 phone:flex-wrap">
      <Icon name="trash" className="text-text-3" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="code">{one.reference}</span>
          <Tag tone={tone} icon={icon}>{m[`f_${one.state}`]}</Tag>
        </p>
        <p className="text-small text-text-3">{facts.filter(Boolean).join(" · ")}</p>
        {resume.error ? <p role="alert" className="text-small text-bad">{asApiError(resume.error).message}</p> : null}
      </div>
      {one.state === "en_cours" ? <span className="w-32"><Progress value={one.faites / one.etapes} label={m.steps(one.faites, one.etapes)} /></span> : null}
      {one.state === "echec" ? <Button size="sm" icon="retry" busy={resume.isPending} onClick={() => resume.mutate()}>{m.resume}</Button> : null}
      {one.state === "fait" ? <ButtonLink size="sm" icon="file-text" to={paths.certificat} params={{ id: one.id }} aria-label={m.certificateOf(one.reference)}>{m.certificate}</ButtonLink> : null}
    </li>
  );
}
