-- How a client is found: by their own names, then those of the people around them, then what describes them.
CREATE FUNCTION public.search_source_client(team uuid, key uuid) RETURNS public.search_source LANGUAGE sql STABLE AS $$
    SELECT c.id, NULL::uuid,
        coalesce(NULLIF(concat_ws(' ', c.prenom, c.nom), ''), c.matricule),
        concat_ws(' · ', c.ville, 'avec ' || NULLIF(concat_ws(' ', j.prenom, j.nom), '')),
        concat_ws(' ', c.prenom, c.nom, c.nom_naissance),
        concat_ws(' ', j.prenom, j.nom, j.nom_naissance, k.noms, c.email, public.search_phone(c.telephone),
            public.search_phone(j.telephone), c.matricule, c.siren, e.siret, e.nom_commercial),
        concat_ws(' ', c.ville, c.code_postal, c.profession, c.employeur, e.activite, j.profession, j.employeur, t.noms),
        jsonb_build_object('matricule', c.matricule, 'prenom', c.prenom, 'nom', c.nom, 'ville', c.ville, 'contrats', c.nombre_contrats,
            'a_relire', c.a_relire, 'type_personne', c.type_personne),
        coalesce(c.dernier_echange_at, c.updated_at)
    FROM public.clients_client c
    LEFT JOIN public.clients_conjoint j ON j.team_id = c.team_id AND j.client_id = c.id AND j.deleted_at IS NULL
    LEFT JOIN public.clients_entreprise e ON e.team_id = c.team_id AND e.client_id = c.id AND e.deleted_at IS NULL
    LEFT JOIN LATERAL (
        SELECT string_agg(concat_ws(' ', p.prenom, p.nom, p.email, public.search_phone(p.telephone)), ' ') AS noms
        FROM public.clients_contact p WHERE p.team_id = c.team_id AND p.client_id = c.id AND p.deleted_at IS NULL
    ) k ON true
    LEFT JOIN LATERAL (
        SELECT string_agg(g.nom, ' ') AS noms FROM public.clients_etiquetage r
        JOIN public.clients_etiquette g ON g.team_id = r.team_id AND g.id = r.etiquette_id AND g.deleted_at IS NULL
        WHERE r.team_id = c.team_id AND r.client_id = c.id
    ) t ON true
    WHERE c.team_id = team AND c.id = key AND c.deleted_at IS NULL
$$;
