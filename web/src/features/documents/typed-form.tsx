import { useState, type ReactNode } from "react";

import type { ApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button, IconButton } from "@/shared/ui/button";
import { Checkbox, Field, Input, Select, Textarea } from "@/shared/ui/field";

import type { Kind, Typed } from "@/shared/documents/queries";
import { words } from "@/shared/documents/words";

type Product = NonNullable<Typed["produits"]>[number];
type TextName = "exigences" | "observations" | "motivation" | "mises_en_garde" | "risques" | "assureur" | "contrat";
type Props = { kind: Kind; saved: Typed; busy: boolean; problem: ApiError | null; onSave: (values: Typed) => void };

export const hasForm = (kind: Kind): boolean => kind === "recueil" || kind === "conseil" || kind === "mandat";

/** What this document says that is nowhere in the file. */
export function TypedForm({ kind, saved, busy, problem, onSave }: Props) {
  const m = useMessages(words);
  const [values, setValues] = useState<Typed>(saved);
  const set = (change: Typed) => setValues({ ...values, ...change });
  const text = (name: TextName, label: string, long = false): ReactNode => (
    <Field label={label} error={problem?.field(name)}>
      {(wiring) =>
        long ? (
          <Textarea {...wiring} id={name} value={values[name] ?? ""} onChange={(event) => set({ [name]: event.target.value })} />
        ) : (
          <Input {...wiring} id={name} value={values[name] ?? ""} onChange={(event) => set({ [name]: event.target.value })} />
        )
      }
    </Field>
  );
  return (
    <form
      noValidate
      className="mt-6"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(values);
      }}
    >
      <h2 className="mb-3 text-h3 font-semibold">{m.typed}</h2>
      {kind === "recueil" ? <>{text("exigences", m.exigences, true)}{text("observations", m.observations, true)}</> : null}
      {kind === "conseil" ? (
        <>
          <Field label={m.niveau} error={problem?.field("niveau")}>
            {(wiring) => (
              <Select {...wiring} id="niveau" value={values.niveau ?? ""} onChange={(event) => set({ niveau: event.target.value as NonNullable<Typed["niveau"]> })}>
                <option value="">{m.choose}</option>
                {(["coherent", "personnalise", "impartial"] as const).map((code) => <option key={code} value={code}>{m[code]}</option>)}
              </Select>
            )}
          </Field>
          {text("exigences", m.exigences, true)}
          <Products products={values.produits ?? []} onChange={(produits) => set({ produits })} />
          {text("motivation", m.motivation, true)}
          {text("mises_en_garde", m.mises_en_garde, true)}
        </>
      ) : null}
      {kind === "mandat" ? (
        <>
          <Field label={m.objet} error={problem?.field("objet")}>
            {(wiring) => (
              <Select {...wiring} id="objet" value={values.objet ?? ""} onChange={(event) => set({ objet: event.target.value as NonNullable<Typed["objet"]> })}>
                <option value="">{m.choose}</option>
                {(["placement", "remplacement"] as const).map((code) => <option key={code} value={code}>{m[code]}</option>)}
              </Select>
            )}
          </Field>
          {text("risques", m.risques)}
          {values.objet === "remplacement" ? <>{text("assureur", m.insurerInPlace)}{text("contrat", m.contrat)}</> : null}
          <div className="grid grid-cols-2 gap-4">
            <Field label={m.effet} error={problem?.field("effet")}>
              {(wiring) => <Input {...wiring} id="effet" type="date" value={values.effet ?? ""} onChange={(event) => set({ effet: event.target.value || null })} />}
            </Field>
            <Field label={m.duree_mois} error={problem?.field("duree_mois")}>
              {(wiring) => <Input {...wiring} id="duree_mois" inputMode="numeric" value={values.duree_mois ?? ""} onChange={(event) => set({ duree_mois: Number.parseInt(event.target.value, 10) || null })} />}
            </Field>
          </div>
        </>
      ) : null}
      <Button type="submit" busy={busy}>{m.save}</Button>
    </form>
  );
}

function Products({ products, onChange }: { products: readonly Product[]; onChange: (products: Product[]) => void }) {
  const m = useMessages(words);
  const change = (at: number, part: Partial<Product>) =>
    onChange(products.map((one, index) => (index === at ? { ...one, ...part } : part.retenu ? { ...one, retenu: false } : one)));
  return (
    <div id="produits" tabIndex={-1} className="mb-4">
      <h3 className="mb-1 font-medium">{m.produits}</h3>
      {products.map((product, at) => (
        <fieldset key={at} className="mb-3 rounded-3 p-3 shadow-inset">
          <legend className="sr-only">{m.product(at + 1)}</legend>
          <div className="flex items-center gap-3">
            <label className="flex min-h-9 flex-1 items-center gap-2">
              <Checkbox checked={product.retenu ?? false} onChange={(event) => change(at, { retenu: event.target.checked })} />
              {m.retenu}
            </label>
            <IconButton icon="x" label={m.removeProduct(at + 1)} onClick={() => onChange(products.filter((_one, index) => index !== at))} />
          </div>
          <div className="grid grid-cols-2 gap-x-3 phone:grid-cols-1">
            {(["assureur", "produit", "cotisation"] as const).map((name) => (
              <Field key={name} label={m[name]}>{(wiring) => <Input {...wiring} value={product[name] ?? ""} onChange={(event) => change(at, { [name]: event.target.value })} />}</Field>
            ))}
          </div>
          {(["garanties", "exclusions"] as const).map((name) => (
            <Field key={name} label={m[name]}>{(wiring) => <Textarea {...wiring} className="min-h-16" value={product[name] ?? ""} onChange={(event) => change(at, { [name]: event.target.value })} />}</Field>
          ))}
        </fieldset>
      ))}
      <Button icon="plus" onClick={() => onChange([...products, { assureur: "", produit: "", retenu: products.length === 0 }])}>{m.addProduct}</Button>
    </div>
  );
}
