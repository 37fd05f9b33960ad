"""`python -m api` is `referent`."""

from api.cli import main

if __name__ == "__main__":
    main()
