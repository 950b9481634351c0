"""Pages of administration: accounts, posts, who stands in for whom."""
