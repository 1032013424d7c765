"""stub until merged"""

from redcarpet.desk.help_screen import HelpScreen


class BalanceScreen(HelpScreen):
    def __init__(self, scene, groups):
        super().__init__({})
