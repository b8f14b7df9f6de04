"""Where things are: a relative path means the same from the checkout, from notebooks/ and from elsewhere.

JupyterLab and nbval start a kernel in the notebook's folder, papermill in the caller's; nothing here depends on which.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def checkout() -> Path | None:
    """Return the checkout that this package runs from, or None where it was installed without one."""
    root = Path(__file__).resolve().parents[3]
    return root if (root / "notebooks").is_dir() and (root / "lib" / "hasila").is_dir() else None


def found(path: str | Path) -> Path:
    """Return ``path`` as an absolute path.

    A relative one is looked for in the working directory, then in each folder above it, then in the checkout of the
    package; where it is nowhere, it is taken to be in the working directory.
    """
    given = Path(path).expanduser()
    if given.is_absolute():
        return given
    here = Path.cwd()
    root = checkout()
    for folder in (here, *here.parents, *([root] if root else [])):
        if (folder / given).exists():
            return (folder / given).resolve()
    return (here / given).resolve()


def version_of(package: str) -> str:
    """Return the installed version of a package, or ``not installed`` (a checkout put on the path, for example)."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
