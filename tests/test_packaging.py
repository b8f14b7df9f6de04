"""The files that install Hasila agree with one another, and say nothing of the machine they were written on."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-ner.lock")
#: Where conda-forge's name is not that of the Python index.
CONDA_NAMES = {"jupyter_client": "jupyter-client", "pandera-polars": "pandera", "pytorch-cpu": "torch"}
PYTHONS = ("3.11", "3.12", "3.13")


def requirements(texts: list[str]) -> dict[str, Requirement]:
    """Map canonical name to requirement."""
    found = [Requirement(text) for text in texts]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


DEPENDENCIES = requirements(PROJECT["project"]["dependencies"])
EXTRAS = {name: requirements(texts) for name, texts in PROJECT["project"]["optional-dependencies"].items()}


@cache
def locked(name: str) -> tuple[tuple[Requirement, int], ...]:
    """Return every pinned requirement of a lock with the number of its hashes."""
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text(encoding="utf-8"))
    found = []
    for entry in entries:
        lines = [line.rstrip("\\ ") for line in entry.splitlines() if not line.lstrip().startswith("#")]
        if lines and lines[0]:
            hashes = [line for line in lines[1:] if re.fullmatch(r"\s+--hash=sha256:[0-9a-f]{64}", line)]
            assert len(hashes) == len(lines) - 1, entry
            found.append((Requirement(lines[0]), len(hashes)))
    return tuple(found)


def pinned(name: str, python: str) -> dict[str, str]:
    """Return name to version of what a lock installs on Linux under Python ``python``."""
    here: dict[str, Any] = {**default_environment(), "python_version": python, "python_full_version": f"{python}.9"}
    wanted = [r for r, _ in locked(name) if r.marker is None or Marker(str(r.marker)).evaluate(here)]
    return {canonicalize_name(r.name): next(iter(r.specifier)).version for r in wanted}


def tracked() -> list[Path]:
    """Return the files git keeps, or skip where there is no git checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "ls-files", "-z"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


# ---------------------------------------------------------------- locks
@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_is_pinned_and_hashed(name: str) -> None:
    assert len(locked(name)) > 20
    for requirement, hashes in locked(name):
        assert [spec.operator for spec in requirement.specifier] == ["=="], requirement
        assert hashes > 0, requirement


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_index_and_no_place_of_a_machine(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--index|--extra-index|--find-links|-e|/)", text, re.MULTILINE)


@pytest.mark.parametrize("python", PYTHONS)
def test_every_dependency_is_in_the_lock_within_its_bounds(python: str) -> None:
    report, test = pinned("requirements.lock", python), pinned("requirements-test.lock", python)
    for name, requirement in DEPENDENCIES.items():
        assert requirement.specifier.contains(report[name]), name
    for name, requirement in EXTRAS["test"].items():
        assert requirement.specifier.contains(test[name]), name
    assert "hatchling" in report, "the build backend would be fetched unhashed"


@pytest.mark.parametrize("python", PYTHONS)
def test_the_locks_agree_wherever_they_name_the_same_package(python: str) -> None:
    report = pinned("requirements.lock", python)
    assert report.items() <= pinned("requirements-test.lock", python).items()
    for name, version in pinned("requirements-ner.lock", python).items():
        assert report.get(name, version) == version, name


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_a_first_report_does_not_wait_for_torch(name: str) -> None:
    names = {canonicalize_name(requirement.name) for requirement, _ in locked(name)}
    assert not [one for one in names if re.match(r"torch|transformers|nvidia|cuda|triton|scipy|scikit|pandas", one)]


def test_the_ner_lock_has_transformers_and_leaves_torch_to_the_makefile() -> None:
    names = pinned("requirements-ner.lock", "3.11")
    assert EXTRAS["ner"]["transformers"].specifier.contains(names["transformers"])
    assert not [name for name in names if re.match(r"torch|nvidia|cuda|triton", name)]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    version = re.search(r"^TORCH \?= torch==(\S+)$", makefile, re.MULTILINE)
    assert version is not None
    assert EXTRAS["ner"]["torch"].specifier.contains(version[1])


