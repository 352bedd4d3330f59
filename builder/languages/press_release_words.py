"""The words by which pages call themselves press releases, and those with which parliaments head their records."""

import re

PRESS_RELEASE = re.compile(
    r"(?<!\w)(?:press[- ]?release|media release|news release|pressemitteilung|presseaussendung|presseinformation|"
    r"medienmitteilung|communiqué(?: de presse)?|comunicado(?: de prensa)?|nota de prensa|nota à imprensa|"
    r"comunicato stampa|persbericht|komunikat prasowy|pressmeddelande|pressemelding|pressemeddelelse|tisková zpráva|"
    r"пресс-релиз|пресреліз|بيان صحفي|新闻稿|新聞稿|プレスリリース|보도자료)(?!\w)",
    re.IGNORECASE,
)
"""What such a page says of itself, in a line or in its address."""

PARLIAMENT = re.compile(
    r"(?<!\w)(?:hansard|plenarprotokoll|plenarsitzung|stenographisches protokoll|stenografisches protokoll|"
    r"sitting of the|parliamentary debates?|house of commons debates?|lok sabha debates?|compte rendu|séance publique|"
    r"diario de sesiones|sesión plenaria|resoconto stenografico|notas taquigráficas|стенограмма заседания|"
    r"handelingen|会議録)(?!\w)",
    re.IGNORECASE,
)
"""What the record of a sitting is called."""
