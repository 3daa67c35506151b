"""``python -m sottovoce`` is the ``sottovoce`` command."""

from sottovoce.cli import main

if __name__ == "__main__":
    main()
