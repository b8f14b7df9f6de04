"""The kernel of a run: the Python that runs the command, whatever kernels and start-up files a person has.

A kernelspec called ``python3`` may belong to another environment, and files in ``~/.ipython`` may change what a
notebook computes; neither is asked. What a kernel says outside of its cells goes to a file in its working directory.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager, zmq
from traitlets import default

#: The name under which a run asks for its kernel.
NAME = "python3"
#: Made in the kernel's working directory: an empty IPython profile, and what the kernel itself says.
PROFILE, LOG = ".ipython", "kernel.log"


class OnlyThisPython(KernelSpecManager):
    """Knows one kernel: this Python's."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the kernel of this Python, whatever the name."""
        return KernelSpec(**get_kernel_dict())

    def find_kernel_specs(self) -> dict[str, str]:
        """Return no folder of kernels: none is looked for."""
        return {}


class ThisPython(AsyncKernelManager):
    """Starts kernels of the Python that runs this, in a given folder, with an empty profile."""

    @default("kernel_spec_manager")
    def _kernel_spec_manager(self) -> Any:
        return OnlyThisPython(parent=self)

    @default("transport_encryption")
    def _transport_encryption(self) -> str:
        return "auto" if zmq.has("curve") else "disabled"

    async def _async_launch_kernel(self, kernel_cmd: list[str], **options: Any) -> None:
        folder = Path(options.get("cwd") or Path.cwd())
        environment = {**(options.pop("env", None) or os.environ), "IPYTHONDIR": str(folder / PROFILE)}
        environment.pop("PYTHONSTARTUP", None)
        with (folder / LOG).open("ab") as log:
            await super()._async_launch_kernel(kernel_cmd, env=environment, stdout=log, stderr=log, **options)
