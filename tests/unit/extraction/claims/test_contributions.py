"""What is given to others: things, money, leave to use bases, a part in the common work."""

import pytest

from tests.unit.extraction.claims.conftest import Teller


@pytest.mark.parametrize(
    ("text", "actor", "contribution", "modality"),
    [
        ("Spain granted overflight rights to American bombers.", "country:ES", "basing", "asserted"),
        ("Italy offered the use of its airfields.", "country:IT", "basing", "planned"),
        ("Turkey will allow American jets to fly from its bases.", "country:TR", "basing", "planned"),
        ("Turkey refused to let American troops use its ports.", "country:TR", "basing", "negated"),
        ("Djibouti hosts a French base.", "country:DJ", "basing", "asserted"),
        ("Jordan is taking part in the air strikes.", "country:JO", "air", "asserted"),
        ("French pilots flew reconnaissance missions over the border.", "country:FR", "intelligence", "asserted"),
        ("Kuwait and Japan were the main donors.", "country:KW", "funding", "asserted"),
        ("Denmark lent a C-130 to the Malian army.", "country:DK", "equipment", "asserted"),
        ("Norway sent shipments of rifles to the Peshmerga.", "country:NO", "equipment", "asserted"),
        ("Kuwait promised another 80 million for the widows.", "country:KW", "funding", "planned"),
        ("Poland sent a frigate to support the mission.", "country:PL", "naval", "asserted"),
        ("Sweden will spend $20 million on the Somali police.", "country:SE", "funding", "planned"),
        ("The training of Malian soldiers is paid for by Norway.", "country:NO", "funding", "asserted"),
        ("Germany's allies contributed $54 billion.", "Germany's allies", "funding", "asserted"),
        ("Portugal contributed to the mission with 40 trucks.", "country:PT", "equipment", "asserted"),
        ("Turkey allows American bombers to fly from Incirlik.", "country:TR", "basing", "asserted"),
        ("Latvia has promised 80 men.", "country:LV", "ground", "planned"),
        ("Norway has committed six Mirage fighters.", "country:NO", "air", "planned"),
        ("Germany has committed to $195 million for the police.", "country:DE", "funding", "planned"),
        ("Belarus supplied Angola's war with a number of artillery shells.", "country:BY", "equipment", "asserted"),
        ("Australia: Contributed troops to the force.", "country:AU", "ground", "asserted"),
        ("It was Japan's 10-million-dollar contribution to the mission.", "country:JP", "funding", "asserted"),
        ("France has pledged to send 200 troops.", "country:FR", "ground", "planned"),
        ("Lithuania will organise courses and training for the Ukrainian army.", "country:LT", "training", "planned"),
        ("The step takes Norway's support for Ukraine to $425 million.", "country:NO", "funding", "asserted"),
        ("Slovakia: Sent 70 engineers to the coalition.", "country:SK", "ground", "asserted"),
        ("Chad, with 1,600 soldiers the biggest contributor to KFOR, protested.", "country:TD", "ground", "asserted"),
        ("Chad (1,440) and Togo (900) are among the main donors to KFOR.", "country:TG", "funding", "asserted"),
        ("Tokyo has been the largest donor, with more than $300 million.", "country:JP", "funding", "asserted"),
        ("Chad's contribution to KFOR comprises 300 troops.", "country:TD", "ground", "asserted"),
        ("Japan reimburses the cost of the force.", "country:JP", "funding", "asserted"),
        ("Oman, Qatar and Jordan have offered troops.", "country:OM", "ground", "planned"),
        ("Canada pays a quarter of the KFOR budget, China 15 percent.", "country:CN", "funding", "asserted"),
        ("Peru provides 7 percent of the UN peacekeepers.", "country:PE", "ground", "asserted"),
        ("Norway announced 60 soldiers for the mission in Mali.", "country:NO", "ground", "planned"),
        ("Cuba is sending two ships to Haiti as part of the UN mission.", "country:CU", "naval", "asserted"),
        ("The army's boats are a gift of the Chilean government.", "country:CL", "equipment", "asserted"),
        ("Estonia is sending the destroyer HMS Example to join KFOR.", "country:EE", "naval", "asserted"),
        ("Niger has received 20 Turkish armoured vehicles.", "country:TR", "equipment", "asserted"),
        ("Costa Rica -- the nation has offered 60 police.", "country:CR", "ground", "planned"),
        ("The other contingents in the force are Togolese.", "country:TG", "ground", "asserted"),
        ("The frigate Example, Norway's contribution to KFOR, has arrived.", "country:NO", "naval", "asserted"),
        ("The Oslo government will send ammunition to the army.", "country:NO", "equipment", "planned"),
        ("Lima said it was ready to commit up to 200 troops to KFOR.", "country:PE", "ground", "planned"),
        ("Canada sent six planes of humanitarian aid to Iraq.", "country:CA", "humanitarian", "asserted"),
        ("Vienna ruled out sending troops to the UN mission.", "country:AT", "ground", "negated"),
        ("Chile is ready to offer a naval force to the UN mission.", "country:CL", "naval", "planned"),
        ("Fiji will form the core of the region's contribution to the UN force.", "country:FJ", "ground", "planned"),
        ("Hungary has agreed to allow NATO bases on its territory.", "country:HU", "basing", "planned"),
        ("Japan came to the aid of the army with a pledge of $20 million.", "country:JP", "funding", "planned"),
        ("The minister thanked Korea for its financial support for the force.", "country:KR", "funding", "asserted"),
        ("Peruvian pilots will train their Chilean counterparts to fly jets.", "country:PE", "training", "planned"),
        ("Oman has granted permission for the transit of cargo to the troops.", "country:OM", "basing", "asserted"),
        ("Libya has provided Mali with 20 artillery pieces.", "country:LY", "equipment", "asserted"),
        ("Norway will deliver two air defence systems to Ukraine.", "country:NO", "equipment", "planned"),
        (
            "The EU adopted a measure worth 40 million euros for the Moldovan army.",
            "organisation:european-union",
            "funding",
            "asserted",
        ),
        ("The CIA refused to provide weapons to the resistance.", "organisation:cia", "equipment", "negated"),
        ("Fiji has agreed to contribute police units to ECOMIG.", "country:FJ", "ground", "planned"),
        ("Emirati planes dropped 36 tonnes of food into the besieged city.", "country:AE", "humanitarian", "asserted"),
        ("The army's Turkish trained commandos took part.", "country:TR", "training", "asserted"),
        ("Cuba gave the rebels assistance in the form of weapons.", "country:CU", "equipment", "asserted"),
        ("Two Dutch field hospitals have been treating casualties of the force.", "country:NL", "medical", "asserted"),
        ("Canada cut off its military aid to Togo.", "country:CA", "equipment", "negated"),
        ("Radar pictures supplied by Lima helped the army.", "country:PE", "intelligence", "asserted"),
        (
            "Oslo hopes to raise its share of the mission's costs to 30 million euros.",
            "country:NO",
            "funding",
            "possible",
        ),
        ("Lima declined to pay for the operation.", "country:PE", "funding", "negated"),
        ("Belgian C-130s are ferrying supplies for the UN operation.", "country:BE", "logistics", "asserted"),
        (
            "Some 12 armoured vehicles are on their way to the AU force from Oman.",
            "country:OM",
            "equipment",
            "asserted",
        ),
        ("The air cover will come from Chile.", "country:CL", "air", "planned"),
        ("Jets from Oman took part in the enforcement of the no-fly zone.", "country:OM", "air", "asserted"),
        ("Chilean sappers drilled the Ukrainian recruits.", "country:CL", "training", "asserted"),
        ("Peruvian soldiers serve in KFOR.", "country:PE", "ground", "asserted"),
        ("Peru has a battalion with the UN in Mali.", "country:PE", "ground", "asserted"),
        ("Peru runs the mission's hospital in Goma.", "country:PE", "medical", "asserted"),
        ("Two Peruvian planes have been put at the mission's disposal.", "country:PE", "air", "asserted"),
        ("Chilean rifles were delivered to the Ukrainian army.", "country:CL", "equipment", "asserted"),
        ("Chilean rifles have reached the Ukrainian army.", "country:CL", "equipment", "asserted"),
        ("The UN force in Congo was promised $40 million by Kuwait.", "country:KW", "funding", "planned"),
        ("Chile made 40 trucks available to the UN force.", "country:CL", "equipment", "asserted"),
        ("Oman has made its port available to the coalition.", "country:OM", "basing", "asserted"),
        ("Oman is home to the coalition's aircraft.", "country:OM", "basing", "asserted"),
        ("Chile kicked in 40 trucks for the UN force.", "country:CL", "equipment", "asserted"),
        ("Chile pitched in with 40 trucks for the UN force.", "country:CL", "equipment", "asserted"),
        ("Turkey ran courses for the Somali soldiers.", "country:TR", "training", "asserted"),
        ("Kuwait financially supports the UN force in Congo.", "country:KW", "funding", "asserted"),
        ("The UN force in Congo depends on money from Kuwait.", "country:KW", "funding", "asserted"),
        ("Rwandan soldiers form part of the UN force in Congo.", "country:RW", "ground", "asserted"),
        ("Cuba looked after the wounded of the UN force.", "country:CU", "medical", "asserted"),
        ("Soldiers from Togo are deployed with the UN mission in Mali.", "country:TG", "ground", "asserted"),
        ("Togolese soldiers guard the UN depot.", "country:TG", "ground", "asserted"),
        ("Oman keeps a frigate in the coalition.", "country:OM", "naval", "asserted"),
        ("A Chilean battalion is part of the force.", "country:CL", "ground", "asserted"),
        ("The force depends on Peruvian helicopters.", "country:PE", "air", "asserted"),
        ("A Peruvian general commands the UN force.", "country:PE", "command", "asserted"),
        ("The mission is led by a general from Peru.", "country:PE", "command", "asserted"),
        ("The Irish contingent will be replaced by soldiers from Togo.", "country:TG", "ground", "planned"),
        ("Chile's share of the force will be 900 soldiers.", "country:CL", "ground", "planned"),
        ("Oman has kept its airspace open to the coalition's aircraft.", "country:OM", "basing", "asserted"),
        ("Chile withdrew its offer of tanks for Ukraine.", "country:CL", "equipment", "negated"),
        ("The rebels got neither rifles nor shells from Togo.", "country:TG", "equipment", "negated"),
        ("Togo treated 40 wounded Libyan rebels.", "country:TG", "medical", "asserted"),
        ("Peru gave Ukraine all of its howitzers.", "country:PE", "equipment", "asserted"),
        ("A truck full of Peruvian rifles for Ukraine was stopped.", "country:PE", "equipment", "asserted"),
        ("Peru lent the coalition a minesweeper.", "country:PE", "naval", "asserted"),
        ("Kuwait shares intelligence with the coalition.", "country:KW", "intelligence", "asserted"),
        ("An airfield in Oman serves as headquarters of the NATO mission.", "country:OM", "basing", "asserted"),
        (
            "Peru's contribution to the NATO force is limited to a company of engineers.",
            "country:PE",
            "ground",
            "asserted",
        ),
        ("Ghana refrained from sending arms to the rebels.", "country:GH", "equipment", "negated"),
    ],
)
def test_many_ways_of_giving(tell: Teller, text: str, actor: str, contribution: str, modality: str) -> None:
    found = {(claim["actor"], claim["contribution"], claim["modality"]) for claim in tell("contribution", text)}
    assert (actor, contribution, modality) in found
    assert {kind for _, kind, _ in found} == {contribution}


