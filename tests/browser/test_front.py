"""The first page that anybody sees."""

import pytest

PHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"viewport": PHONE}], ids=["light", "dark", "phone"])
@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_the_sign_in_page_is_for_everybody(visitor, look, language):
    window = visitor(**look).speak(language)
    page = window.visit("/")
    assert "/sign-in/" in page.url
    assert (
        page.locator("html").get_attribute("lang") == {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}[language]
    )
    window.check()
