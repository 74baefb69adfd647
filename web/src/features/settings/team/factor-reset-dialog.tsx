import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Member } from "@/shared/api/types";
import { fullName } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { words } from "./words";

/** For a member who lost their telephone. */
export function FactorResetDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const name = fullName(member);
  const reset = useMutation({
    mutationFn: () => api.DELETE("/team/members/{member_id}/second-factor", { params: { path: { member_id: member.id } } }),
    onSuccess: async () => {
      announce(m.factorReset(name));
      await client.invalidateQueries({ queryKey: ["team"] });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.factorResetAsk(name)}
      width="narrow"
      onSubmit={() => reset.mutate()}
      actions={<><Button type="submit" variant="danger-solid" busy={reset.isPending}>{m.factorRemove}</Button><Button data-first="" onClick={onClose}>{m.cancel}</Button></>}
    >
      {reset.error ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{asApiError(reset.error).message}</Banner></div> : null}
      <p className="text-text-2">{m.factorResetText}</p>
    </Dialog>
  );
}