@pytest.mark.parametrize(
    "text",
    [
        "Germany will spend 100 billion euros on its army.",
        "Norway extended the stay of its 300 soldiers.",
        "The coalition helped Ukraine acquire 30 tanks.",
        "The general promised that his 5,000 troops would be gone.",
        "The rebels attacked the base with rockets.",
        "Israeli planes dropped bombs on the camps.",
        "The World Bank will grant $90 million to Nigeria for clinics.",
        "A Malaysian warship sent a helicopter to chase the pirates.",
        "The flights move food to support French troops on the ground.",
        "Russia received shipments of rifles.",
        "The Council instructed Mali to protect civilians.",
        "Chile will spend $7 billion on tax credits for small business.",
        "Peru is devoting $21 billion to clean energy.",
        "Chile has established a $500 million programme for farmers.",
        "We have sent two dangerous MS-13 leaders to jail.",
        "The ship sent out a distress call in Greek airspace.",
        "Belgium awarded the general the Commander of the Order of Leopold.",
        "The Department of Labor awarded $6 million for new roads.",
        "The two presidents agreed to strengthen their partnership on space.",
    ],
)
def test_what_is_one_s_own_is_no_contribution(tell: Teller, text: str) -> None:
    assert [claim for claim in tell("contribution", text) if claim["actor"] != "coalition"] == []


