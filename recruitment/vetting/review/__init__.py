"""The first half: the branch reviews the person, the family and the main social relations."""
