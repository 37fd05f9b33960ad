"""Help texts, in Polish: officers read them. Markdown, rendered by typer."""

MAIN = """Referent czyta pisma urzędu i przygotowuje projekty odpowiedzi na interpelacje i zapytania.

Każde zdanie projektu wskazuje stronę źródła. Nic nie opuszcza tego komputera,
o ile nie skonfigurowano modelu językowego (REFERENT_LLM).

Przykłady:

    referent ingest dokumenty/
    referent draft interpelacja.pdf --out projekt/
    referent serve
"""

EXIT_CODES = """Kody wyjścia: 0 – wykonano; 1 – wykonano, ale część plików odrzucono albo wynik jest poniżej progu;
2 – błędne wywołanie; 3 – błąd (kod i opis na standardowym wyjściu błędów); 130 – przerwano.

Dane leżą w folderze REFERENT_HOME. Wszystkie ustawienia opisuje docs/settings.md."""

INGEST = """Wczytaj dokumenty do zbioru i przygotuj indeks.

Pliki PDF (także skany), DOCX, ODT, PPTX, HTML, EML z załącznikami, TXT oraz JSONL; foldery z podfolderami.
Ponowne wczytanie tego samego pliku niczego nie zmienia, a zmieniony plik staje się nową wersją dokumentu. Plik, którego
nie da się odczytać, jest zgłaszany z kodem błędu, a pozostałe są wczytywane dalej.

Przykłady:

    referent ingest odpowiedzi/ programy/gospodarka.pdf
    referent ingest korpus.jsonl --json
    referent ingest skany/ --no-ocr
"""

READ = """Pokaż, co zawiera pismo: nadawcę, daty, znak, sprawę i pytania, a także tematy, właściwe jednostki, miejsca,
nazwy i ton. Niczego nie zapisuje.

Z opcją --json każdy dokument to jeden obiekt JSON w jednym wierszu: plik JSONL daje tyle wierszy, ile ma dokumentów,
a wiadomość EML wiersz dla siebie i dla każdego załącznika. Pola start i end pytań liczą znaki odczytanego tekstu,
który dodaje opcja --text.

Przykłady:

    referent read interpelacja.pdf
    referent read interpelacja.pdf --json
    referent read pisma.jsonl --json --letter-only > pisma-odczytane.jsonl
"""

ANONYMISE = """Usuń z pliku dane osobowe i zapisz go w tym samym formacie (DOCX, PDF, TXT).

Usuwane są imiona i nazwiska osób prywatnych, adresy, telefony, e-maile, PESEL, numery dokumentów, rachunki bankowe
i księgi wieczyste; numery działek czekają na decyzję. Osoby pełniące funkcje publiczne zostają. Bez opcji --out niczego
nie zapisuje, tylko pokazuje, co znaleziono. Obok nowego pliku powstają lista usunięć (bez usuniętych słów) i nota
o wyłączeniu jawności; kto i w czyim interesie go dokonał, podaje się opcjami --who i --interest. Strony PDF są
rysowane od nowa, a z DOCX znikają poprawki, komentarze, autorzy i osadzone pliki.

Decyzje (--decisions) to plik JSON z numerami znalezionych danych: {"3": "restore", "5": "accept"}.

Przykłady:

    referent anonymise uwaga.docx
    referent anonymise uwaga.docx --out publikacja/
    referent anonymise uwaga.docx --out publikacja/ --who "Jan Nowak, Kancelaria" --interest "autora uwagi"
    referent anonymise pisma/ --out publikacja/ --mode pseudonym
"""

SEARCH = """Znajdź w zbiorze fragmenty, które odpowiadają na pytanie.

Przykłady:

    referent search "Kiedy zostanie naprawione oświetlenie ulicy Lipowej?"
    referent search "budżet obywatelski frekwencja" --limit 3 --kind reply --json

Rodzaje dokumentów, po angielsku albo po polsku: interpellation (interpelacja), enquiry (zapytanie), reply (odpowiedź),
pledges (program ze stopniem realizacji), news (komunikat), minutes (protokół), slides (prezentacja),
submission (zgłoszenie), other (dokument).
"""

DRAFT = """Przygotuj projekt odpowiedzi na pismo, pytanie po pytaniu, z przypisami do źródeł.

Pismo nie musi być w zbiorze, a jeśli w nim jest, nie służy za źródło. Z opcją --out zapisuje draft.json i reply.docx.
Bez opcji --json wypisuje projekt z przypisami. Daty wpływu i przekazania podaj, gdy nie ma ich w piśmie
(--received, --transmitted): od daty wpływu liczy się termin odpowiedzi.

Przykłady:

    referent draft interpelacja.pdf --out projekt/
    referent draft interpelacja.pdf --received 2026-11-16 --city krakow --json
"""

SERVE = """Uruchom usługę z interfejsem API i jego dokumentacją pod adresem http://127.0.0.1:8000.

Usługa przyjmuje połączenia tylko z tego komputera: dopóki nie ma kont i ról, każdy, kto się z nią połączy, widzi
wszystkie pisma i może zatwierdzać odpowiedzi.

Przykłady:

    referent serve
    referent serve --port 8080
"""

EVAL = """Zmierz jakość na folderze danych: zestawy retrieval, questions, letters, drafting albo all.

Opcje przechodzą do programu oceny (docs/evaluation.md): --data FOLDER, --predictions PLIK, --context question|letter,
--limit N, --json.

Przykłady:

    referent eval retrieval --data dane/ --context letter
    referent eval questions --data dane/ --json
"""

VERSION = "Wypisz wersję."
