"""One page for all steps: the official form beside the rules that it must satisfy; and every other move of a case."""
