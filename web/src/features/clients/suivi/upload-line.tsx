import { useMutation, useQueryClient } from "@tanstack/react-query";

import { formatDay } from "@/shared/format/dates";
import { formatSize } from "@/shared/format/numbers";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { refreshFollowUp, removePiece } from "@/shared/suivi/api";
import { Button, IconButton } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Progress } from "@/shared/ui/states";

import type { Upload } from "./use-uploads";
import { pieceWords } from "./words";

type Props = { upload: Upload; onDismiss: () => void; onRetry: () => void };

/** A file on its way, stopped, or found to be the same as another. */
export function UploadLine({ upload, onDismiss, onRetry }: Props) {
  const m = useMessages(pieceWords);
  const locale = useLocale();
  const { file, state } = upload;
  if (state === "twin") return <TwinLine upload={upload} onDone={onDismiss} />;
  const failed = state === "failed";
  return (
    <li className="grid min-h-11 grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-3 border-line px-3 py-1.5 not-first:border-t">
      <Icon name={failed ? "alert-circle" : "upload"} size={14} className={failed ? "text-bad" : "text-text-3"} />
      <span className="min-w-0">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 truncate font-medium">{file.name}</span>
          <span className="num flex-none text-small text-text-3">{state === "waiting" ? m.waiting : formatSize(file.size, locale)}</span>
        </span>
        {failed ? <span role="alert" className="block text-small text-bad">{upload.problem}</span> : null}
        {state === "sending" ? <span className="mt-1 block"><Progress value={upload.part < 1 ? upload.part : null} label={m.sending(file.name)} /></span> : null}
      </span>
      <span className="flex items-center gap-1">
        {failed && upload.retryable ? <Button size="sm" icon="retry" onClick={onRetry}>{m.retry}</Button> : null}
        <IconButton size="sm" icon="x" label={failed ? m.dismiss : m.stop} onClick={onDismiss} />
      </span>
    </li>
  );
}

function TwinLine({ upload: { sent }, onDone }: { upload: Upload; onDone: () => void }) {
  const m = useMessages(pieceWords);
  const locale = useLocale();
  const client = useQueryClient();
  const [twin] = sent?.doublons ?? [];
  const removal = useMutation({
    mutationFn: () => removePiece(sent ?? { id: "", version: 0 }),
    onSuccess: async () => {
      await refreshFollowUp(client, "pieces", "fil");
      onDone();
    },
  });
  if (!sent || !twin) return null;
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-line bg-warn-soft px-3 py-1.5 not-first:border-t">
      <Icon name="copy" size={14} className="text-warn" />
      <span role="status" className="min-w-0 flex-1">
        <b className="font-medium">{sent.nom}</b> <span className="text-text-2">{m.twin(twin.nom, formatDay(twin.created_at, locale))}</span>
      </span>
      <Button size="sm" busy={removal.isPending} onClick={() => removal.mutate()}>{m.removeTwin}</Button>
      <Button size="sm" variant="ghost" onClick={onDone}>{m.keepTwin}</Button>
    </li>
  );
}
