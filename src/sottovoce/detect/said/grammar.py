"""How a language says something of a person: the pieces of a sentence, as expressions for folded lower-case
text, and what they make together. The pieces are data (`said.germanic`, `said.romance`).
"""

# ruff: noqa: E501 - an expression stays in one piece
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Grammar:
    """The pieces of one language, each an alternation.

    Args:
        writer: how a writer begins to say what they are, have or suffer from ("i am", "i was diagnosed with").
        somebody: nouns for people of one's own ("son", "neighbour").
        possessive: "my", "his"; what makes such a noun, or an illness, somebody's.
        writers_own: the part of ``possessive`` that is the writer's.
        article: "the", "this"; what else may stand before such a noun.
        verbs: what is said of somebody named before ("is", "suffers from").
        pronouns: "he", "she": people without a noun.
        filler: what may stand between such a beginning and the word ("a", "very", "seven months").
        noun: what may follow an adjective, or precede one, when it is said of a person ("woman", "couple").
        goes_on: how a sentence goes on after a predicate that is not another noun's adjective.
        present: whether a person is spoken of at all, anywhere in the sentence.
        idle_before, idle_after: right before or after the word: nobody is meant ("for", "-friendly").
        idle: anywhere in the sentence: a joke, a film, a charity.
        figure: before the word, a figure of speech whatever else is said ("nearly had a").
    """

    writer: str
    somebody: str
    possessive: str
    writers_own: str
    article: str
    verbs: str
    pronouns: str
    filler: str
    noun: str
    goes_on: str
    present: str
    idle_before: str
    idle_after: str
    idle: str
    figure: str

    @cached_property
    def told(self) -> re.Pattern[str]:
        """Ends right before a word that is said of somebody; group ``writer`` when of the writer."""
        other = (
            rf"(?:{self.possessive}|{self.article}) (?:[a-z-]+ ){{0,2}}?(?:{self.somebody})(?: [a-z-]+)?(?: and i| y yo| et moi| e eu| en ik"
            rf"| und ich| e io)?,? (?:{self.verbs})|(?:{self.pronouns})(?: |')(?:{self.verbs})"
        )
        return re.compile(
            rf"(?:^|[^a-z0-9])(?:(?P<writer>{self.writer})|(?P<other>{other}))"
            rf"(?:[ ,-]+(?:{self.filler}|{self.noun}|\d{{1,2}}[.%]?))*[ -]+(?:[\"']|l'|d'|un'|dell'|nell'|all')?$"
        )

    @cached_property
    def owned(self) -> re.Pattern[str]:
        """Ends right before a word that is somebody's; group ``writer`` when it is the writer's."""
        return re.compile(
            rf"(?:^|[^a-z0-9])(?:(?P<writer>{self.writers_own})|(?:{self.possessive})"
            rf"(?: (?:{self.somebody})(?:'s)?)?)(?: (?:{self.filler}|[a-z]+(?:ed|ing)))* $"
        )

    @cached_property
    def owner_follows(self) -> re.Pattern[str]:
        """Begins right after an adjective of somebody's: "my deaf son"."""
        return re.compile(rf"(?: [a-z]+)? (?:{self.somebody}|{self.noun})(?![a-z0-9])")

    @cached_property
    def ends(self) -> re.Pattern[str]:
        """Begins right after a predicate that is one, and no adjective of a thing."""
        return re.compile(rf"\s*(?:$|[^a-z0-9\s'-]|[- ](?:{self.goes_on}|{self.noun})(?![a-z0-9]))")

    @cached_property
    def somebody_near(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?<![a-z0-9])(?:(?P<writer>{self.present})|{self.somebody}|{self.pronouns})(?![a-z0-9])"
        )

    @cached_property
    def is_figure(self) -> re.Pattern[str]:
        return re.compile(rf"(?:^|[^a-z0-9])(?:{self.figure})(?![a-z0-9])")

    @cached_property
    def idles_before(self) -> re.Pattern[str]:
        return re.compile(rf"(?:^|[^a-z0-9])(?:{self.idle_before}) $")

    @cached_property
    def idles_after(self) -> re.Pattern[str]:
        return re.compile(rf"[- ]?(?:{self.idle_after})")

    @cached_property
    def idles(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![a-z0-9])(?:{self.idle})(?![a-z0-9])")
