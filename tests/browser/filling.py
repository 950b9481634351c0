"""Filling a form as a person does: fields, buttons, boxes and lists, by their names."""

from playwright.sync_api import Page, Response


def fill(page: Page, answers: dict) -> None:
    """Answer each field of the page's form; a list ticks boxes."""
    for name, value in answers.items():
        field = page.locator(f'#step-form [name="{name}"]')
        kind = field.first.evaluate("e => e.type || e.tagName")
        if kind == "radio":
            page.check(f'#step-form [name="{name}"][value="{value}"]')
        elif kind == "checkbox" and value == "on":
            field.check()
        elif kind == "checkbox":
            for one in value if isinstance(value, list) else [value]:
                page.check(f'#step-form [name="{name}"][value="{one}"]')
        elif kind == "select-one":
            field.select_option(value)
        else:
            field.fill(value)


def submit(page: Page) -> int:
    """Press 提交 or the form's own button; the status of the answer."""
    with page.expect_response(_is_posted_page) as got:
        page.locator("#step-form .actions .btn-primary").click()
    page.wait_for_load_state()
    return got.value.status


def _is_posted_page(answer: Response) -> bool:
    return answer.request.method == "POST" and answer.request.is_navigation_request()
