from django.db import migrations, models

import venue.people.avatar

# What the twelve avatars of the first sheet look like now, in their order.
CODES = (
    "1101100000110800000",
    "1505000000220900000",
    "1003400000031a00000",
    "1300015000170900000",
    "1102500100200900000",
    "1601000001340b00000",
    "1004300000260800000",
    "1202000000050800000",
    "1500600101130a00000",
    "1105700000370900000",
    "1303100100240800000",
    "1001200000000900010",
)


def numbers_to_codes(apps, schema_editor):
    person = apps.get_model("people", "Person")
    for number, code in enumerate(CODES):
        person.objects.filter(avatar=number).update(avatar_code=code)


def codes_to_numbers(apps, schema_editor):
    """An avatar that was not among the twelve becomes the first of them."""
    person = apps.get_model("people", "Person")
    for number, code in enumerate(CODES):
        person.objects.filter(avatar_code=code).update(avatar=number)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_about_and_link"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="avatar_code",
            field=models.CharField(
                blank=True,
                default="",
                max_length=40,
                validators=[venue.people.avatar.validate_avatar],
                verbose_name="avatar",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(numbers_to_codes, codes_to_numbers),
        migrations.RemoveField(model_name="person", name="avatar"),
        migrations.RenameField(model_name="person", old_name="avatar_code", new_name="avatar"),
    ]
