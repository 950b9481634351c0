"""Invented people."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from django.conf import settings

FIXTURES = Path(settings.BASE_DIR) / "fixtures" / "demo"


@dataclass(frozen=True)
class Invented:
    name: str
    sex: str
    ethnicity: str = "汉族"


@dataclass
class Names:
    """Draws names that were not drawn before; the special ones come first when asked for."""

    rng: Random
    drawn: set[str] = field(default_factory=set)

    def __post_init__(self):
        lists = tomllib.loads((FIXTURES / "names.toml").read_text("utf-8"))
        self._surnames, self._given = lists["surnames"], {"female": lists["female"], "male": lists["male"]}
        self.special = [Invented(**row) for row in lists["special"]]
        self.drawn |= {person.name for person in self.special}

    def draw(self) -> Invented:
        while True:
            sex = self.rng.choice(("female", "male"))
            name = self.rng.choice(self._surnames) + self.rng.choice(self._given[sex])
            if name not in self.drawn:
                self.drawn.add(name)
                return Invented(name, sex, self.rng.choices(("汉族", "满族", "蒙古族"), (86, 9, 5))[0])
