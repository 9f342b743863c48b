"""What the benchmark of a lot needs: the country, a process that takes the lot and tells what it took, and the floor."""

import contextlib
import io
import multiprocessing
import os
import resource
import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from accounts import incarichi
from ambiti.models import AppartenenzaComune, Comune
from rdc_platform import fornitura
from rdc_platform.norme import selectors as norme
from tests.factories.mondo import make_mondo
from tests.factories.territorio import DAL, make_ambito

FORK = multiprocessing.get_context("fork")
SCRITTE = (
    "forniture_recordinps", "forniture_scarto", "ambiti_nucleo", "ambiti_componente", "patti_inclusione_datieconomici",
    "patti_inclusione_contattinucleo", "patti_inclusione_situazionecomponente", "patti_inclusione_prestazione",
    "patti_inclusione_caso", "patti_inclusione_movimentofornitura", "patti_inclusione_scadenza",
    "patti_inclusione_eventocaso", "controlli_anagrafici_controllo", "controlli_anagrafici_domandacessata",
)  # fmt: skip
DAI_TRIGGER = ("patti_inclusione_rigacoda",)
PARTI = 12


@dataclass(frozen=True)
class Presa:
    """A lot taken by a process of its own: seconds, peak of its memory, and the statements that took longest."""

    esito: str
    secondi: float
    picco_mb: float
    cpu: "Cpu"
    parti: list[str]


@dataclass(frozen=True)
class Cpu:
    """Seconds of a processor, which a machine with neighbours changes less than the clock: of the database's own process,
    of the process that takes the lot, of those that check its lines.
    """

    database: float
    lotto: float = 0
    righe: float = 0


def make_italia():
    """The tests' world, and every other Comune of Italy in one Ambito more."""
    incarichi.permission_id.cache_clear()
    call_command("importa_parametri", stdout=io.StringIO())
    norme.forget()
    mondo = make_mondo()
    call_command("importa_comuni", stdout=io.StringIO())
    resto = make_ambito("ITA", "F205")
    missing = Comune.objects.exclude(appartenenze__isnull=False)
    AppartenenzaComune.objects.bulk_create(AppartenenzaComune(comune=each, ambito=resto, dal=DAL) for each in missing)
    return mondo


def take_in_child(path: Path, meanwhile: Callable[[Callable[[], bool]], None]) -> Presa:
    """Take the lot in another process; `meanwhile` is given a function that says whether it still runs."""
    connections.close_all()
    here, there = FORK.Pipe()
    child = FORK.Process(target=_take, args=(path, there))
    child.start()
    meanwhile(lambda: child.is_alive() and not here.poll())
    found: Presa = here.recv()
    child.join()
    return found


def _take(path: Path, out) -> None:
    connections.close_all()
    Path("/proc/self/clear_refs").write_text("5")
    times: Counter[str] = Counter()
    started = time.perf_counter()
    with connection.execute_wrapper(_timer(times)):
        esito = fornitura.take(path)
    seconds = time.perf_counter() - started
    times["(Python, COPY, commit)"] = seconds - sum(times.values())
    parti = [f"{spent:8.2f} s  {what}" for what, spent in times.most_common(PARTI)]
    cpu = Cpu(cpu_of_database(), _cpu(resource.RUSAGE_SELF), _cpu(resource.RUSAGE_CHILDREN))
    out.send(Presa(esito.esito, seconds, _peak(Path("/proc/self")), cpu, parti))


def cpu_of_database() -> float:
    """Seconds of a processor that the process of this connection has used since it was opened."""
    user, system = Path(f"/proc/{_one('SELECT pg_backend_pid()')}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _cpu(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _timer(times: Counter[str]):
    def wrapper(execute, sql, params, many, context):
        before = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            times[" ".join(str(sql).split())[:110]] += time.perf_counter() - before

    return wrapper


def peak_of_validatori() -> float:
    """Megabytes: the peak, up to now, of the largest of the processes that check the lines; 0 if there is none."""
    peaks = [0.0]
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, StopIteration):  # it ended meanwhile
            if b"forniture.validatore" in (folder / "cmdline").read_bytes():
                peaks.append(_peak(folder))
    return max(peaks)


def _peak(process: Path) -> float:
    line = next(line for line in (process / "status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def ask_pages(client: Client, again: Callable[[int], bool]) -> float:
    """The median of a list page in milliseconds, asked once a second for as long as `again` says."""
    times: list[float] = []
    while again(len(times)):
        before = time.perf_counter()
        assert client.get(reverse("patti_inclusione:caso_queue")).status_code == 200
        times.append(time.perf_counter() - before)
        time.sleep(1)
    return statistics.median(times) * 1000


def count_rows() -> int:
    return sum(_one(f"SELECT count(*) FROM {table}") for table in (*SCRITTE, *DAI_TRIGGER))  # noqa: S608 -- names of this module


def count_writes() -> int:
    """Rows written to those tables, ever, rolled back ones too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables WHERE relname = ANY(%s)",
            [[*SCRITTE, *DAI_TRIGGER]],
        )
        return int(cursor.fetchone()[0])


def copy_floor(folder: Path) -> tuple[float, Cpu]:
    """Seconds, and those of the database's processor, of a plain COPY of the rows there are into their own tables, emptied: indexes, checks, references and triggers as they stand."""
    files = {table: folder / f"{table}.copy" for table in ("forniture_lotto", *SCRITTE)}
    for table, path in files.items():
        _copy_out(table, path)
    empty_lotti()
    started, used = time.perf_counter(), cpu_of_database()
    with connection.cursor() as cursor:
        for table, path in files.items():
            with cursor.copy(f"COPY {table} FROM STDIN") as copy, path.open("rb") as file:
                while block := file.read(1 << 20):
                    copy.write(block)
    return time.perf_counter() - started, Cpu(cpu_of_database() - used)


def empty_lotti() -> None:
    """As before the first lot; the territory and the people stay."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE forniture_lotto, ambiti_nucleo, patti_inclusione_rigacoda CASCADE")


def _copy_out(table: str, path: Path) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT") as copy, path.open("wb") as file:
        file.writelines(copy)


def _one(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])
