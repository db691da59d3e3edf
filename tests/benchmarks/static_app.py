"""The yardstick: the smallest Textual app there is, one ``Static`` on the default screen."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class StaticApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("one static, ready")


if __name__ == "__main__":
    StaticApp().run()
