"""Samples as HTML, EML and plain text."""

from email import policy
from email.message import EmailMessage
from html import escape

from scripts.sample_formats.source import Line, Sample

_PAGE = """<!DOCTYPE html>
<html lang="pl">
<head>
<meta charset="utf-8">
<title>{title} – Jasnobrzeg</title>
<style>nav, footer {{ font-size: 80%; }}</style>
<script>window.menu = "otwarte";</script>
</head>
<body>
<nav><a href="/">Strona główna</a> | <a href="/aktualnosci">Aktualności</a> | <a href="/kontakt">Kontakt</a></nav>
<main><article>
{body}
</article></main>
<aside><h3>Zobacz też</h3><ul><li><a href="/pogoda">Pogoda</a></li><li><a href="/mapa">Mapa miasta</a></li></ul></aside>
<footer>Urząd Miasta Jasnobrzegu, ul. Ratuszowa 1. Wszystkie dane na tej stronie są zmyślone.</footer>
</body>
</html>
"""
_TAGS = {"h1": "h1", "h2": "h2", "item": "li"}


def html(sample: Sample) -> bytes:
    """Return a page with a menu, a footer and a date, as a city's news page has them."""
    title = next(line.text for line in sample.lines if line.mark == "h1")
    return _PAGE.format(title=escape(title), body="\n".join(map(_element, sample.lines))).encode()


def _element(line: Line) -> str:
    if line.text[:4].isdigit() and line.text.count("-") == 2 and len(line.text) == 10:
        return f'<p class="data"><time datetime="{line.text}">{line.text}</time></p>'
    tag = _TAGS.get(line.mark, "p")
    return f"<{tag}>{escape(line.text)}</{tag}>"


def eml(sample: Sample) -> bytes:
    """Return a message with a text body and one text attachment in UTF-8."""
    body, _, attachment = sample.raw.partition("=====\n")
    message = EmailMessage(policy=policy.SMTP)
    message["From"], message["To"] = sample.get("from"), sample.get("to")
    message["Date"], message["Subject"] = sample.get("date"), sample.get("subject")
    message["Message-ID"] = "<2026-10-06.1@zgm.jasnobrzeg.example>"
    message.set_content(body.strip() + "\n", cte="quoted-printable")
    message.add_attachment(attachment.strip() + "\n", filename=sample.get("attachment"), cte="base64")
    message.set_boundary("----=_jasnobrzeg_1")
    return message.as_bytes()


def txt(sample: Sample) -> bytes:
    """Return plain text in the encoding that the source names, lines on the right indented by blanks."""
    lines = [f"{'':40}{line[2:]}" if line.startswith("> ") else line for line in sample.raw.strip().splitlines()]
    return ("\r\n".join(lines) + "\r\n").encode(sample.get("encoding"))
