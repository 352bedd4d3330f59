"""Words that call the year after the day of speaking 'the coming year'."""

import re

COMING_YEAR = re.compile(
    r"(?<!\w)(?:(?:the )?(?:coming|upcoming) year|next year|year ahead|"
    r"(?:im |das |des |dem )?(?:kommende[nsm]?|nächste[nsm]?) Jahre?s?|"
    r"l['’]année (?:à venir|prochaine)|l['’]an prochain|"
    r"(?:el )?(?:próximo año|año (?:próximo|que viene|entrante))|(?:o )?(?:próximo ano|ano que vem)|"
    r"(?:il )?prossimo anno|l['’]anno prossimo|volgend jaar|komende jaar|przyszłym roku|nadchodzącym roku|"
    r"(?:в )?(?:предстоящем|наступающем|следующем) году|наступному році|العام المقبل|明年|来年)(?!\w)",
    re.IGNORECASE,
)
"""What makes the only year that a text of December names the one after it."""
