"""The processes of the demo beside the two servers: what starts each, and how it shows that it answers."""

import http.client
import os
import socket
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import timedelta

from rdc_platform import calendario
from rdc_platform.demo import comuni
from rdc_platform.embedded.children import Child, StartError, wait_until
from rdc_platform.embedded.home import Home
from rdc_platform.embedded.pdnd import ASSERZIONI, registration
from rdc_platform.embedded.valkey import free_ports

RESTARTS, RESTART_SECONDS = 5, 60  # a process that ends more often than this in this time is not started again


@dataclass
class Supervised:
    """A process that is started again when it ends."""

    child: Child
    start: Callable[[], None]
    ready: Callable[[], bool]
    ends: deque[float] = field(default_factory=lambda: deque(maxlen=RESTARTS))

    def wait(self) -> None:
        """Wait until it answers; StartError if it does not."""
        wait_until(self.ready, self.child)

    def revive(self) -> bool:
        """Start it again if it ended; whether that was so. StartError when it keeps ending."""
        if self.child.running:
            return False
        now = time.monotonic()
        if len(self.ends) == RESTARTS and now - self.ends[0] < RESTART_SECONDS:
            raise StartError(f"{self.child.name} continua a fermarsi: il motivo è in {self.child.log}")
        self.ends.append(now)
        self.start()
        return True


@dataclass(frozen=True)
class Ports:
    """The ports of one demo: the web's, and those of the simulators on 127.0.0.1."""

    web: int
    inps: int
    anpal: int
    anpr: int
    inail: int
    ministero: int
    pec_web: int
    pec_smtp: int
    pec_imap: int
    spid: int
    pdnd: int
    sms: int

    @classmethod
    def choose(cls, web: int) -> "Ports":
        """Free ones beside the web's."""
        return cls(web, *free_ports(len(fields(cls)) - 1))

    @property
    def pdnd_url(self) -> str:
        """Where PDND is."""
        return f"http://127.0.0.1:{self.pdnd}"

    def environment(self, secrets: Mapping[str, str]) -> dict[str, str]:
        """Where the platform finds the simulators, with which secrets, and itself."""
        return {
            "INDIRIZZO_PUBBLICO": f"http://127.0.0.1:{self.web}",
            "INPS_BASE_URL": f"http://127.0.0.1:{self.inps}",
            "INPS_TOKEN": secrets["inps"],
            "ANPAL_BASE_URL": f"http://127.0.0.1:{self.anpal}",
            "ANPAL_TOKEN": secrets["anpal"],
            "ANPR_BASE_URL": f"http://127.0.0.1:{self.anpr}",
            "ANPR_TOKEN": secrets["anpr"],
            "INAIL_BASE_URL": f"http://127.0.0.1:{self.inail}",
            "INAIL_TOKEN": secrets["inail"],
            "MINISTERO_BASE_URL": f"http://127.0.0.1:{self.ministero}",
            "MINISTERO_TOKEN": secrets["ministero"],
            "SMS_BASE_URL": f"http://127.0.0.1:{self.sms}",
            "SMS_TOKEN": secrets["sms"],
            "AUTH_MODES": "spid,cie,totp",
            "OIDC_ISSUER": f"http://127.0.0.1:{self.spid}",
            "OIDC_CLIENT_ID": "piattaforma",
            "OIDC_CLIENT_SECRET": secrets["oidc"],
            "PEC_SMTP_HOST": "127.0.0.1",
            "PEC_SMTP_PORT": str(self.pec_smtp),
            "PEC_IMAP_HOST": "127.0.0.1",
            "PEC_IMAP_PORT": str(self.pec_imap),
            "PEC_IMAP_USER": "casella",
            "PEC_IMAP_PASSWORD": "casella",
            "PEC_WEB_URL": f"http://127.0.0.1:{self.pec_web}",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(self.pec_smtp),
        }


