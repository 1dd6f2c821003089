"""Every setting that the environment may give, in one table.

`SETTINGS` is the source: `settings.py` reads it, `docs/settings.md` is generated from it (`manage.py settings_table`) and a
test fails when the two drift. A secret may also come from a file: `CAMPUS_SECRET_KEY_FILE=/run/secrets/key`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environs import FileAwareEnv

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Setting:
    """One variable of the environment. `kind` names the environs parser that reads it."""

    name: str
    kind: str
    default: Any
    says: str
    secret: bool = False


SETTINGS = (
    Setting(
        "CAMPUS_DEBUG",
        "bool",
        False,
        "Development mode: detailed error pages, demo settings allowed. Never in production.",
    ),
    Setting("CAMPUS_DEMO", "bool", False, "The home page lets a visitor enter in one click. Needs `CAMPUS_DEBUG`."),
    Setting(
        "CAMPUS_SECRET_KEY",
        "str",
        "",
        "Signs sessions and tokens: at least 50 random characters. Required unless `CAMPUS_DEBUG`.",
        secret=True,
    ),
    Setting(
        "CAMPUS_URL",
        "str",
        "http://localhost:8000",
        "The public address, without a final slash. `https` turns on secure cookies and HSTS.",
    ),
    Setting(
        "CAMPUS_HOSTS",
        "list",
        ["localhost", "127.0.0.1", "[::1]"],
        "Host names answered, separated by commas; also the origins that WebSockets are accepted from.",
    ),
    Setting(
        "CAMPUS_TRUST_PROXY",
        "bool",
        False,
        "Believe `X-Forwarded-Proto` and `X-Forwarded-For`, because a proxy of ours sets them.",
    ),
    Setting(
        "CAMPUS_TIME_ZONE",
        "str",
        "Europe/Paris",
        "Where the edition's clocks are (an IANA name): dates on the pages, and the light of day and evening on the map.",
    ),
    Setting("CAMPUS_DATA", "path", ROOT / "var", "Folder of local data: the SQLite database of the embedded default."),
    Setting("DATABASE_URL", "str", "", "`postgres://…`; empty: SQLite in `CAMPUS_DATA`."),
    Setting(
        "EMAIL_URL",
        "str",
        "console://",
        "`smtp+tls://user:password@host:587`; `console://` prints messages in the terminal.",
        secret=True,
    ),
    Setting("CAMPUS_EMAIL_FROM", "str", "Rencontres Num4all <campus@localhost>", "Sender of every message."),
    Setting(
        "CAMPUS_CONTACT_EMAIL",
        "str",
        "",
        "Shown on the contact, legal and accessibility pages. Required unless `CAMPUS_DEBUG`.",
    ),
    Setting("CAMPUS_PUBLISHER", "str", "Rencontres Num4all", "Legal notice: who publishes the site."),
    Setting(
        "CAMPUS_PUBLICATION_DIRECTOR",
        "str",
        "",
        "Legal notice: the director of publication. Required unless `CAMPUS_DEBUG`.",
    ),
    Setting("CAMPUS_HOSTING", "str", "", "Legal notice: name and address of the host. Required unless `CAMPUS_DEBUG`."),
    Setting("CAMPUS_DPO_EMAIL", "str", "", "Privacy page: the data protection officer; empty: the contact address."),
    Setting(
        "CAMPUS_FAST_ROAD",
        "bool",
        True,
        "Frames go straight to the kernel where our server speaks without TLS of its own. `0`: through Daphne like all else, "
        "twice the CPU for each frame; for finding out whether a fault lies there.",
    ),
    Setting(
        "CAMPUS_ADMISSIONS_PER_S",
        "int",
        100,
        "How many people a web process lets in a second at most; fewer while that would make those inside wait. The others are "
        "told how long it takes.",
    ),
    Setting(
        "CAMPUS_METRICS_TOKEN",
        "str",
        "",
        "Bearer token that opens `/metrics`; empty: the page does not exist, or with `CAMPUS_DEBUG` for the same machine only.",
        secret=True,
    ),
    Setting(
        "CAMPUS_EMBED_HOSTS",
        "list",
        ["https://podeduc.apps.education.fr", "https://www.canal-u.tv", "https://framatube.org"],
        "Origins whose pages the screens of the maps may show, separated by commas. A screen with another address is a link.",
    ),
    Setting(
        "CAMPUS_MEDIA_WORKERS",
        "list",
        [],
        "Control addresses of the media workers (`http://10.0.0.5:9100`), separated by commas. Empty: no sound or picture but "
        "browser to browser, where an edition allows it. `make run` starts one and names it here.",
    ),
    Setting(
        "CAMPUS_MEDIA_SECRET",
        "str",
        "",
        "What web processes show to media workers: at least 32 random characters, the same on both sides.",
        secret=True,
    ),
    Setting(
        "CAMPUS_MEDIA_RELAY_ONLY",
        "bool",
        False,
        "Browsers send media through TURN only, and show nobody their own address. Needs `CAMPUS_TURN_URLS`.",
    ),
    Setting(
        "CAMPUS_MEDIA_ADDRESSES",
        "list",
        ["127.0.0.1"],
        "A media worker's own addresses that media is received on (UDP), separated by commas: those of its network cards. The "
        "default is for browsers on the same machine alone.",
    ),
    Setting(
        "CAMPUS_MEDIA_ADVERTISED",
        "list",
        [],
        "The addresses that browsers are told instead, one for each of `CAMPUS_MEDIA_ADDRESSES`, behind a NAT that passes the "
        "ports on unchanged. Empty: the same.",
    ),
    Setting(
        "CAMPUS_MEDIA_PORTS",
        "str",
        "40000-49999",
        "UDP ports of a media worker's connections, two for each person: open them in the firewall.",
    ),
    Setting(
        "CAMPUS_MEDIA_MAX_LOAD",
        "float",
        0.6,
        "Share of a core above which a media worker takes no further room.",
    ),
    Setting(
        "CAMPUS_TURN_URLS",
        "list",
        [],
        "Addresses of your coturn, separated by commas: `turn:turn.example.org:3478,turns:turn.example.org:443?transport=tcp`. "
        "Empty: none is used.",
    ),
    Setting(
        "CAMPUS_TURN_SECRET",
        "str",
        "",
        "coturn's `static-auth-secret`, from which credentials are made for each connection.",
        secret=True,
    ),
    Setting("CAMPUS_TURN_TTL", "int", 600, "How long TURN credentials open a new connection, in seconds."),
    Setting("CAMPUS_LOG_LEVEL", "log_level", "INFO", "`DEBUG`, `INFO`, `WARNING` or `ERROR`."),
)


def read() -> dict[str, Any]:
    """Return every setting by its name, parsed. Raises environs' `EnvError` naming the variable that does not parse."""
    env = FileAwareEnv()
    return {setting.name: getattr(env, setting.kind)(setting.name, setting.default) for setting in SETTINGS}


def table() -> str:
    """Return the Markdown table of all settings, as `docs/settings.md` shows it."""
    rows = ["| variable | default | what it does |", "|---|---|---|"]
    for setting in SETTINGS:
        default = setting.default
        if isinstance(default, Path):
            default = default.relative_to(ROOT)
        elif isinstance(default, list):
            default = ",".join(default)
        elif isinstance(default, bool):
            default = "on" if default else "off"
        name = f"`{setting.name}`" + (f" or `{setting.name}_FILE`" if setting.secret else "")
        rows.append(f"| {name} | {f'`{default}`' if default else '(empty)'} | {setting.says} |")
    return "\n".join(rows) + "\n"
