"""Someone at a browser of his own: opens pages, fills forms by their labels, and has axe look at each."""

import base64
import re
import time

from axe_playwright_python.sync_playwright import Axe
from django_otp.oath import TOTP
from playwright.sync_api import Browser, Locator, Page, expect

AXE = Axe()


class Persona:
    """A person with a browser profile: what he sees is what a user sees, by role and label."""

    def __init__(self, browser: Browser, web: str):
        self.context = browser.new_context(locale="it-IT", viewport={"width": 1280, "height": 900})
        self.page: Page = self.context.new_page()
        self.web = web
        self.looked_at: set[str] = set()

    def open(self, path: str) -> None:
        self.page.goto(path if path.startswith("http") else self.web.rstrip("/") + path)
        self.look()

    def look(self) -> None:
        """What any page must be: ours, in Italian, one h1, and nothing that axe objects to."""
        expect(self.page.locator("html")).to_have_attribute("lang", "it")
        expect(self.page.locator("h1")).to_have_count(1)
        path = re.sub(r"[0-9a-f-]{36}", "…", self.page.url.removeprefix(self.web))
        if path not in self.looked_at:
            found = AXE.run(self.page).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == [], path
            self.looked_at.add(path)

    def write(self, label: str, text: str) -> None:
        self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}(\s*\(facoltativo\))?\s*$")).first.fill(text)

    def choose(self, label: str, option: str) -> None:
        """An option of a select by its label, or by the first that contains the text."""
        box = self.page.get_by_label(label).first
        if box.evaluate("each => each.tagName") == "INPUT":  # where there are too many to list, one types
            box.fill(option)
            box.press("Tab")
            return
        values = box.locator("option").all_inner_texts()
        box.select_option(label=next(each for each in values if option in each))

    def tick(self, label: str | re.Pattern) -> None:
        self.page.get_by_label(label).first.check()

    def attach(self, label: str, path) -> None:
        self.page.get_by_label(label).first.set_input_files(path)

    def press(self, name: str | re.Pattern) -> None:
        self._go(self.page.get_by_role("button", name=name).first)

    def follow(self, name: str | re.Pattern) -> None:
        inside = self.page.locator("main").get_by_role("link", name=name)
        self._go((inside if inside.count() else self.page.get_by_role("link", name=name)).first)

    def _go(self, control: Locator) -> None:
        """Press what leads to another page, and look at the page when it is there."""
        with self.page.expect_navigation(wait_until="load"):
            control.click()
        self.look()

    def sees(self, text: str | re.Pattern) -> None:
        expect(self.page.locator("main, .rdc-pagina").get_by_text(text).first).to_be_visible()

    def waits_for(self, what: str | re.Pattern | Locator, seconds: float = 90) -> None:
        """Reload until the worker has done its part."""
        deadline = time.monotonic() + seconds
        found = what if isinstance(what, Locator) else self.page.get_by_text(what)
        while not found.first.is_visible():
            assert time.monotonic() < deadline, f"{what} never came on {self.page.url}"
            time.sleep(0.5)
            self.page.reload()
        self.look()

    def enter_as(self, name: str) -> None:
        """By the demo's way in."""
        self.open("/accesso/")
        self._go(self.page.locator(f"xpath=//*[normalize-space(text())='{name}']/following::button[1]").first)


def code_of(secret_base32: str, offset: int = 0) -> str:
    """The code that an authenticator shows for a secret, `offset` steps from now."""
    key = base64.b32decode(secret_base32.replace(" ", "") + "=" * (-len(secret_base32.replace(" ", "")) % 8))
    totp = TOTP(key, 30)
    totp.time = time.time() + 30 * offset
    return f"{totp.token():06}"