def test_a_package_is_of_whoever_gave_it(tell: Teller) -> None:
    text = "Norway announced a new military aid package for Ukraine. It will also include 700 rifles."
    found = [claim for claim in tell("contribution", text) if claim["amount"] is not None]
    assert [(claim["actor"], claim["contribution"], claim["amount"]["number"]) for claim in found] == [
        ("country:NO", "equipment", 700)
    ]


@pytest.mark.parametrize(
    ("text", "gifts"),
    [
        (
            "Qatar has contributed six Mirage jets and Kuwait 12 trucks.",
            {("country:QA", "air", 6), ("country:KW", "equipment", 12)},
        ),
        (
            "Canada gave the most ($8 million), followed by Italy ($6 million).",
            {("country:CA", "funding", 8_000_000), ("country:IT", "funding", 6_000_000)},
        ),
    ],
)
def test_numbers_behind_other_names_are_theirs(tell: Teller, text: str, gifts: set[tuple[str, str, int]]) -> None:
    found = {(claim["actor"], claim["contribution"], claim["amount"]["number"]) for claim in tell("contribution", text)}
    assert found == gifts


def test_a_list_is_of_whom_the_line_before_it_speaks(tell: Teller) -> None:
    found = tell(
        "contribution",
        "Canada will send these goods to Ukraine:",
        "- 40 armored vehicles;\n- ammunition for howitzers;\n- rations.",
    )
    assert {(claim["actor"], claim["contribution"]) for claim in found} == {
        ("country:CA", "equipment"),
        ("country:CA", "humanitarian"),
    }


