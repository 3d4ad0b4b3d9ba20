"""A small Faust app of somebody else's: what was sold of each product, and by which hour."""

import faust

app = faust.App("orders", broker="kafka://localhost:9092", store="memory://", topic_partitions=4)


class Order(faust.Record, serializer="json"):
    """An order. Keyed by the customer."""

    customer: str
    product: str
    quantity: int


orders = app.topic("orders", key_type=str, value_type=Order)
sold = app.topic("sold", key_type=str, value_type=int)
reminders = app.topic("reminders", key_type=str, value_type=int)
refused = app.topic("refused", key_type=str, value_type=Order)

quantities = app.Table("quantities", default=int)
hourly = app.Table("hourly", default=int).tumbling(3600, expires=7200)


@app.agent(orders)
async def count(stream: faust.Stream[Order]) -> None:
    """Add up quantities: the orders of a product come together, whoever ordered."""
    async for order in stream.group_by(Order.product):
        if order.quantity < 1:
            await refused.send(key=order.product, value=order)
            continue
        quantities[order.product] += order.quantity
        hourly[order.product] += order.quantity
        await sold.send(key=order.product, value=quantities[order.product])


@app.timer(60.0)
async def remind() -> None:
    """Tell every minute how many products there are."""
    await reminders.send(key="products", value=len(quantities))
