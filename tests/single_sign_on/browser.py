"""What a browser does: it keeps cookies, posts forms with their token, and follows where it is sent."""

import re

import requests

PASSWORD = "qing-shan-yuan-shui-9"


class Browser(requests.Session):
    def __init__(self, site):
        super().__init__()
        self.site = site.url

    def press(self, page: str = "/sign-in/"):
        shown = self.get(self.site + page, timeout=30).text
        action, body = re.search(
            r'<form method="post" action="(/sign-in/service/[^"]+)"(.*?)</form>', shown, re.S
        ).groups()
        fields = dict(re.findall(r'name="(csrfmiddlewaretoken|next)" value="([^"]*)"', body))
        return self.post(self.site + action, fields, headers={"Referer": self.site + page}, timeout=30)

    @property
    def is_in(self) -> bool:
        return self.get(f"{self.site}/account/", timeout=30, allow_redirects=False).status_code == 200

    def type_password(self, name: str):
        self.submit(f"{self.site}/sign-in/", f"{self.site}/sign-in/", login=name, password=PASSWORD)

    def submit(self, page: str, action: str, **fields):
        """Post a form of `page`."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]*)"', self.get(page, timeout=30).text)[1]
        return self.post(action, fields | {"csrfmiddlewaretoken": token}, headers={"Referer": page}, timeout=30)
