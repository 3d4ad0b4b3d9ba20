"""The tests of the example projects are theirs: they run where the projects are installed."""

collect_ignore_glob = ["*/tests/*"]
