"""bin/demo: the whole platform on one machine, until Ctrl-C."""

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable

from rdc_platform.embedded.children import StartError
from rdc_platform.embedded.home import Home
from rdc_platform.embedded.pdnd import agreements, write_pdnd
from rdc_platform.embedded.prepare import prepare
from rdc_platform.embedded.processes import Ports, Supervised, platform, simulators, web_socket
from rdc_platform.embedded.services import Services
from rdc_platform.embedded.state import State, running_lock, wait_for_state


def say(text: str) -> None:
    """Tell the person at the terminal, at once."""
    print(text, flush=True)


class Demo:
    """One run of the demo on one data folder."""

    def __init__(self, home: Home):
        self.home = home
        self.services = Services(home)
        self.simulators: list[Supervised] = []
        self.platform: list[Supervised] = []
        self.state = State("demo", os.getpid())

    def start(self) -> None:
        """Start everything; returns when every process answers."""
        wanted = _wanted_port(os.environ.get("RDC_PORT") or "8000")
        self.socket = web_socket(wanted)  # ours, so that a web that is started again finds it open
        ports = Ports.choose(self.socket.getsockname()[1])
        if ports.web != wanted:
            say(f"La porta {wanted} è occupata: uso la {ports.web}.")
        say("Avvio PostgreSQL e Valkey…")
        environment = self.services.start() | ports.environment(self.home.secrets()) | _fixed(self.home)
        write_pdnd(self.home, ports.pdnd_url)
        self.simulators = simulators(self.home, ports, environment)
        for each in self.simulators:
            each.start()
        self._prepare(environment)
        say("Avvio web, worker e beat…")
        self.platform = platform(self.home, self.socket, environment)
        for each in self.platform:
            each.start()
        for each in self.platform:
            each.wait()
        self.state = State("demo", os.getpid(), f"http://127.0.0.1:{ports.web}/", environment)
        self._publish()
        self._announce(ports)

    def _announce(self, ports: Ports) -> None:
        say(f"Simulatore INPS:  {self.state.environment['INPS_BASE_URL']}/")
        say(f"Simulatore ANPAL: {self.state.environment['ANPAL_BASE_URL']}/")
        say(f"Simulatore ANPR:  {self.state.environment['ANPR_BASE_URL']}/")
        say(f"Simulatore INAIL: {self.state.environment['INAIL_BASE_URL']}/")
        say(f"Simulatore Ministero: {self.state.environment['MINISTERO_BASE_URL']}/")
        say(f"Simulatore PDND:  {ports.pdnd_url}/")
        say(f"Casella PEC:      {self.state.environment['PEC_WEB_URL']}/")
        say(f"Telefoni (SMS):   {self.state.environment['SMS_BASE_URL']}/")
        say(f"Gateway SPID/CIE: {self.state.environment['OIDC_ISSUER']}/")
        say("Per fermare tutto: Ctrl-C")
        say(f"PRONTO {self.state.web}")

    def _prepare(self, environment: dict[str, str]) -> None:
        foreign = self.services.postgres is None
        prepare(self.home, "prepara_database", environment, say, always=foreign)
        for each in self.simulators:
            each.wait()
        prepare(self.home, "prepara_demo", environment, say, always=foreign)

    def _publish(self) -> None:
        self.state.processes = {each.child.name: each.child.pid for each in self._all()}
        self.state.write(self.home)

    def _all(self) -> list[Supervised]:
        servers = [Supervised(child, restart, lambda: True) for child, restart in self.services.children()]
        return [*self.platform, *self.simulators, *servers]

    def watch(self) -> None:
        """Start again what ends, until a signal comes; StartError when something cannot be kept up."""
        supervised = self._all()
        while True:
            for each in supervised:
                if each.revive():
                    self._publish()
                    say(f"{each.child.name} si era fermato: l'ho riavviato (log: {each.child.log}).")
            time.sleep(0.5)

    def stop(self) -> None:
        """Stop web, beat, worker, simulators, Valkey and PostgreSQL, asked in this order."""
        for group in (self.platform, self.simulators):
            for each in group:
                each.child.ask_to_stop()
            for each in group:
                each.child.wait()
        self.services.stop()
        self.home.state.unlink(missing_ok=True)


def _wanted_port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise StartError(f"RDC_PORT={text}: scrivi un numero da 1 a 65535.")
    return int(text)


def _fixed(home: Home) -> dict[str, str]:
    return {
        "RDC_HOME": str(home.root),
        "PDND_CONFIGURAZIONE": str(agreements(home)),
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "rdc_platform.settings.demo"),
    }


def main(arguments: list[str]) -> int:
    """Run the demo; 0 after Ctrl-C, 1 when it cannot run or one of this data folder is running."""
    parser = argparse.ArgumentParser(prog="bin/demo", description="Avvia la demo della piattaforma.")
    parser.add_argument("--nuovo", action="store_true", help="cancella i dati della demo e ricomincia da capo")
    options = parser.parse_args(arguments)
    home = Home.of_environment()
    lock = running_lock(home)
    state = wait_for_state(home, lock)
    if state and state.kind == "demo":
        say(f"Una demo di questa copia è già in corso: {state.web}")
        return 1
    if state:
        say("Un comando bin/manage usa il database di questa copia: aspetto che finisca…")
        lock.wait_alone()
    home.state.unlink(missing_ok=True)
    if options.nuovo:
        say("Cancello i dati della demo…")
        home.clear()
    return _run_until_signal(Demo(home))


def _run_until_signal(demo: Demo) -> int:
    stopping = _Stop(demo.stop)
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, stopping.ask)
    try:
        demo.start()
        demo.watch()
    except StartError as error:
        print(error, file=sys.stderr, flush=True)
        return 1
    except SystemExit:
        say("Fermo tutto…")
    finally:
        stopping.now()
    return 0


class _Stop:
    """The first signal interrupts what runs; those that come while everything is being stopped change nothing."""

    def __init__(self, stop: Callable[[], None]):
        self.stop = stop
        self.begun = False

    def ask(self, *_: object) -> None:
        """Handle a signal."""
        if not self.begun:
            self.begun = True
            raise SystemExit

    def now(self) -> None:
        """Stop everything, whatever signals come."""
        self.begun = True
        self.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
