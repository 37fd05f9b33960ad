"""Given names that the dictionary does not have, in every case: of neighbours and newcomers, and new Polish ones.

The list is of names in common use in Ukraine, Belarus, Germany, Romania, the Czech Republic, Georgia, Turkey, Arab
countries, Vietnam, India, Japan and English-, French-, Spanish- and Italian-speaking countries, written as documents
here transcribe them. Those that are usual Polish words ("Raj", "Mark", "Van") are left out.
"""

from functools import cache

from nlp.cases import Case
from nlp.patterns import decline_by_pattern
from nlp.wordlists import words

_FEMININE = words("""
    Nikola Nicola Dżesika Vanessa Mia Żywia Jaśmina Grażynka Oksana Olena Ołena Iryna Natalija Nataliia Yulia Juliia
    Svitlana Switłana Svetlana Swietłana Tetiana Tetjana Viktoriia Wiktorija Anastasiia Anastasia Anastasija Kateryna
    Halyna Ludmyła Liudmyla Volha Tatsiana Tatiana Nadija Jewhenija Yevheniia Myrosława Zoriana Solomija Daryna Alona
    Inna Alina Larysa Jennifer Linda Susan Sarah Emily Ashley Jessica Karen Nancy Petra Ursula Tamar Aisha Layla Leila
    Fatima Yasmin Zahra Mariam Thi Hoa Linh Huong Thuy Yuki Sakura Priya Chiara Marie Eva Hana Lenka Ioana Elena Carmen
    Nino Ketevan Salome Ayşe Fatma Zeynep Isabelle Sophie Giulia Francesca Lucia Gabriela Camila Kristina Veronika Jitka
""")
_MASCULINE = words("""
    Oleksandr Ołeksandr Serhij Serhii Dmytro Mykoła Mykola Wołodymyr Volodymyr Andrij Andrii Ihor Oleh Yurii Jurij Vasyl
    Petro Pavlo Pawło Ruslan Rusłan Artem Jewhen Yevhen Sergey Siergiej Mikhail Alaksandr Aliaksandr Siarhei Bohdan
    Taras Maksym Roman Wiaczesław Viacheslav Stanislav Vitalii Witalij Anatolii Anatolij Oleksii Ołeksij Kyryło Danyło
    James Matthew Michael William Charles Daniel Kevin Brian Christopher Andrew Jürgen Uwe Heinz Klaus Wolfgang Dieter
    Hans Günther Matthias Giorgi Levan Davit Zurab Irakli Ahmet Ahmed Mehmet Mustafa Emre Murat Hasan Hassan Yusuf
    Youssef
    Muhammad Mohammed Mohamed Khalid Ramzi Samir Karim Ibrahim Omar Mahmoud Tariq Abdul Abdullah Nguyen Tran Pham Minh
    Thanh Hung Duc Tuan Quang Wei Ming Jun Hiroshi Kenji Takashi Amit Sanjay Anil Rahul Vijay Arjun Juan José Jose Luis
    Jorge Javier Miguel Pablo Diego Giovanni Luca Matteo Andrea Alessandro François Michel Nicolas Pierre Jean Vladimír
    Vladimir Jiří Petr Tomáš Václav Zdeněk Miroslav Andrei Mihai Ion Nikolai Dimitri Yannis Lukas Jonas Tomas Vytautas
    Lars Anders Sven Bjørn Olaf Patrick Sean Liam John George Thomas Richard Robert Peter Paul David Steven
""")


@cache
def more_given_names() -> frozenset[str]:
    """Return the names of the list in all cases of the singular."""
    feminine = {decline_by_pattern(name, "f", case) for name in _FEMININE for case in Case}
    masculine = {decline_by_pattern(form, "m1", case) for name in _MASCULINE for form in _stems(name) for case in Case}
    return frozenset(feminine | masculine | _FEMININE | _MASCULINE)


def _stems(name: str) -> tuple[str, ...]:
    """Return the forms to decline: names in -o and -ii decline as in Polish with a consonant ("Dmytra", "Serhija")."""
    if name.endswith("ii"):
        return name, f"{name[:-1]}j"
    return (name, name[:-1]) if name.endswith("o") else (name,)
