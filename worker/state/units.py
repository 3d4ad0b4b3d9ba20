"""Which units answer the same question.

"2,000 soldiers" and "about 2,000 troops" are two answers to one question, "2,000 trainers" answers another.
"""

import re

_DEPLOYED = {
    "troops": "troops troop soldiers soldier forces force personnel servicemen servicewomen servicemembers members men "
    "women people peacekeepers peacekeeper marines fighters infantry combatants contingent battalion battalions "
    "brigade brigades reservists paratroopers",
    "trainers": "trainers trainer instructors instructor advisers adviser advisors advisor mentors mentor",
    "special-forces": "commandos commando operators operatives",
    "police": "police policemen policewomen officers officer gendarmes gendarme carabinieri",
    "aircraft": "aircraft planes plane jets jet fighters-jets warplanes warplane bombers bomber airplanes airplane "
    "aeroplanes fighter-jets",
    "helicopters": "helicopters helicopter choppers chopper",
    "drones": "drones drone uavs uav",
    "ships": "ships ship warships warship vessels vessel frigates frigate destroyers destroyer corvettes corvette "
    "boats boat carriers carrier minesweepers minesweeper minehunters",
    "submarines": "submarines submarine",
    "tanks": "tanks tank",
    "vehicles": "vehicles vehicle armour armor apcs trucks truck",
    "artillery": "artillery howitzers howitzer guns gun mortars mortar",
    "air-defence": "batteries battery launchers launcher interceptors interceptor",
    "missiles": "missiles missile rockets rocket",
    "bases": "bases base outposts outpost",
    "medics": "medics medic doctors doctor nurses nurse",
    "monitors": "monitors monitor observers observer",
}
_GROUPS = {word: group for group, words in _DEPLOYED.items() for word in words.split()}
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def unit_group(unit: str | None) -> str:
    """The group of a unit of forces or equipment. Where only a number is given, people are meant.

    The last word that is known decides ("Leopard 2 tanks", "special operations forces"), else the words themselves.
    """
    if not unit:
        return "troops"
    words = _WORDS.findall(unit.lower())
    for word in reversed(words):
        if word in _GROUPS:
            return _GROUPS[word]
    return "-".join(words) or "troops"


def size_group(unit: str | None) -> str:
    """The group of what a coalition's size counts: organisations, or states under any name."""
    return "organisations" if unit == "organisations" else "countries"