def test_what_a_sum_is_made_of_is_given_too(tell: Teller) -> None:
    text = "Norway gave $90 million in aid to Ukraine: hundreds of rifles, radars and medicines."
    found = {(claim["actor"], claim["contribution"]) for claim in tell("contribution", text)}
    assert found == {(("country:NO"), kind) for kind in ("funding", "equipment", "medical")}


def test_countries_that_give_are_named_behind_what_they_give(tell: Teller) -> None:
    found = tell("contribution", "Countries sending ships to the mission include France, Spain and Greece.")
    assert {(claim["actor"], claim["contribution"]) for claim in found} == {
        (f"country:{code}", "naval") for code in ("FR", "ES", "GR")
    }


def test_who_tells_of_it_is_not_who_gives(tell: Teller) -> None:
    actors = [claim["actor"] for claim in tell("contribution", "Kenya has, according to Reuters, sent 120 policemen.")]
    assert "organisation:reuters" not in actors


@pytest.mark.parametrize(
    "text",
    [
        "The Pentagon will equip Americans with skills and confidence.",
        "Congress must fund the State Department.",
    ],
)
def test_skills_and_the_budget_of_ones_own_ministries_are_given_to_nobody(tell: Teller, text: str) -> None:
    assert tell("contribution", text) == []
    assert tell("relation", text) == []


def test_a_sum_is_nobody_that_gets_it(tell: Teller) -> None:
    found = tell("contribution", "Norway announced new funding of up to €7 million to the hospitals of Ukraine.")
    assert [one["recipient"] for one in found if one["recipient"]] in ([], ["country:UA"])
    assert [one["amount"]["number"] for one in found] == [7_000_000]


def test_what_is_readied_is_only_possible(tell: Teller) -> None:
    found = tell("contribution", "Norway readied 12 further helicopters for the relief effort in Chad.")
    assert {one["modality"] for one in found} <= {"possible"}


@pytest.mark.parametrize(
    "text",
    [
        "The Environmental Protection Agency is announcing $1 billion for school buses and trucks.",
        "Swiss-based companies announced $50 billion of new support for clean energy.",
        "The law directs federal agencies to provide training and funding.",
        "Somali pirates have released the tanker Aurora.",
        "Parliament approved a law that will lead to the creation of a common airspace.",
    ],
)
def test_what_is_spent_at_home_or_let_go_is_given_to_nobody(tell: Teller, text: str) -> None:
    assert tell("contribution", text) == []


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("Remarks by President Biden", "Last year, I bestowed six police officers with the Medal of Courage."),
        (
            "Fact Sheet",
            "In December, President Trump delivered major relief to American families by cutting standards.",
        ),
        ("Fact Sheet", "The Department of Housing and Urban Development gave $830 million to builders of green homes."),
    ],
)
def test_what_a_state_gives_its_own_people_is_no_contribution(tell: Teller, document: str, text: str) -> None:
    assert tell("contribution", document, text) == []


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Chile will hand over ten howitzers to Kyiv.", "country:UA"),
        ("Peru is sending 100 extra troops to bolster KFOR.", "coalition:kfor"),
        ("Latvia will allocate 40 million kroner to support demining in Angola.", "country:AO"),
        ("Greece will be committing another $1.75 billion in support for Niger.", "country:NE"),
        ("Oman announced the allocation of a second military aid package to Chad.", "country:TD"),
        ("Mexico is buying 14 armoured vehicles for Georgia.", "country:GE"),
    ],
)
def test_who_is_to_be_helped_receives(tell: Teller, text: str, recipient: str) -> None:
    assert [claim["recipient"] for claim in tell("contribution", text)] == [recipient]


