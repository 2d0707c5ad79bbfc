"""``python -m selfeval_xl``: the command line where no script is installed."""

from selfeval_xl.cli import main

if __name__ == "__main__":
    main()
