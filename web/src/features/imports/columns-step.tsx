import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Schemas } from "@/shared/api/schema";
import { fullName } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { membersQuery } from "@/shared/session/members";
import { useSession } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Field, Select } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";

import { at, importQuery, placesQuery, type Import } from "./queries";
import { useWords } from "./words";

type Options = Schemas["ImportOptionsRequest"];
const DEFAULTS: Options = { existants: "completer", doutes: "passer", valeurs_fausses: "refuser", statut: "client" };

/** Which column is which field, and what will be done of whom is already there. */
export function ColumnsStep({ one, onChecked }: { one: Import; onChecked: () => void }) {
  const m = useWords();
  const client = useQueryClient();
  const { membership_id } = useSession();
  const [places, setPlaces] = useState<readonly (string | null)[]>(() => one.colonnes.map((column) => column.place));
  const [options, setOptions] = useState<Options>({ ...DEFAULTS, conseiller_id: membership_id, ...one.options });
  const check = useMutation({
    mutationFn: () => unwrap(api.POST("/imports/{import_id}/controle", { ...at(one.id), body: { places: [...places], options } })),
    onSuccess: (answer) => {
      client.setQueryData(importQuery(one.id).queryKey, answer);
      onChecked();
    },
  });
  const problem = check.error ? asApiError(check.error) : null;
  const left = one.colonnes.flatMap((column, rank) => (places[rank] ? [] : [column.titre || m.noTitle(rank + 1)]));
  const put = (rank: number, place: string | null) =>
    // A field has one column: the one that had it before lets it go.
    setPlaces(places.map((held, index) => (index === rank ? place : place && held === place ? null : held)));

  return (
    <form
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        check.mutate();
      }}
    >
      {one.retenues && one.state === "colonnes" ? <Banner icon="history">{m.remembered}</Banner> : null}
      {problem ? <Banner tone="bad" icon="alert-circle" alert>{Object.values(problem.errors).flat()[0] ?? problem.message}</Banner> : null}
      <section aria-label={m.step.columns}>
        <Columns one={one} places={places} onPut={put} errors={problem?.errors ?? {}} />
        <p className="mt-3 text-small text-text-3">{left.length ? m.skipped(left.length, left.join(", ")) : m.allTaken}</p>
      </section>
      <OptionFields options={options} onChange={(part) => setOptions({ ...options, ...part })} />
      <div><Button type="submit" variant="primary" size="lg" busy={check.isPending}>{m.check(one.total)}</Button></div>
    </form>
  );
}

type ColumnsProps = { one: Import; places: readonly (string | null)[]; onPut: (rank: number, place: string | null) => void; errors: Record<string, string[]> };

function Columns({ one, places, onPut, errors }: ColumnsProps) {
  const m = useWords();
  const locale = useLocale();
  const { data } = useQuery(placesQuery(locale));
  const choices = useMemo(() => {
    const groups = new Map<string, typeof data>();
    for (const place of data ?? []) groups.set(place.groupe, [...(groups.get(place.groupe) ?? []), place]);
    return [...groups].map(([group, list]) => (
      <optgroup key={group} label={group}>
        {list?.map(({ nom, libelle }) => <option key={nom} value={nom}>{libelle}</option>)}
      </optgroup>
    ));
  }, [data]);
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{m.step.columns}</caption>
      <thead className="phone:sr-only">
        <tr className="h-8 border-b border-line text-left text-small text-text-3">
          <th scope="col" className="w-[26%] font-medium">{m.column}{one.feuille ? <span className="ml-2 font-normal">{m.sheet(one.feuille)}</span> : null}</th>
          <th scope="col" className="px-4 font-medium">{m.samples}</th>
          <th scope="col" className="w-[36%] font-medium">{m.place}</th>
        </tr>
      </thead>
      <tbody>
        {one.colonnes.map((column, rank) => {
          const title = column.titre || m.noTitle(rank + 1);
          const wrong = errors[`places.${rank}`]?.[0];
          return (
            <tr key={rank} className="border-b border-line align-middle phone:grid phone:gap-1 phone:py-3">
              <th scope="row" className="max-w-0 truncate py-2 text-left font-medium phone:max-w-none phone:py-0" title={title}>{title}</th>
              <td className="max-w-0 px-4 phone:max-w-none phone:px-0">
                <span className="block truncate text-text-3" title={column.exemples.join(" · ")}>{column.exemples.join(" · ") || "—"}</span>
              </td>
              <td className="py-1.5">
                <Select aria-label={`${title} : ${m.place}`} aria-invalid={wrong ? true : undefined} className={`h-8! ${places[rank] ? "" : "text-text-3!"}`} value={places[rank] ?? ""} onChange={(event) => onPut(rank, event.target.value || null)}>
                  <option value="">{m.skip}</option>
                  {choices}
                </Select>
                {wrong ? <p className="mt-1 text-small text-bad">{wrong}</p> : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const CHOICES = { existants: ["completer", "remplacer", "passer"], doutes: ["passer", "creer", "completer"], valeurs_fausses: ["refuser", "ignorer"] } as const;
const STATUTS = ["client", "prospect", "ancien_client", "sans_suite"] as const;

function OptionFields({ options, onChange }: { options: Options; onChange: (part: Partial<Options>) => void }) {
  const m = useWords();
  const members = useQuery(membersQuery).data ?? [];
  return (
    <section aria-label={m.whatToDo}>
      <h2 className="mb-3 text-h3 font-semibold">{m.whatToDo}</h2>
      <div className="grid grid-cols-3 gap-x-4 phone:grid-cols-1">
        {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((name) => (
          <Field key={name} label={m[name]}>
            {(wiring) => (
              <Select {...wiring} value={options[name]} onChange={(event) => onChange({ [name]: event.target.value })}>
                {CHOICES[name].map((choice) => <option key={choice} value={choice}>{m.choices[choice]}</option>)}
              </Select>
            )}
          </Field>
        ))}
        <Field label={m.statut}>
          {(wiring) => (
            <Select {...wiring} value={options.statut} onChange={(event) => onChange({ statut: event.target.value as NonNullable<Options["statut"]> })}>
              {STATUTS.map((statut) => <option key={statut} value={statut}>{m.statuts[statut]}</option>)}
            </Select>
          )}
        </Field>
        <Field label={m.conseiller}>
          {(wiring) => (
            <Select {...wiring} value={options.conseiller_id ?? ""} onChange={(event) => onChange({ conseiller_id: event.target.value || null })}>
              <option value="">{m.nobody}</option>
              {members.filter((member) => member.active).map((member) => <option key={member.id} value={member.id}>{fullName(member)}</option>)}
            </Select>
          )}
        </Field>
      </div>
    </section>
  );
}
