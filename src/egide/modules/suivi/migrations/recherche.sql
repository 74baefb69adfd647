-- How a document is found: by its name and whose file it is in.
CREATE FUNCTION public.search_source_piece(team uuid, key uuid) RETURNS public.search_source LANGUAGE sql STABLE AS $$
    SELECT p.client_id, NULL::uuid, p.nom, concat_ws(' ', c.prenom, c.nom), NULL, concat_ws(' ', c.prenom, c.nom),
        replace(p.kind, '_', ' '), jsonb_build_object('matricule', c.matricule, 'kind', p.kind), p.created_at
    FROM public.suivi_piece p
    JOIN public.clients_client c ON c.team_id = p.team_id AND c.id = p.client_id
    WHERE p.team_id = team AND p.id = key AND p.deleted_at IS NULL
$$;

-- A note: by its words and whose file it is in.
CREATE FUNCTION public.search_source_note(team uuid, key uuid) RETURNS public.search_source LANGUAGE sql STABLE AS $$
    SELECT n.client_id, NULL::uuid, coalesce(NULLIF(left(regexp_replace(split_part(n.texte, E'\n', 1), '^[#*\s>-]+', ''), 100), ''), 'Note'),
        concat_ws(' ', c.prenom, c.nom), NULL, concat_ws(' ', c.prenom, c.nom), n.texte,
        jsonb_build_object('matricule', c.matricule), n.updated_at
    FROM public.suivi_note n
    JOIN public.clients_client c ON c.team_id = n.team_id AND c.id = n.client_id
    WHERE n.team_id = team AND n.id = key AND n.deleted_at IS NULL
$$;

-- A task: by its words, and whose file it is about when it is about one.
CREATE FUNCTION public.search_source_tache(team uuid, key uuid) RETURNS public.search_source LANGUAGE sql STABLE AS $$
    SELECT t.client_id, NULL::uuid, t.titre, concat_ws(' ', c.prenom, c.nom), NULL, concat_ws(' ', c.prenom, c.nom), t.detail,
        jsonb_build_object('matricule', c.matricule, 'echeance', t.echeance, 'faite', t.faite_at IS NOT NULL),
        coalesce(t.echeance::timestamp AT TIME ZONE 'Europe/Paris', t.created_at)
    FROM public.suivi_tache t
    LEFT JOIN public.clients_client c ON c.team_id = t.team_id AND c.id = t.client_id
    WHERE t.team_id = team AND t.id = key AND t.deleted_at IS NULL
$$;
