"""Run the four notebooks on the shipped sample and keep their outputs: `python tests/execute_notebooks.py`.

To be run when a change of the code or of the sample changes a figure, after looking at what changed (`make test` is red
until then). What differs from run to run (times, versions of the kernel) is not kept.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"


def execute(path: Path) -> None:
    """Run one notebook in its own folder and write it back; an error leaves the file as it was."""
    notebook = nbformat.read(path, as_version=4)
    settings = {"timeout": 300, "kernel_name": "python3", "record_timing": False}
    NotebookClient(notebook, resources={"metadata": {"path": str(path.parent)}}, **settings).execute()
    if "extraction failed" in nbformat.writes(notebook):
        raise RuntimeError(
            f"{path.name}: some articles could not be extracted, see its list of problems; nothing was kept"
        )
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.validate(notebook)
    nbformat.write(notebook, path)


if __name__ == "__main__":
    for found in sorted(NOTEBOOKS.glob("*.ipynb")):
        execute(found)
        sys.stdout.write(f"{found.name}\n")
