"""A background job as its starter sees it: how far it is, and what became of each item."""
