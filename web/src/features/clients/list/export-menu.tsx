import { useState } from "react";

import { api } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { saveFile } from "@/shared/api/save";
import { useMessages } from "@/shared/i18n/messages";
import { useCan } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Menu, MenuItem } from "@/shared/ui/menu";
import { announce } from "@/shared/ui/toast";

import { listWords } from "./list-words";
import { selectionOf } from "./search";
import type { List } from "./use-list";

type Format = "csv" | "xlsx";

/** The list as a file: what is on screen, and nothing else. */
export function ExportMenu({ list }: { list: List }) {
  const m = useMessages(listWords);
  const may = useCan("clients.export");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState("");

  async function take(format: Format): Promise<void> {
    setBusy(true);
    setFailed("");
    const { sort, colonnes } = list.query;
    try {
      const { data, response } = await api.GET("/clients/export", {
        params: { query: { format, ...selectionOf(list.search), ...(sort ? { sort } : {}), ...(colonnes ? { colonnes } : {}) } },
        parseAs: "blob",
      });
      saveFile(data as unknown as Blob, response, `clients.${format}`);
      announce(m.exported(Number(response.headers.get("X-Nombre-Lignes") ?? 0)));
    } catch (error) {
      setFailed(`${m.exportFailed} ${asApiError(error).message}`);
    } finally {
      setBusy(false);
    }
  }

  if (!may) return null;
  return (
    <>
      {failed ? <span role="alert" className="text-small text-bad">{failed}</span> : null}
      <Menu label={m.exportList} align="end" trigger={(props) => <Button {...props} variant="ghost" size="sm" icon="upload" busy={busy}>{busy ? m.exporting : m.exportList}</Button>}>
        <MenuItem onSelect={() => void take("xlsx")}>{m.exportXlsx}</MenuItem>
        <MenuItem onSelect={() => void take("csv")}>{m.exportCsv}</MenuItem>
        <p className="max-w-64 px-2 pt-1 pb-2 text-small text-text-3">{m.exportHelp}</p>
      </Menu>
    </>
  );
}
