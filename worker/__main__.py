"""`python -m worker` is the command line `coalition`."""

from worker.cli import main

if __name__ == "__main__":
    main()
