"""A document that was made is never changed, whoever asks: only whose file it is in may."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION public.documents_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'client_id' IS DISTINCT FROM to_jsonb(OLD) - 'client_id' THEN
    RAISE EXCEPTION 'a document is never changed: make a new version' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER documents_document_immutable BEFORE UPDATE ON public.documents_document
  FOR EACH ROW EXECUTE FUNCTION public.documents_refuse_change();
"""
BACKWARDS = """
DROP TRIGGER documents_document_immutable ON public.documents_document;
DROP FUNCTION public.documents_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
