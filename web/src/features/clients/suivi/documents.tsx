import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useDeferredValue, useRef, useState } from "react";

import { asApiError } from "@/shared/api/error";
import { formatListDate } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { formatSize } from "@/shared/format/numbers";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { useCan } from "@/shared/session/session";
import { changePiece, contentOf, piecesQuery, refreshFollowUp, removePiece, restorePiece, type Piece, type PieceKind } from "@/shared/suivi/api";
import { Button, IconButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input, ToolInput } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icon";
import type { IconName } from "@/shared/ui/icons";
import { Tag } from "@/shared/ui/marks";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/shared/ui/menu";
import { ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { DropTarget } from "@/shared/ui/drop-target";
import { Preview } from "./preview";
import { UploadLine } from "./upload-line";
import { useUploads } from "./use-uploads";
import { kindWords, pieceWords } from "./words";

const SEARCHED_FROM = 6;
const iconOf = ({ media_type }: Piece): IconName => (media_type.startsWith("image/") ? "eye" : media_type === "message/rfc822" ? "mail" : "file-text");

/** The documents of a client's file: dropped anywhere on the page, sent several at once, read in place. */
export function Documents({ client, name }: { client: string; name: string }) {
  const m = useMessages(pieceWords);
  const mayAdd = useCan("pieces.add");
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const { data, error, refetch } = useQuery(piecesQuery(client, q));
  const { uploads, add, dismiss, retry } = useUploads(client);
  const [shown, setShown] = useState<string | null>(null);
  const [renamed, setRenamed] = useState<Piece | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const pieces = data?.results;
  const move = useCallback(
    (step: 1 | -1) =>
      setShown((id) => {
        const all = pieces ?? [];
        const at = all.findIndex((piece) => piece.id === id);
        return all[(at + step + all.length) % Math.max(1, all.length)]?.id ?? id;
      }),
    [pieces],
  );
  if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
  if (!pieces) return <div className="grid gap-2 animate-late" aria-busy="true"><Skeleton className="h-10 w-full" /><Skeleton className="h-10 w-full" /></div>;
  return (
    <>
      {mayAdd ? <DropTarget title={m.drop(name)} help={m.dropHelp} onFiles={add} /> : null}
      {pieces.length >= SEARCHED_FROM || typed ? (
        <ToolInput label={m.search} placeholder={m.search} icon="search" value={typed} onChange={(event) => setTyped(event.target.value)} className="mb-2 w-64 phone:w-full" />
      ) : null}
      {!pieces.length && !uploads.length ? <p className="text-text-3">{q ? m.none(q) : m.empty}</p> : null}
      {pieces.length || uploads.length ? (
        <ul aria-label={m.list} className="overflow-hidden rounded-3 shadow-inset">
          {uploads.map((one) => <UploadLine key={one.id} upload={one} onDismiss={() => dismiss(one.id)} onRetry={() => retry(one.id)} />)}
          {pieces.map((piece) => <Line key={piece.id} piece={piece} onOpen={() => setShown(piece.id)} onRename={() => setRenamed(piece)} />)}
        </ul>
      ) : null}
      {mayAdd ? (
        <p className="mt-2">
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            aria-label={m.choose}
            onChange={(event) => {
              add(event.target.files ?? []);
              event.target.value = "";
            }}
          />
          <Button size="sm" icon="upload" onClick={() => chooser.current?.click()}>{m.choose}</Button>
        </p>
      ) : null}
      <Preview piece={pieces.find(({ id }) => id === shown) ?? null} onClose={() => setShown(null)} onMove={move} />
      {renamed ? <RenameDialog key={renamed.id} piece={renamed} onClose={() => setRenamed(null)} /> : null}
    </>
  );
}

function Line({ piece, onOpen, onRename }: { piece: Piece; onOpen: () => void; onRename: () => void }) {
  const m = useMessages(pieceWords);
  const kinds = useMessages(kindWords);
  const locale = useLocale();
  const who = piece.created_by ? fullName(piece.created_by) : null;
  return (
    <li className="grid min-h-10 grid-cols-[16px_minmax(0,1fr)_auto_72px_88px_32px] items-center gap-x-3 border-line pr-1.5 pl-3 not-first:border-t hover:bg-hover phone:min-h-16 phone:grid-cols-[16px_minmax(0,1fr)_44px] phone:py-2">
      <Icon name={iconOf(piece)} size={14} className="text-text-3" />
      <span className="min-w-0">
        <button type="button" onClick={onOpen} title={piece.nom} className="block max-w-full truncate rounded-1 text-left font-medium hover:text-accent">{piece.nom}</button>
        <span className="hidden text-small text-text-3 phone:block">{[kinds[piece.kind], formatSize(piece.size, locale), formatListDate(piece.created_at, locale)].join(" · ")}</span>
      </span>
      <span className="phone:hidden"><Tag tone={piece.kind === "medical" ? "warn" : "neutral"}>{kinds[piece.kind]}</Tag></span>
      <span className="num text-right text-small text-text-3 phone:hidden">{formatSize(piece.size, locale)}</span>
      <time dateTime={piece.created_at} title={who ? m.by(who) : undefined} className="num text-right text-small text-text-3 phone:hidden">{formatListDate(piece.created_at, locale)}</time>
      <Actions piece={piece} onOpen={onOpen} onRename={onRename} />
    </li>
  );
}

function Actions({ piece, onOpen, onRename }: { piece: Piece; onOpen: () => void; onRename: () => void }) {
  const m = useMessages(pieceWords);
  const kinds = useMessages(kindWords);
  const client = useQueryClient();
  const refresh = () => refreshFollowUp(client, "pieces", "fil");
  const sorting = useMutation({ mutationFn: (kind: PieceKind) => changePiece(piece, { kind }), onSettled: refresh });
  const removal = useMutation({
    mutationFn: () => removePiece(piece),
    onSuccess: () => announce(m.removed(piece.nom), () => void restorePiece(piece.id).then(refresh)),
    onSettled: refresh,
  });
  const mayEdit = piece.abilities.includes("edit");
  return (
    <Menu label={m.actions(piece.nom)} align="end" trigger={(trigger) => <IconButton {...trigger} size="sm" icon="more" label={m.actions(piece.nom)} />}>
      <MenuItem icon="eye" onSelect={onOpen}>{m.open}</MenuItem>
      <MenuItem icon="download" onSelect={() => location.assign(contentOf(piece))}>{m.download}</MenuItem>
      {mayEdit ? <MenuItem icon="pencil" onSelect={onRename}>{m.rename}</MenuItem> : null}
      {piece.abilities.includes("delete") ? <MenuItem icon="trash" danger onSelect={() => removal.mutate()}>{m.remove}</MenuItem> : null}
      {mayEdit ? (
        <>
          <MenuSeparator />
          <MenuLabel>{m.kind}</MenuLabel>
          {(Object.keys(kinds) as PieceKind[]).map((kind) => (
            <MenuItem key={kind} checked={kind === piece.kind} onSelect={() => sorting.mutate(kind)}>{kinds[kind]}</MenuItem>
          ))}
        </>
      ) : null}
    </Menu>
  );
}

function RenameDialog({ piece, onClose }: { piece: Piece; onClose: () => void }) {
  const m = useMessages(pieceWords);
  const client = useQueryClient();
  const [nom, setNom] = useState(piece.nom);
  const renaming = useMutation({
    mutationFn: () => changePiece(piece, { nom }),
    onSuccess: async () => {
      await refreshFollowUp(client, "pieces", "fil");
      onClose();
    },
  });
  const problem = renaming.error ? asApiError(renaming.error) : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.rename}
      width="narrow"
      onSubmit={() => renaming.mutate()}
      actions={<><Button type="submit" variant="primary" busy={renaming.isPending}>{m.save}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      <Field label={m.name} error={problem?.field("nom") ?? problem?.message}>
        {(wiring) => <Input {...wiring} data-first value={nom} onChange={(event) => setNom(event.target.value)} autoComplete="off" />}
      </Field>
    </Dialog>
  );
}
