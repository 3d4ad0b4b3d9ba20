"""Testing streams of Faust apps, this project's or anybody's: fixtures for pytest, in `plugin`; see docs/replay.md."""
