"""What goes to others in one breath: "gave $30 million to Jordan, $20 million to Lebanon and $5 million to Iraq"."""

from spacy.tokens import Token

from worker.extraction.claims.contributions.amounts import MILLION, amount_like
from worker.extraction.claims.contributions.recipients import received
from worker.extraction.claims.contributions.things import Thing, things_of
from worker.extraction.claims.places import places
from worker.extraction.claims.quantities import Quantity
from worker.extraction.claims.scene import Party, Scene
from worker.extraction.claims.syntax import prepositional

_LEADING = frozenset({",", "and", ":", "including", "—", "–", "with", "which", "another", "further", "plus"})
_TO = frozenset({"to", "for"})
_GOING = frozenset({"go", "goes", "went"})
_WITHIN = frozenset({"of", "in"})
_MOST = 8


def things_for_others(scene: Scene, things: list[Thing], recipients: list[Party]) -> list[tuple[Thing, list[Party]]]:
    """Each further sum or number with whom it is for: those that stand behind "and", a colon or "including"."""
    first = next((thing for thing in things if thing.amount is not None), None)
    if first is None or first.amount is None:
        return []
    _, end = scene.sentence(first.token)
    known = {thing.token for thing in things}
    found: list[tuple[Thing, list[Party]]] = []
    for quantity in scene.quantities_between(first.token + 1, end - 1):
        after = _after(scene, quantity)
        if after is None or known & set(range(quantity.first, after.i)) or not _is_led_in(scene, quantity):
            continue
        thing = _counted(scene, quantity, first)
        if thing is not None and len(found) < _MOST:
            found.append((thing, _whom(scene, after)))
    return found if recipients or any(got for _, got in found) else []


def _after(scene: Scene, quantity: Quantity) -> Token | None:
    """The "to" or "for" right behind what a number counts, across "will go"."""
    counted = quantity.head if quantity.head is not None and not quantity.inherited else quantity.last - 1
    for token in scene.doc[max(counted, quantity.last - 1) + 1 : max(counted, quantity.last) + 4]:
        if token.lower_ in _TO:
            return token
        if token.lower_ not in _GOING | {"will", "would", "is", "are"} and token.head.i != counted:
            break
    return None


def _is_led_in(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number goes on with a row: behind "and", a comma, a colon, "including" or "of which"."""
    at = quantity.first
    before = [token for token in scene.doc[max(at - 3, 0) : at] if token.tag_ != "$"]
    if not before or (before[-1].pos_ in {"PROPN", "VERB"} and before[-1].lower_ not in _LEADING):
        return False  # "and Chile $5 million"
    return any(token.lower_ in _LEADING for token in before[-2:])


def _counted(scene: Scene, quantity: Quantity, like: Thing) -> Thing | None:
    money = like.amount is not None and bool(like.amount.currency)
    if quantity.percent:
        return None
    if quantity.currency or (money and quantity.count >= MILLION and (quantity.head is None or quantity.inherited)):
        return Thing(quantity.first, "funding", amount_like(quantity, like.amount)) if money else None
    if quantity.head is not None and not quantity.inherited:
        return next(iter(things_of(scene, scene.doc[quantity.head], "give")), None)
    return None if money else Thing(quantity.first, like.gives, amount_like(quantity, like.amount))


def _whom(scene: Scene, to: Token) -> list[Party]:
    """Whom something goes to: by name, by what is theirs ("Chad's army"), by where it is ("for schools in Chad")."""
    tops = [child for child in to.rights if child.dep_ == "pobj"]
    named = [party for top in tops for party in (*scene.parties(top), *scene.modifying(top))]
    if not named:
        inner = [noun for top in tops for noun in prepositional(top, _WITHIN)]
        named = [party for noun in inner for party in (*scene.parties(noun), *scene.modifying(noun))]
        named += places(scene, prepositional(to.head, frozenset({"in"})))
    return received(scene, named)
