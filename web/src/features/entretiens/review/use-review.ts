import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";

import { asApiError, type ApiError } from "@/shared/api/error";

import { acceptSafe, apply, decideOptions, entretienQuery, proposalsQuery, refresh, transcriptQuery } from "../api";
import type { Content, Decision, Proposal, Proposals } from "../types";
import { count, group, inOrder, isDecided, nextOpen, step, type Filter } from "./model";

type Undo = { ids: string[] };

/** Everything the review screen does, on a desk or on a phone. Decisions show at once and are taken back if refused. */
export function useReview(id: string) {
  const client = useQueryClient();
  const entretien = useQuery(entretienQuery(id));
  const transcript = useQuery(transcriptQuery(id));
  const answer = useQuery(proposalsQuery(id));
  const key = proposalsQuery(id).queryKey;

  const [filter, setFilter] = useState<Filter>("tout");
  const [chosen, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<ApiError | null>(null);
  const done = useRef<Undo[]>([]);

  const proposals = useMemo(() => answer.data?.proposals ?? [], [answer.data]);
  const groups = useMemo(() => group(proposals, filter), [proposals, filter]);
  const order = useMemo(() => inOrder(groups), [groups]);
  const counts = useMemo(() => count(proposals), [proposals]);
  const current = order.some((proposal) => proposal.id === chosen)
    ? chosen
    : (order.find((proposal) => !isDecided(proposal))?.id ?? order[0]?.id ?? null);

  const put = (changed: readonly Proposal[]) =>
    client.setQueryData<Proposals>(key, (was) =>
      was ? { ...was, proposals: was.proposals.map((old) => changed.find(({ id: same }) => same === old.id) ?? old) } : was,
    );
  const complain = (proposal: string, message: string | null) =>
    setErrors((was) => ({ ...Object.fromEntries(Object.entries(was).filter(([other]) => other !== proposal)), ...(message === null ? {} : { [proposal]: message }) }));

  /** What was read before a decision must not come back over it. */
  const overtake = () => void client.cancelQueries({ queryKey: key });

  const decision = useMutation({
    ...decideOptions(id),
    onSuccess: (saved, { proposal }) => {
      overtake();
      put([saved]);
      setEditing((open) => (open === proposal.id ? null : open));
      void client.invalidateQueries({ queryKey: ["todo"] });
    },
    onError: (error, { proposal }) => {
      put([proposal]);
      setChosen(proposal.id);
      const problem = asApiError(error);
      complain(proposal.id, problem.field("value") ?? problem.message);
    },
    onSettled: () => {
      const last = client.isMutating({ mutationKey: decideOptions(id).mutationKey }) === 1;
      if (last) void client.invalidateQueries({ queryKey: key });
    },
  });

  function decide(proposal: Proposal, state: Decision, value?: Content) {
    complain(proposal.id, null);
    setFailure(null);
    overtake();
    put([{ ...proposal, state, value: value === undefined ? proposal.value : value }]);
    decision.mutate({ proposal, state, ...(value === undefined ? {} : { value }) });
    if (state !== "pending") {
      done.current.push({ ids: [proposal.id] });
      if (state !== "edited") setChosen(nextOpen(order, proposal.id));
    }
  }

  const safeAll = useMutation({
    mutationFn: () => acceptSafe(id),
    onSuccess: (after) => {
      const before = new Map(proposals.map((proposal) => [proposal.id, proposal.state]));
      const ids = after.proposals.filter((proposal) => proposal.state !== before.get(proposal.id)).map(({ id: same }) => same);
      if (ids.length) done.current.push({ ids });
      overtake();
      client.setQueryData(key, after);
      void refresh(client, id);
    },
    onError: (error) => setFailure(asApiError(error)),
  });

  const applying = useMutation({
    mutationFn: () => apply(id),
    onSuccess: ({ client_id: file }) => {
      void client.invalidateQueries({ queryKey: ["client", file] });
      void client.invalidateQueries({ queryKey: ["clients"] });
      void refresh(client, id);
    },
    onError: (error) => {
      setFailure(asApiError(error));
      void refresh(client, id);
    },
  });

  const find = (proposal: string | null) => order.find(({ id: same }) => same === proposal);
  return {
    entretien, transcript, answer, groups, order, counts, current, editing, errors, failure, filter, applying, safeAll,
    currentProposal: find(current),
    setFilter,
    point: setChosen,
    setEditing,
    dismissFailure: () => setFailure(null),
    move: (by: 1 | -1) => setChosen(step(order, current, by)),
    take: (proposal: Proposal) => decide(proposal, "accepted"),
    keep: (proposal: Proposal) => decide(proposal, "refused"),
    edit: (proposal: Proposal, value: Content) => decide(proposal, "edited", value),
    /** Takes the last decision back: each of its proposals is open again. */
    undo: () => {
      const last = done.current.pop();
      for (const proposal of proposals.filter(({ id: same }) => last?.ids.includes(same))) decide(proposal, "pending");
      if (last?.ids[0]) setChosen(last.ids[0]);
    },
  };
}

export type Review = ReturnType<typeof useReview>;
