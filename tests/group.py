"""The consumer group as tests need it: one that answers as it is told, and members that have joined the real one."""

from aiokafka import AIOKafkaConsumer, TopicPartition


class Group:
    """Says what it is told to say, one answer after the other, when it is asked whether a batch may be written.

    After that, it may.
    """

    def __init__(self, *answers: Exception | None) -> None:
        self._answers = list(answers)

    def check(self) -> None:
        """Nobody has told us anything."""

    async def confirm(self) -> None:
        error = self._answers.pop(0) if self._answers else None
        if error:
            raise error


async def joined(member: AIOKafkaConsumer, *partitions: TopicPartition) -> None:
    """Wait until a member of a group has been given partitions."""
    while not member.assignment() >= set(partitions):
        await member.getmany(timeout_ms=100)