def imports(path: Path) -> set[str]:
    """Return the dotted names a Python file imports, those in functions included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def outside_imports(*modules: str) -> set[str]:
    """Return the top-level packages that ``modules`` of camel_tools lead to, without running any of them."""
    spec = find_spec("camel_tools")
    assert spec is not None
    assert spec.origin is not None
    home = Path(spec.origin).parent.parent
    waiting, seen, outside = list(modules), set(), set()
    while waiting:
        module = waiting.pop()
        stem = home.joinpath(*module.split("."))
        for path in (stem.with_suffix(".py"), stem / "__init__.py"):
            if path.exists() and path not in seen:
                seen.add(path)
                names = imports(path)
                waiting += [name for name in names if name.startswith("camel_tools")]
                outside |= {name.split(".")[0] for name in names if not name.startswith("camel_tools")}
    return outside - set(sys.stdlib_module_names)


def test_every_module_of_camel_tools_in_use_finds_what_it_imports_in_the_lock() -> None:
    used = [f"camel_tools.utils.{name}" for name in ("normalize", "dediac", "charmap", "charsets")]
    wanted = outside_imports(*used, "camel_tools.tokenizers.word", "camel_tools.data", "camel_tools.ner")
    assert {"emoji", "numpy", "torch", "transformers"} <= wanted
    distributions, names = packages_distributions(), pinned("requirements.lock", "3.11")
    for module in wanted - {"torch", "transformers"}:
        assert {canonicalize_name(name) for name in distributions[module]} & names.keys(), module


def test_every_stated_dependency_is_imported_or_is_jupyterlab_itself() -> None:
    package = [path for path in tracked() if path.suffix == ".py" and path.is_relative_to(ROOT / "lib")]
    imported = {name.split(".")[0] for path in package for name in imports(path)}
    distributions = packages_distributions()
    used = {canonicalize_name(name) for module in imported for name in distributions.get(module, ())}
    assert DEPENDENCIES.keys() - used == {"jupyterlab"}


# ---------------------------------------------------------------- conda and Binder
ENVIRONMENT = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
CONDA = [spec for spec in ENVIRONMENT["dependencies"] if isinstance(spec, str)]
UNDER_PIP = [line for part in ENVIRONMENT["dependencies"] if isinstance(part, dict) for line in part["pip"]]


def test_conda_and_pip_are_given_the_same_names_and_bounds() -> None:
    conda = dict(spec.split(" ", 1) for spec in CONDA if spec.split(" ")[0] not in ("python", "pip"))
    stated = {CONDA_NAMES.get(name, name): SpecifierSet(bounds) for name, bounds in conda.items()}
    pip = requirements([line for line in UNDER_PIP if line != "-e ."])
    assert not stated.keys() & pip.keys()
    stated |= {name: requirement.specifier for name, requirement in pip.items()}
    wanted = {name: requirement.specifier for name, requirement in (DEPENDENCIES | EXTRAS["ner"]).items()}
    assert stated == wanted


def test_conda_is_given_a_python_that_the_project_allows() -> None:
    (python,) = [spec for spec in CONDA if spec.startswith("python ")]
    assert SpecifierSet(PROJECT["project"]["requires-python"]).contains(python.split("=")[1] + ".0")


def test_conda_puts_its_cpu_build_of_torch_before_camel_tools() -> None:
    kinds = ["pip" if isinstance(spec, dict) else spec.split(" ")[0] for spec in ENVIRONMENT["dependencies"]]
    assert "pytorch-cpu" in kinds
    assert isinstance(ENVIRONMENT["dependencies"][-1], dict), "conda installs what is under pip last"
    assert any(line.startswith("camel-tools") for line in UNDER_PIP)
    assert UNDER_PIP[-1] == "-e ."


@pytest.mark.parametrize("spec", CONDA)
def test_conda_can_parse_each_spec(spec: str) -> None:
    rattler = pytest.importorskip("rattler", reason="py-rattler cannot be imported here")
    parsed = rattler.MatchSpec(spec)
    assert spec.split(" ")[0] in str(parsed.name)
    assert parsed.version is not None


def test_binder_reads_the_environment_and_takes_its_python(tmp_path: Path) -> None:
    pytest.importorskip("repo2docker", reason="jupyter-repo2docker cannot be imported here")
    for name in ("environment.yml", "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    output = run.stdout + run.stderr
    assert "Building conda environment for python=3.12" in output
    assert 'env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"' in output


# ---------------------------------------------------------------- the wheel
def test_the_wheel_holds_the_lexicons_and_all_other_files_of_the_package(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = tmp_path.glob("hasila-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.startswith("hasila/")}
        metadata = [archive.read(name).decode() for name in archive.namelist() if name.endswith("entry_points.txt")]
    package = ROOT / "lib" / "hasila"
    wanted = {f"hasila/{p.relative_to(package).as_posix()}" for p in tracked() if p.is_relative_to(package)}
    assert wanted <= held
    assert any(name.startswith("hasila/lexicon/") and name.endswith(".tsv") for name in held)
    assert "hasila = hasila.cli:main" in metadata[0]


# ---------------------------------------------------------------- the commands
def test_the_readme_opens_with_the_make_commands() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    code = [line.strip() for line in lines if line.startswith("    ") or line.lstrip("$ ").startswith("make ")]
    assert [" ".join(line.split()[:2]) for line in code[:3]] == ["make report", "make test", "make lab"]


def test_ci_runs_exactly_make_test() -> None:
    steps = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "set -euo pipefail" in steps
    assert steps.rstrip().endswith("make test")
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8"))
    assert workflow["jobs"]["test"]["steps"][-1]["run"] == "bash .ci/run"


def test_a_python_that_is_too_old_is_refused_by_name(tmp_path: Path) -> None:
    old = tmp_path / "python3.9"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.1 && exit 0\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)
    command = ["make", "check-python", f"PYTHON={old}"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "Hasila needs Python 3.11 or newer" in run.stderr
    assert "Python 3.9.1" in run.stderr


def test_git_keeps_the_package_and_leaves_out_what_runs_write() -> None:
    tracked()
    ask = ["git", "check-ignore", "lib/hasila/new.py", "lib/hasila/lexicon/new.tsv", "outputs/run-1/index.html"]
    ignored = subprocess.run(ask, cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    assert ignored == ["outputs/run-1/index.html"]


# ---------------------------------------------------------------- nothing of this machine
#: Hosts of package registries and folders that only one machine has, as patterns.
HOSTS = re.compile(rb"pypi[.]org|pythonhosted[.]org|npmjs[.]|deb[.]debian[.]|anaconda[.]org|download[.]pytorch[.]")
FOLDERS = re.compile(rb"(?<![\w.])/(?:root|work)/\w+")


def test_no_file_names_this_machine_or_a_package_registry() -> None:
    places = {str(ROOT), str(Path.home()), sys.prefix, sys.base_prefix} - {"/", "/usr", "/usr/local"}
    found = []
    for path in tracked():
        content = path.read_bytes()
        hits = [place for place in places if f"{place}/".encode() in content]
        hits += [match.group().decode() for rule in (HOSTS, FOLDERS) for match in rule.finditer(content)]
        found += [f"{path.relative_to(ROOT)}: {hit}" for hit in hits]
    assert not found


def test_only_tests_and_benchmarks_know_of_a_folder_beside_the_checkout() -> None:
    beside = re.compile("[.][.]/" + r"shared\b|\b(?:design|findings)[.]md\b")
    rest = [path for path in tracked() if path.relative_to(ROOT).parts[0] != "tests" and path.suffix not in (".png",)]
    found = [
        str(path.relative_to(ROOT))
        for path in rest
        if beside.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found


def test_every_package_the_code_imports_is_declared() -> None:
    distributions = packages_distributions()
    declared = DEPENDENCIES.keys() | EXTRAS["ner"].keys()
    package = ROOT / "lib" / "hasila"
    undeclared = set()
    for path in package.rglob("*.py"):
        names = {name.split(".")[0] for name in imports(path)} - set(sys.stdlib_module_names) - {"hasila"}
        undeclared |= {
            f"{path.relative_to(package)}: {name}"
            for name in names
            if not {canonicalize_name(one) for one in distributions.get(name, [name])} & declared
        }
    assert not undeclared


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_holds_a_package_that_has_to_be_built_with_unpinned_tools(name: str) -> None:
    """docopt is published as source only; whatever else is, set-up would fetch its build tools unhashed."""
    assert not {canonicalize_name(requirement.name) for requirement, _ in locked(name)} & {"docopt", "camel-kenlm"}
