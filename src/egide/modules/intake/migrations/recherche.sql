-- How a meeting is found: by its title, whose it is, and every word said in it.
CREATE FUNCTION public.search_source_entretien(team uuid, key uuid) RETURNS public.search_source LANGUAGE sql STABLE AS $$
    SELECT m.client_id, m.owner_id,
        m.titre,
        concat_ws(' ', c.prenom, c.nom),
        NULL,
        concat_ws(' ', c.prenom, c.nom),
        w.mots,
        jsonb_build_object('date', m.date, 'state', m.state),
        m.date::timestamp AT TIME ZONE 'Europe/Paris'
    FROM public.intake_entretien m
    LEFT JOIN public.clients_client c ON c.team_id = m.team_id AND c.id = m.client_id
    LEFT JOIN LATERAL (
        SELECT (
            SELECT string_agg(turn.value ->> 'text', ' ' ORDER BY turn.place)
            FROM jsonb_array_elements(v.segments) WITH ORDINALITY AS turn (value, place)
        ) AS mots
        FROM public.intake_transcriptversion v WHERE v.team_id = m.team_id AND v.entretien_id = m.id
        ORDER BY v.version DESC LIMIT 1
    ) w ON true
    WHERE m.team_id = team AND m.id = key AND m.deleted_at IS NULL
$$;
