"""Reading a corpus: files and metadata to the ``documents`` table. Looks for no claims."""

from hasila.corpus.articles import CorpusError
from hasila.corpus.reading import Corpus, DateFromText, read_corpus

__all__ = ["Corpus", "CorpusError", "DateFromText", "read_corpus"]
