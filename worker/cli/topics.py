"""`coalition topics`: create the topics, and list them."""

import click
import msgspec

from worker.cli.command import Output, command, pass_output, run, settings_in_force


@command(
    """
coalition topics
COALITION_PARTITIONS=24 COALITION_REPLICATION=3 coalition topics
coalition topics --list --json | jq 'select(.missing)'
"""
)
@click.option("--list", "only_list", is_flag=True, help="Create nothing, and check nothing.")
@pass_output
def topics(output: Output, only_list: bool) -> None:
    """Create the topics that are missing, and list all.

    A topic with another number of partitions or another cleanup policy than declared is an error: it is never changed.
    """
    from worker.transport.topics import declared_topics, ensure_topics, list_topics

    settings = settings_in_force()
    if not only_list:
        created = run(ensure_topics(settings))
        if created:
            output.remark(f"{len(created)} topics created")
    there = {state.name: state for state in run(list_topics(settings))}
    if output.json:
        for topic in declared_topics(settings):
            known = there.get(topic.name)
            extra = {"missing": True} if known is None else {**msgspec.to_builtins(known), "records": known.records}
            output.line({"name": topic.name, "key": topic.key, "about": topic.about, **extra})
        return
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for title, justify in (("topic", "left"), ("partitions", "right"), ("copies", "right"), ("records", "right")):
        table.add_column(title, justify="right" if justify == "right" else "left")
    table.add_column("keyed by")
    for topic in declared_topics(settings):
        state = there.get(topic.name)
        if state is None:
            table.add_row(f"[red]{topic.name}", "[red]missing", "", "", topic.key)
        else:
            counts = (len(state.partitions), state.replication, state.records)
            table.add_row(topic.name, *(f"{count:,}" for count in counts), f"[dim]{topic.key}")
    output.text(table)
    if len(there) < len(declared_topics(settings)):
        output.remark("some topics are missing; `coalition topics` creates them")
