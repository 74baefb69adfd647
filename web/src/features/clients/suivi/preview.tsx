import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";

import { formatSize } from "@/shared/format/numbers";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { contentOf, type Piece } from "@/shared/suivi/api";
import { buttonClass, IconButton } from "@/shared/ui/button";
import { Modal } from "@/shared/ui/dialog";
import { Icon } from "@/shared/ui/icon";
import { ErrorState, Skeleton } from "@/shared/ui/states";

import { kindWords, pieceWords } from "./words";

const SHOWN_IMAGES = ["image/jpeg", "image/png", "image/gif", "image/webp"];
const TEXTS = ["text/plain", "text/csv"];
const MOST_TEXT = 256 * 1024;

type Props = { piece: Piece | null; onClose: () => void; onMove: (step: 1 | -1) => void };

/** A document in the page: arrows go from one to the next, Escape comes back to the list. */
export function Preview({ piece, onClose, onMove }: Props) {
  const m = useMessages(pieceWords);
  return (
    <Modal open={piece !== null} onClose={onClose} label={piece ? m.preview(piece.nom) : ""} className="inset-6 m-auto h-[calc(100dvh-48px)] max-h-none w-[min(1080px,calc(100vw-48px))] max-w-none phone:inset-0 phone:h-dvh phone:w-full">
      {piece ? <Shown piece={piece} onClose={onClose} onMove={onMove} /> : null}
    </Modal>
  );
}

function Shown({ piece, onClose, onMove }: Props & { piece: Piece }) {
  const m = useMessages(pieceWords);
  const kinds = useMessages(kindWords);
  const locale = useLocale();
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      const step = ({ ArrowLeft: -1, ArrowRight: 1 } as const)[event.key as "ArrowLeft" | "ArrowRight"];
      if (step) onMove(step);
    };
    document.addEventListener("keydown", move);
    return () => document.removeEventListener("keydown", move);
  }, [onMove]);
  return (
    <div className="flex h-full flex-col overflow-hidden rounded-4 bg-overlay shadow-pop phone:rounded-none">
      <header className="flex flex-none items-center gap-2 border-b border-line py-2 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold">{piece.nom}</h2>
          <p className="truncate text-small text-text-3">{kinds[piece.kind]} · {formatSize(piece.size, locale)}</p>
        </div>
        <IconButton icon="arrow-left" label={m.before} onClick={() => onMove(-1)} />
        <IconButton icon="arrow-right" label={m.after} onClick={() => onMove(1)} />
        <a href={contentOf(piece)} download className={buttonClass({ variant: "normal" })}><Icon name="download" /><span className="phone:sr-only">{m.download}</span></a>
        <IconButton data-first icon="x" label={m.close} onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-auto bg-sunken">
        <Content key={piece.id} piece={piece} />
      </div>
    </div>
  );
}

function Content({ piece }: { piece: Piece }) {
  const m = useMessages(pieceWords);
  const where = contentOf(piece, true);
  const alone = <a href={where} target="_blank" rel="noreferrer" className={buttonClass({ variant: "normal" })}><Icon name="external" />{m.openAlone}</a>;
  if (piece.media_type === "application/pdf")
    return (
      <>
        <iframe src={where} title={m.preview(piece.nom)} className="block size-full border-0 phone:hidden" />
        <div className="hidden size-full place-content-center phone:grid">{alone}</div>
      </>
    );
  if (SHOWN_IMAGES.includes(piece.media_type))
    return <div className="grid min-h-full place-items-center p-4"><img src={where} alt={piece.nom} className="max-h-full max-w-full rounded-2 shadow-1" /></div>;
  if (TEXTS.includes(piece.media_type)) return <TextContent piece={piece} />;
  return (
    <div className="grid h-full place-content-center justify-items-center gap-3 px-6 text-center">
      <Icon name="file" size={20} className="text-text-3" />
      <p className="text-text-2">{m.noPreview}</p>
      <a href={contentOf(piece)} download className={buttonClass({ variant: "primary" })}><Icon name="download" />{m.download}</a>
    </div>
  );
}

/** As the file is written: UTF-8, else the encoding of older Windows programs. */
function decoded(bytes: ArrayBuffer, whole: boolean): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !whole });
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function TextContent({ piece }: { piece: Piece }) {
  const m = useMessages(pieceWords);
  const { data, error, refetch } = useQuery({
    queryKey: ["piece-text", piece.id],
    queryFn: async ({ signal }) => {
      const answer = await fetch(contentOf(piece), { headers: { Range: `bytes=0-${MOST_TEXT - 1}` }, signal });
      if (!answer.ok) throw new Error(m.failed);
      return decoded(await answer.arrayBuffer(), piece.size <= MOST_TEXT);
    },
    staleTime: Infinity,
  });
  if (error) return <ErrorState title={m.failed} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <div className="grid gap-3 p-6 animate-late" aria-busy="true"><Skeleton className="h-3 w-64" /><Skeleton className="h-3 w-96" /></div>;
  return (
    <>
      {piece.size > MOST_TEXT ? <p className="bg-warn-soft px-6 py-2 text-small text-warn">{m.cut(MOST_TEXT)}</p> : null}
      <pre tabIndex={0} className="code p-6 break-words whitespace-pre-wrap phone:p-4">{data}</pre>
    </>
  );
}
