"""Who the victims of a claim are: the words for them, and their class by these words and by what stands around."""
