import { useNavigate } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { formatNumber } from "@/shared/format/numbers";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { useArrival, useSending } from "@/shared/recording/here";
import { countParts } from "@/shared/recording/store";
import { Button, ButtonLink } from "@/shared/ui/button";
import { PageBody } from "@/shared/ui/page";
import { Progress } from "@/shared/ui/states";

import { WhyWaiting } from "./safety";
import { words } from "./words";

/** A recording on its way; the meeting's page opens once it has arrived. */
export function Departure({ id, refusal, onAnother }: { id: string; refusal: boolean; onAnother: () => void }) {
  const m = useMessages(words);
  const locale = useLocale();
  const navigate = useNavigate();
  const client = useQueryClient();
  const sending = useSending(id);
  const arrived = useArrival(id);
  const [pieces, setPieces] = useState<number | null>(null);
  useEffect(() => {
    void countParts(id).then(setPieces);
  }, [id]);
  useEffect(() => {
    if (!arrived) return;
    void client.invalidateQueries({ queryKey: ["entretiens"] });
    void navigate({ to: paths.entretien, params: { id: arrived }, replace: true });
  }, [arrived, client, navigate]);
  const done = sending?.acknowledged ?? 0;
  const n = (value: number) => formatNumber(value, locale);
  return (
    <PageBody>
      <div className="m-auto grid w-full max-w-[480px] gap-4 px-6 py-12 phone:px-4">
        <h2 className="display text-h2">{m.sending}</h2>
        {refusal ? <p className="text-text-2">{m.telling}</p> : (
          <div>
            <Progress value={pieces ? done / pieces : null} label={m.sending} />
            {pieces ? <p className="num mt-2 text-small text-text-3">{m.sent(n(Math.min(done, pieces)), n(pieces))}</p> : null}
          </div>
        )}
        {sending?.problem ? <WhyWaiting id={id} unkept={0} live={false} /> : null}
        <p className="text-text-2">{sending?.problem ? m.later : m.leave}</p>
        <div className="flex flex-wrap gap-2">
          <Button icon="mic" onClick={onAnother}>{m.another}</Button>
          <ButtonLink to={paths.entretiens}>{m.list}</ButtonLink>
        </div>
      </div>
    </PageBody>
  );
}
