"""``python -m hasila`` is the command ``hasila``."""

from hasila.cli import main

if __name__ == "__main__":
    main(prog_name="hasila")