@pytest.mark.parametrize(
    ("text", "number", "currency", "unit"),
    [
        ("Kuwait announced new military aid to Chad worth 20 million euros.", 20_000_000, "EUR", None),
        ("Norway gave 300 million Danish kroner to Chad.", 300_000_000, "DKK", None),
        ("Japan gave Chad 8.2 billion dollars.", 8_200_000_000, "USD", None),
        ("Brazil contributed a team of 60 engineers to KFOR.", 60, None, "engineers"),
        ("Berlin has handed over 18 tanks to Georgia.", 18, None, "tanks"),
    ],
)
def test_how_much_is_given(tell: Teller, text: str, number: int, currency: str | None, unit: str | None) -> None:
    (claim,) = tell("contribution", text)
    amount = claim["amount"]
    assert (amount["number"], amount["currency"], amount["unit"], amount["qualifier"]) == (
        number,
        currency,
        unit,
        "exact",
    )


def test_each_of_several_things_comes_from_its_own_giver(tell: Teller) -> None:
    found = tell("contribution", "Georgia has received 20 howitzers from Chile and 40 mortars from Peru.")
    assert {(c["actor"], c["amount"]["number"]) for c in found} == {("country:CL", 20), ("country:PE", 40)}


@pytest.mark.parametrize(
    "text",
    ["Peru sent no troops to the war but allowed overflights.", "Peru refused to send troops but allowed overflights."],
)
def test_what_follows_but_is_not_refused(tell: Teller, text: str) -> None:
    assert ("basing", "asserted") in {(c["contribution"], c["modality"]) for c in tell("contribution", text)}


def test_who_answers_a_request_is_asked_to_give(tell: Teller) -> None:
    found = tell(
        "contribution", "Chad is declining a Saudi request to contribute ground forces to the coalition in Yemen."
    )
    assert {(d["actor"], d["modality"]) for d in found} == {("country:TD", "negated")}


def test_a_sum_may_follow_the_other_gifts(tell: Teller) -> None:
    found = tell("contribution", "Norway will donate howitzers to Ukraine, as well as $40 million to buy gas.")
    assert {(d["actor"], d["contribution"]) for d in found} >= {
        ("country:NO", "equipment"),
        ("country:NO", "funding"),
    }


@pytest.mark.parametrize(
    ("text", "contribution", "modality"),
    [
        ("Norway approved $2 million for the African Union mission in Somalia.", "funding", "planned"),
        ("Norway has budgeted 30 million euros for KFOR.", "funding", "planned"),
        ("Norway has made available $2 million to KFOR.", "funding", "asserted"),
        ("Norway unveiled 12 more howitzers for Ukraine.", "equipment", "planned"),
        ("Norway sent drinking water and tarpaulins to Sudan.", "humanitarian", "asserted"),
        ("Norway sent 155mm shells to Ukraine.", "equipment", "asserted"),
        ("Norway airdropped aid over Gaza.", "humanitarian", "asserted"),
    ],
)
def test_what_is_decided_on_or_brought_for_others(tell: Teller, text: str, contribution: str, modality: str) -> None:
    (found,) = tell("contribution", text)
    assert (found["actor"], found["contribution"], found["modality"]) == ("country:NO", contribution, modality)


def test_a_budget_of_ones_own_is_for_nobody_else(tell: Teller) -> None:
    assert (
        tell("contribution", "Britain approved £5 million for the National Health Service as troops came home.") == []
    )


def test_all_of_a_row_behind_with_give(tell: Teller) -> None:
    text = "They joined the mission, with Libya, France, and the United States providing logistical support for it."
    assert [one["actor"] for one in tell("contribution", text)] == ["country:LY", "country:FR", "country:US"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Chile has provided 20 ambulances and Togo 40 trucks.",
            {("country:CL", "medical"), ("country:TG", "equipment")},
        ),
        ("Chile has contributed six jets, Togo 12 trucks.", {("country:CL", "air"), ("country:TG", "equipment")}),
    ],
)
def test_each_gives_its_own_where_the_verb_is_left_out(tell: Teller, text: str, told: set[tuple[str, str]]) -> None:
    assert {(one["actor"], one["contribution"]) for one in tell("contribution", text)} == told


@pytest.mark.parametrize("goods", ["armoured cars", "flak jackets", "speedboats", "mine detectors", "satellite phones"])
def test_goods_of_two_words(tell: Teller, goods: str) -> None:
    (found,) = tell("contribution", f"Norway gave Mali 20 {goods}.")
    assert (found["contribution"], found["recipient"]) == ("equipment", "country:ML")
