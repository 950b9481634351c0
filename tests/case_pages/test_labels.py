"""The words of the pictures lie on no shape and on no other words, in every stage and language."""

from itertools import combinations

import pytest
from django.utils import translation

from workflows.case_pages.labels import Labels, overlap, width_of
from workflows.case_pages.picture import picture_of
from workflows.procedure import CURRENT


def boxes(picture):
    """Every line of an outcome, as near as it is drawn."""
    return [(word.x, word.y - 14, width_of(word.text), 16) for way in picture.ways for word in way.words]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("stage", list(CURRENT))
def test_no_word_lies_on_a_shape_or_on_another(stage, language):
    with translation.override(language):
        picture = picture_of(CURRENT[stage])
    lines = boxes(picture)
    assert lines
    shapes = [(node.x, node.y, node.width, node.height) for node in picture.nodes]
    assert not [(line, shape) for line in lines for shape in shapes if overlap(line, shape)]
    assert not [pair for pair in combinations(lines, 2) if overlap(*pair)]
    assert all(x + width <= picture.width and y + height <= picture.height for x, y, width, height in lines)


def test_words_of_a_level_way_stand_over_it_where_there_is_room():
    labels = Labels([(0, 40, 100, 60)])
    assert labels.place(["一", "二"], 110, 70, above=True) == (110, 48)
    assert labels.place(["一", "二"], 110, 10, above=True)[1] > 10
    assert labels.place(["一"], 20, 70, above=False)[1] > 100
