"""The audit log is written once: the database itself refuses changes, and deletion before a year has passed."""

from django.db import migrations

REFUSAL = "the audit log is not changed, and kept for a year"

MAKE = {
    "sqlite": [
        f"""
        CREATE TRIGGER moderation_audit_unchanged BEFORE UPDATE ON moderation_auditentry
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """,
        f"""
        CREATE TRIGGER moderation_audit_kept BEFORE DELETE ON moderation_auditentry
        WHEN OLD.made_at > datetime('now', '-365 days')
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
        """,
    ],
    "postgresql": [
        f"""
        CREATE FUNCTION moderation_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
        """,
        """
        CREATE TRIGGER moderation_audit_unchanged BEFORE UPDATE ON moderation_auditentry
        FOR EACH ROW EXECUTE FUNCTION moderation_audit_refuse()
        """,
        """
        CREATE TRIGGER moderation_audit_kept BEFORE DELETE ON moderation_auditentry
        FOR EACH ROW WHEN (OLD.made_at > now() - interval '365 days') EXECUTE FUNCTION moderation_audit_refuse()
        """,
        """
        CREATE TRIGGER moderation_audit_not_emptied BEFORE TRUNCATE ON moderation_auditentry
        FOR EACH STATEMENT EXECUTE FUNCTION moderation_audit_refuse()
        """,
    ],
}
UNMAKE = {
    "sqlite": ["DROP TRIGGER moderation_audit_unchanged", "DROP TRIGGER moderation_audit_kept"],
    "postgresql": [
        "DROP TRIGGER moderation_audit_unchanged ON moderation_auditentry",
        "DROP TRIGGER moderation_audit_kept ON moderation_auditentry",
        "DROP TRIGGER moderation_audit_not_emptied ON moderation_auditentry",
        "DROP FUNCTION moderation_audit_refuse()",
    ],
}


def make(apps, schema_editor):
    for statement in MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    for statement in UNMAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
