"""What Linux gives the runners: children that die with their parent, and a PostgreSQL that does not see root."""

import ctypes
import os
import pwd
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

NOBODY = 65534
CLONE_NEWUSER = 0x10000000
PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(sig: int, parent: int) -> None:
    """Ask the kernel to send `sig` to this process when its parent dies, however it dies.

    Called in a child between fork and exec, after any change of user (which clears the request). `parent` is the pid
    the child expects: where it has already died, the signal is sent at once.
    """
    if _libc.prctl(PR_SET_PDEATHSIG, sig, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG)")
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def tied_to_us(sig: int = signal.SIGKILL, before: Callable[[], None] | None = None) -> Callable[[], None]:
    """What a child of ours does between fork and exec: `before`, then `die_with_parent(sig)`, with Ctrl-C as usual."""
    parent = os.getpid()

    def prepare() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if before:
            before()
        die_with_parent(sig, parent)

    return prepare


def enter_user_namespace() -> None:
    """Enter a user namespace in which whoever we are outside is nobody inside: PostgreSQL refuses root and the unknown."""
    user, group = os.geteuid(), os.getegid()
    if _libc.unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "unshare(CLONE_NEWUSER)")
    for name, text in (("setgroups", "deny"), ("uid_map", f"{NOBODY} {user} 1"), ("gid_map", f"{NOBODY} {group} 1")):
        Path("/proc/self", name).write_text(text)


def user_namespaces_work() -> bool:
    """Whether we may enter a user namespace here: container engines often forbid it."""
    try:
        subprocess.run(["/bin/true"], preexec_fn=enter_user_namespace, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def become(uid: int) -> None:
    """Drop root for good."""
    os.setgroups([])
    os.setgid(uid)
    os.setuid(uid)


def is_known(uid: int) -> bool:
    """Whether the system has a name for this user: PostgreSQL wants one."""
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True
