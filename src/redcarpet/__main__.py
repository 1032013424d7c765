"""`python -m redcarpet` is the same as `redcarpet`."""

from redcarpet.cli.main import main

if __name__ == "__main__":
    main()
