import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createContext, use, useState, type ReactNode } from "react";

import { asApiError, type ApiError } from "@/shared/api/error";
import type { Row, Value } from "@/shared/dictionary/types";

import { refreshFile, write, type Place } from "./api";
import type { ClientFile } from "./types";

type Target = { key: string; place: Place; champ: string };
type Editing = {
  file: ClientFile;
  editable: boolean;
  /** The field being edited, if any: one at a time. */
  open: string | null;
  start: (key: string) => void;
  stop: () => void;
  save: (target: Target, value: Value) => void;
  busy: boolean;
  /** What the server refused, for the field being edited. */
  problem: ApiError | null;
};

const Context = createContext<Editing | null>(null);
export function useEditing(): Editing {
  const editing = use(Context);
  if (!editing) throw new Error("useEditing outside a client file");
  return editing;
}

export const keyOf = (place: Place, champ: string): string => `${place.section}.${place.entry?.id ?? ""}.${champ}`;

/** Holds the one field being edited: what is typed stays in its field until the server has it. */
export function EditingProvider({ file, children }: { file: ClientFile; children: ReactNode }) {
  const client = useQueryClient();
  const [open, setOpen] = useState<string | null>(null);
  const saving = useMutation({
    mutationFn: ({ place, values }: { place: Place; values: Row }) => write(file, place, values),
    onSuccess: () => setOpen(null),
    onSettled: () => refreshFile(client),
  });
  const value: Editing = {
    file,
    editable: file.abilities.includes("edit"),
    open,
    start: (key) => {
      saving.reset();
      setOpen(key);
    },
    stop: () => {
      saving.reset();
      setOpen(null);
    },
    save: ({ place, champ }, next) => saving.mutate({ place, values: { [champ]: next ?? null } }),
    busy: saving.isPending,
    problem: saving.error ? asApiError(saving.error) : null,
  };
  return <Context value={value}>{children}</Context>;
}
