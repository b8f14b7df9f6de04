"""By which dictionary form a word of speech is counted: «وأكدت», «مؤكدا» and «أكّد» are all «أكد».

The ledger keeps the word as written; this is for counting only, and looks at one word or particle at a time.
"""

from __future__ import annotations

from functools import lru_cache

from hasila.arabic import normalise
from hasila.lexicons import Lexicons

#: What may be written onto a word of speech before it: and, so; and what, in «ماذكرت الوكالة».
_BEFORE = ("", "و", "ف", "ما", "وما")
#: A particle whose speaker carries this letter is listed with it («وفقا ل») and written without («وفقا للشرطة»).
_CARRIED = " ل"


@lru_cache(maxsize=4)
def dictionary_forms(lexicons: Lexicons) -> dict[str, str]:
    """Return the dictionary form, as the lexicons spell it, of each normalised form of a verb or particle of speech."""
    found: dict[str, str] = {}
    for row in lexicons.rows("reporting_verbs"):
        written = " ".join(row[column] for column in ("forms", "participles", "suffixed", "masdars"))
        for form in (row["verb"], *written.split()):
            found.setdefault(normalise(form), row["verb"])
    for row in lexicons.rows("reporting_particles"):
        particle = row["particle"].removesuffix(_CARRIED)
        found.setdefault(normalise(particle), particle)
    return found


def dictionary_form(written: str, forms: dict[str, str]) -> str:
    """Return the form of ``forms`` that a word of speech is counted by; one that they do not know, as written."""
    word = normalise(written)
    known = (forms.get(word.removeprefix(before)) for before in _BEFORE if word.startswith(before))
    return next((form for form in known if form is not None), written)
