"""Which of the 82 types of KPWr and CEN counts as what; the model learns the finer kinds, callers get the label.

The types are those of the n82 scheme (Marcińczuk et al., Liner2). "LOC with ROAD" of the evaluation is `nam_loc_*` and
`nam_fac_road`; squares, bridges and parks are facilities there, as the scheme has them, whatever an address says.

| types | kind | label |
|---|---|---|
| `nam_liv_person` (and `_first`, `_last`, `_add`, where a corpus has them) | person | PERSON |
| `nam_loc_gpe_city`, `nam_loc_gpe_conurbation` | city | LOC |
| `nam_loc_gpe_country` | country | LOC |
| `nam_loc_gpe_admin*`, `_district`, `_subdivision` | area | LOC |
| every other `nam_loc*`: rivers, mountains, islands, regions, continents, planets | nature | LOC |
| `nam_fac_road` | road | ROAD |
| `nam_fac_square` | square | FAC |
| every other `nam_fac*`: buildings, stops, bridges, parks, systems | building | FAC |
| `nam_org_institution` | institution | ORG |
| `nam_org_company` | company | ORG |
| `nam_org_organization*`, `nam_org_political_party` | association | ORG |
| `nam_org_group*`: teams, bands | group | ORG |
| `nam_org_nation` | nation | ORG |
| `nam_adj*` | adjective | none |
| `nam_eve*` | event | none |
| `nam_pro*`: brands, titles, media, software, documents | product | none |
| `nam_liv_god`, `_animal`, `_habitant`, `nam_oth*`, `nam_num*` | other | none |
"""

KINDS = (
    "person",
    "city",
    "country",
    "area",
    "nature",
    "road",
    "square",
    "building",
    "institution",
    "company",
    "association",
    "group",
    "nation",
    "adjective",
    "event",
    "product",
    "other",
)
"""Everything that the model tells apart, in the order of its outputs."""

LABELS = {
    "person": "PERSON",
    **dict.fromkeys(("city", "country", "area", "nature"), "LOC"),
    "road": "ROAD",
    **dict.fromkeys(("square", "building"), "FAC"),
    **dict.fromkeys(("institution", "company", "association", "group", "nation"), "ORG"),
}
"""The label of each kind that callers get; the other kinds only keep their words from being taken for these."""

_PREFIXES = (
    ("nam_liv_person", "person"),
    ("nam_liv", "other"),
    ("nam_loc_gpe_city", "city"),
    ("nam_loc_gpe_conurbation", "city"),
    ("nam_loc_gpe_country", "country"),
    ("nam_loc_gpe", "area"),
    ("nam_loc", "nature"),
    ("nam_fac_road", "road"),
    ("nam_fac_square", "square"),
    ("nam_fac", "building"),
    ("nam_org_institution", "institution"),
    ("nam_org_company", "company"),
    ("nam_org_group", "group"),
    ("nam_org_nation", "nation"),
    ("nam_org", "association"),
    ("nam_adj", "adjective"),
    ("nam_eve", "event"),
    ("nam_pro", "product"),
    ("nam", "other"),
)


def kind_of(source_type: str) -> str:
    """Return the kind of a type of the n82 scheme.

    Raises:
        ValueError: The type is none of that scheme.
    """
    for prefix, kind in _PREFIXES:
        if source_type.startswith(prefix):
            return kind
    raise ValueError(f"{source_type!r} is no type of the n82 scheme")


def label_of(kind: str) -> str | None:
    """Return the label that callers get for a kind, `None` for what is not reported."""
    return LABELS.get(kind)