def simulators(home: Home, ports: Ports, env: Mapping[str, str]) -> list[Supervised]:
    """PDND and behind it INPS, ANPAL, ANPR, INAIL and the Ministry; the PEC mailbox, the telephones, and the gateway of SPID and CIE."""
    lotti = home.folder("simulatore-inps") / "lotti"
    dove, estratto = ",".join(comuni.FAMIGLIE_IN), calendario.today() - timedelta(days=comuni.GIORNI_FA)
    primo = {"domande": comuni.DOMANDE, "data_estrazione": estratto, "comuni": dove}
    pdnd = ports.pdnd_url
    return [
        _simulator(home, env, "pdnd", ports.pdnd, registrazione=registration(home), audience=ASSERZIONI),
        _simulator(home, env, "inps", ports.inps, pdnd=pdnd, **primo, decide=1),
        _simulator(home, env, "anpal", ports.anpal, pdnd=pdnd, risponde=1, lotti=lotti, comune=comuni.CREMA),
        _simulator(home, env, "anpr", ports.anpr, pdnd=pdnd, lotti=lotti),
        _simulator(home, env, "inail", ports.inail, pdnd=pdnd),
        _simulator(home, env, "ministero", ports.ministero, pdnd=pdnd),
        _simulator(home, env, "pec", ports.pec_web, smtp_port=ports.pec_smtp, imap_port=ports.pec_imap),
        _simulator(home, env, "sms", ports.sms),
        _simulator(home, env, "spid", ports.spid, **_spid_of(home, env)),
    ]


def _simulator(home: Home, env: Mapping[str, str], name: str, port: int, **options: object) -> Supervised:
    """One of them on its port, its store in the folder of its name; `smtp_port=1` is passed as `--smtp-port=1`."""
    process = f"simulatore-{name}"
    options = {"port": port, **options, "store": home.folder(process)}
    arguments = [f"--{key.replace('_', '-')}={value}" for key, value in options.items()]
    child = _python(home, process, env, f"rdc_platform.simulators.{name}", *arguments)
    return Supervised(child, child.start, lambda: answers(port))


def _spid_of(home: Home, env: Mapping[str, str]) -> dict[str, object]:
    """What the gateway of SPID and CIE knows of the platform; `prepara_demo` writes the people."""
    return {
        "client_id": env["OIDC_CLIENT_ID"],
        "client_secret": env["OIDC_CLIENT_SECRET"],
        "redirect_uri": f"{env['INDIRIZZO_PUBBLICO']}/accesso/identita/ritorno/",
        "logout_uri": f"{env['INDIRIZZO_PUBBLICO']}/accesso/",
        "persone": home.root / "persone.json",
    }


def platform(home: Home, web_socket: socket.socket, env: Mapping[str, str]) -> list[Supervised]:
    """Web, worker and beat, in the order in which they are to stop: web, beat, worker."""
    env = {**env, "RDC_WORKERS": str(max(2, len(os.sched_getaffinity(0))))}
    home.folder("static")  # nothing is collected here, but the web looks for the folder
    web = _python(
        home, "web", env, "gunicorn", "--config=python:rdc_platform.embedded.gunicorn_conf", "rdc_platform.wsgi"
    )
    web.env = {**env, "RDC_WEB_FD": str(web_socket.fileno())}
    web.inherit = (web_socket.fileno(),)
    port = web_socket.getsockname()[1]
    return [Supervised(web, web.start, lambda: answers(port)), _celery(home, "beat", env), _celery(home, "worker", env)]


def _celery(home: Home, role: str, env: Mapping[str, str]) -> Supervised:
    ready_file = home.folder("pronti") / role
    child = _python(
        home, role, {**env, "RDC_READY_FILE": str(ready_file)}, "rdc_platform.embedded.celery_process", role
    )

    def start() -> None:
        ready_file.unlink(missing_ok=True)
        child.start()

    return Supervised(child, start, ready_file.exists)


def _python(home: Home, name: str, env: Mapping[str, str], module: str, *arguments: str) -> Child:
    return Child(name=name, argv=[sys.executable, "-m", module, *arguments], log=home.log(name), env=env)


def answers(port: int, path: str = "/salute") -> bool:
    """Whether what listens on this local port answers 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


def web_socket(wanted: int) -> socket.socket:
    """A socket that listens on the wanted local port, or on the next free one."""
    for port in range(wanted, min(wanted + 100, 65536)):
        try:
            return socket.create_server(("127.0.0.1", port), backlog=512)
        except OSError:
            continue
    raise StartError(f"Nessuna porta libera da {wanted} a {wanted + 99}: indicane un'altra con RDC_PORT.")
