"""The vocabulary of the book: every term once, in English and in Chinese.

Figures take the Chinese of a term from here (see `neuronbook.terms`), the glossary and its index
are made from it, and the book's check refuses, in prose, captions, feedback and labels, the
variants that are not to be used. A new term goes into the module of the subject that introduces
it; what the term means stands in `neuronbook.glossary`.

term      one term, and the forms of its name
terms     all of them, subject by subject
banned    variants that are not to be used, found in a text
uses      terms, found in a text
"""

from neuronbook.vocabulary.banned import Banned, find_banned
from neuronbook.vocabulary.term import Term
from neuronbook.vocabulary.terms import TERMS, lookup
from neuronbook.vocabulary.uses import Use, find_term, find_terms

__all__ = ["TERMS", "Banned", "Term", "Use", "find_banned", "find_term", "find_terms", "lookup"]
