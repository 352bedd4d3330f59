"""Lines that come along when a page is copied and are none of its text: skip links, share bars, notices of cookies."""

import re

_LINES = (
    # skip links and menus
    "skip to content|skip to main content|skip to navigation|jump to content|menu|main menu|close menu|home|search|"
    "toggle navigation|back to top|sign in|log in|login|register|subscribe|subscribe now|my account|newsletter|"
    "zum inhalt|zum inhalt springen|zum hauptinhalt springen|direkt zum inhalt|zur navigation|menü|hauptmenü|suche|"
    "startseite|anmelden|einloggen|abonnieren|nach oben|"
    "aller au contenu|aller au contenu principal|accéder au contenu|passer au contenu|accueil|rechercher|recherche|"
    "se connecter|connexion|s'abonner|abonnez-vous|haut de page|"
    "saltar al contenido|ir al contenido|ir al contenido principal|inicio|buscar|iniciar sesión|suscribirse|"
    "suscríbete|menú|pular para o conteúdo|ir para o conteúdo|início|pesquisar|entrar|assine|"
    "vai al contenuto|salta al contenuto|cerca|accedi|abbonati|naar inhoud|ga naar inhoud|zoeken|"
    "przejdź do treści|strona główna|szukaj|zaloguj|перейти к содержанию|перейти к содержимому|главная|поиск|войти|"
    "меню|перейти до вмісту|головна|تجاوز إلى المحتوى الرئيسي|الرئيسية|بحث|القائمة|跳到内容|跳至主要内容|首页|"
    "搜索|登录|"
    "コンテンツへスキップ|本文へスキップ|ホーム|検索|본문 바로가기|홈|검색|"
    # share bars
    "share|share this|share this article|share this page|share on facebook|share on twitter|share on x|"
    "share on linkedin|share via email|facebook|twitter|whatsapp|"
    "telegram|linkedin|pinterest|reddit|email|e-mail|print|copy link|"
    "link copied|tweet|follow us|save|bookmark|teilen|diesen artikel teilen|drucken|merken|link kopieren|"
    "folgen sie uns|partager|partager cet article|imprimer|"
    "copier le lien|suivez-nous|compartir|imprimir|copiar enlace|síguenos|"
    "síganos|compartilhar|compartilhe|copiar link|siga-nos|condividi|stampa|delen|udostępnij|drukuj|поделиться|"
    "распечатать|поширити|مشاركة|شارك|طباعة|分享|分享到|打印|シェア|공유|"
    # cookies
    "accept|accept all|accept all cookies|reject all|manage cookies|cookie settings|manage preferences|i agree|"
    "alle akzeptieren|akzeptieren|ablehnen|cookie-einstellungen|tout accepter|tout refuser|accepter|"
    "paramètres des cookies|aceptar|aceptar todo|rechazar|configurar cookies|aceitar|accetta|accetta tutto|rifiuta|"
    # what surrounds an article
    "advertisement|advertising|sponsored|related articles|related stories|related|read more|read also|see also|"
    "leave a comment|comments|no comments|anzeige|werbung|mehr zum thema|lesen sie auch|kommentare|publicité|"
    "lire aussi|à lire aussi|sur le même sujet|commentaires|publicidad|lea también|leer más|comentarios|publicidade|"
    "leia também|leia mais|comentários|pubblicità|leggi anche|реклама|читайте также|комментарии|إعلان|اقرأ أيضا|"
    "广告|広告"
)
_KNOWN = frozenset(_LINES.split("|"))
_COOKIES = re.compile(
    r"(?:\bwe use cookies\b|\buses? cookies\b|verwende[nt] cookies|cookies (?:verwendet|einsetzen)|utilis(?:e|ons) des "
    r"cookies|utiliza(?:mos)? cookies|usa(?:mos)? cookies|utilizza (?:i )?cookie|использует (?:файлы )?cookie)",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 400
_AROUND = " \t|>»›·•–—-:…"


def is_navigation_line(line: str) -> bool:
    """Whether a whole line is one that pages print around their texts, in whatever language."""
    key = " ".join(line.strip(_AROUND).lower().replace("’", "'").split())
    return key in _KNOWN or (len(line) <= _LONGEST_NOTICE and _COOKIES.search(line) is not None)
