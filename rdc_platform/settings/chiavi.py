"""Keys of a local installation: made once, kept in its data folder, never in the repository."""

import base64
import os
from pathlib import Path


def chiave_locale(folder: Path, name: str) -> str:
    """The key `name` kept in `folder` (mode 0600), made at the first call: 32 random bytes, urlsafe base64."""
    path = folder / name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{name}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(base64.urlsafe_b64encode(os.urandom(32)).decode())
        try:
            os.link(draft, path)  # two processes at their first start agree on one key
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
