import uuid

from django.db import migrations


def move(apps, schema_editor):
    """One contact for each name at a client, whatever jobs it stands in."""
    job = apps.get_model("job", "Job")
    contact = apps.get_model("client", "ClientContact")
    known = {}
    jobs = list(job.objects.exclude(client=None).exclude(contact_person__isnull=True))
    jobs = [each for each in jobs if each.contact_person]
    for each in jobs:
        key = each.client_id, each.contact_person
        if key not in known:
            known[key] = contact(
                id=uuid.uuid5(each.client_id, each.contact_person),
                client_id=each.client_id,
                name=each.contact_person,
                email=each.contact_email,
                phone=each.contact_phone,
            )
        each.contact = known[key]
    contact.objects.bulk_create(known.values())
    job.objects.bulk_update(jobs, ["contact"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("job", "0002_contact"), ("client", "0002_client_contact")]
    operations = [migrations.RunPython(move)]
